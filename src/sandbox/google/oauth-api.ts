import { Hono } from 'hono';
import type { GoogleContext } from './google-context.ts';
import { findUser, firstUser, people } from './google-user.ts';
import type { GoogleUser } from './google-user.ts';
import { isObject } from './json.ts';
import { askedFiles, asksForFiles, givePicked, pickableFiles, pickerProblem } from './oauth/file-picker.ts';
import { blockedPage, consentPage } from './oauth/consent-page.ts';
import { clientNamed } from './oauth/client-registry.ts';
import { grantedBefore, hasGranted, issueCode, noteGrant, revokeGrant } from './oauth/grants.ts';
import { pickerPage } from './oauth/picker-page.ts';
import { grantedName, isSignInScope } from './oauth/sign-in-scopes.ts';
import { answerToken } from './oauth/token-endpoint.ts';

/**
 * Answers the consent page under `/o/oauth2`, `/token` and `/revoke`. Any client id is taken until one is registered;
 * everything here is from documents: https://developers.google.com/identity/protocols/oauth2/web-server
 */
export function createOAuthApi(context: GoogleContext): Hono {
  const api = new Hono();
  for (const path of ['/o/oauth2/auth', '/o/oauth2/v2/auth'])
    api.get(path, (c) => {
      const query = new URL(c.req.url).searchParams;
      const blocked = problemOf(context, query);
      if (blocked !== undefined) return c.html(blockedPage(blocked.code, blocked.explanation), 400);
      const accounts = accountsOf(context, query);
      const scopes = scopesOf(query);
      const clientId = query.get('client_id') ?? '';
      return c.html(consentPage({ clientId, accounts, scopes, query: query.toString() }));
    });
  api.post('/o/oauth2/v2/auth/decision', async (c) => {
    const query = new URL(c.req.url).searchParams;
    const blocked = problemOf(context, query);
    if (blocked !== undefined) return c.html(blockedPage(blocked.code, blocked.explanation), 400);
    const form = await readForm(c.req.raw);
    const picker = pickerFor(context, query, form);
    return picker === undefined ? c.redirect(decide(context, query, form).href, 302) : c.html(picker);
  });
  api.post('/o/oauth2/v2/auth/picked', async (c) => {
    const query = new URL(c.req.url).searchParams;
    const blocked = problemOf(context, query);
    if (blocked !== undefined) return c.html(blockedPage(blocked.code, blocked.explanation), 400);
    const form = await readForm(c.req.raw);
    const target = decide(context, query, form);
    if (target.searchParams.has('code')) {
      const user = userOf(context, query, form);
      const clientId = query.get('client_id') ?? '';
      const given = givePicked(context.store, { user, clientId, ids: form.getAll('file') });
      if (given.length > 0) target.searchParams.set('picked_file_ids', given.join(','));
    }
    return c.redirect(target.href, 302);
  });
  for (const path of ['/token', '/o/oauth2/token', '/oauth2/v4/token'])
    api.post(path, async (c) => {
      const reply = await answerToken(context, await readForm(c.req.raw));
      return Response.json(reply.body, {
        status: reply.status,
        headers: { 'cache-control': 'no-cache, no-store' },
      });
    });
  for (const path of ['/revoke', '/o/oauth2/revoke'])
    api.on(['GET', 'POST'], path, async (c) => {
      const form = c.req.method === 'POST' ? await readForm(c.req.raw) : new URLSearchParams();
      const token = form.get('token') ?? new URL(c.req.url).searchParams.get('token') ?? '';
      if (revokeGrant(context.store, token)) return Response.json({});
      return Response.json(
        { error: 'invalid_token', error_description: 'Token expired or revoked' },
        { status: 400 },
      );
    });
  return api;
}

interface Problem {
  code: string;
  explanation: string;
}

function problemOf(context: GoogleContext, query: URLSearchParams): Problem | undefined {
  if ((query.get('client_id') ?? '') === '')
    return { code: 'invalid_request', explanation: 'Missing required parameter: client_id' };
  const client = clientNamed(context.store, query.get('client_id') ?? '');
  if (client === undefined) return { code: 'invalid_client', explanation: 'The OAuth client was not found.' };
  const redirectUri = query.get('redirect_uri') ?? '';
  const isKnown = client === 'any' || client.redirectUris.includes(redirectUri);
  if (!URL.canParse(redirectUri) || !isKnown)
    return { code: 'redirect_uri_mismatch', explanation: `The redirect URI ${redirectUri} is not valid.` };
  if (query.get('response_type') !== 'code')
    return { code: 'unsupported_response_type', explanation: 'Only response_type=code is answered here.' };
  if (scopesOf(query).length === 0)
    return { code: 'invalid_request', explanation: 'Missing required parameter: scope' };
  const explanation = pickerProblem(query);
  return explanation === undefined ? undefined : { code: 'invalid_request', explanation };
}

function scopesOf(query: URLSearchParams): string[] {
  return (query.get('scope') ?? '').split(/\s+/).filter((scope) => scope !== '');
}

/** The people who could be signed in: the one who is hinted at, then the others. */
function accountsOf(context: GoogleContext, query: URLSearchParams): GoogleUser[] {
  const likeliest = findUser(context.store, query.get('login_hint') ?? '') ?? firstUser(context.store);
  return [likeliest, ...people(context.store).filter(({ email }) => email !== likeliest.email)];
}

function userOf(context: GoogleContext, query: URLSearchParams, form: URLSearchParams): GoogleUser {
  const accounts = accountsOf(context, query);
  const chosen = accounts.find(({ email }) => email === form.get('account'));
  return chosen ?? accounts[0] ?? firstUser(context.store);
}

/** The page that comes after the consent to files being picked; undefined where none is asked for or it was not given. */
function pickerFor(
  context: GoogleContext,
  query: URLSearchParams,
  form: URLSearchParams,
): ReturnType<typeof pickerPage> | undefined {
  const scopes = form.getAll('scope');
  if (!asksForFiles(query) || form.get('decision') !== 'allow' || scopes.length === 0) return undefined;
  const user = userOf(context, query, form);
  return pickerPage({
    clientId: query.get('client_id') ?? '',
    email: user.email,
    scopes,
    files: pickableFiles(context.store, { user, query }),
    chosen: askedFiles(query),
    allowsSeveral: query.get('allow_multiple') === 'true',
    query: query.toString(),
  });
}

/** Where the browser goes after the decision: back to the app with a code, or with `access_denied`. */
function decide(context: GoogleContext, query: URLSearchParams, form: URLSearchParams): URL {
  const target = new URL(query.get('redirect_uri') ?? '');
  const state = query.get('state');
  if (state !== null) target.searchParams.set('state', state);
  const asked = scopesOf(query);
  const ticked = asked.filter((scope) => isSignInScope(scope) || form.getAll('scope').includes(scope));
  if (form.get('decision') !== 'allow' || ticked.length === 0) {
    target.searchParams.set('error', 'access_denied');
    return target;
  }
  const user = userOf(context, query, form);
  const person = { email: user.email, clientId: query.get('client_id') ?? '' };
  const isIncremental = query.get('include_granted_scopes') === 'true';
  const before = isIncremental ? grantedBefore(context.store, person) : [];
  const scope = [...new Set([...before, ...ticked.map((name) => grantedName(name))])].join(' ');
  const grant = { ...person, scope };
  const wantsRefresh = query.get('access_type') === 'offline';
  const isAskedAnew =
    (query.get('prompt') ?? '').includes('consent') || query.get('approval_prompt') === 'force';
  const code = issueCode(context, grant, {
    redirectUri: query.get('redirect_uri') ?? '',
    challenge: query.get('code_challenge') ?? undefined,
    challengeMethod: query.get('code_challenge_method') ?? undefined,
    isOffline: wantsRefresh && (isAskedAnew || !hasGranted(context.store, grant)),
    nonce: query.get('nonce') ?? undefined,
  });
  noteGrant(context.store, grant);
  target.searchParams.set('code', code);
  target.searchParams.set('scope', grant.scope);
  target.searchParams.set('authuser', '0');
  target.searchParams.set('prompt', query.get('prompt') ?? (before.length > 0 ? 'none' : 'consent'));
  return target;
}

/** A form, or a JSON object, which the token endpoint reads as well. */
async function readForm(request: Request): Promise<URLSearchParams> {
  const text = await request.text();
  if (!(request.headers.get('content-type') ?? '').includes('json'))
    return withBasic(new URLSearchParams(text), request);
  try {
    const value: unknown = JSON.parse(text);
    const entries = isObject(value)
      ? Object.entries(value).flatMap(([key, inner]) => (typeof inner === 'string' ? [[key, inner]] : []))
      : [];
    return new URLSearchParams(entries);
  } catch {
    return new URLSearchParams();
  }
}

/** A client may name itself in a Basic header instead. */
function withBasic(form: URLSearchParams, request: Request): URLSearchParams {
  const basic = /^basic\s+(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (basic === undefined || form.has('client_id')) return form;
  const [clientId = '', secret = ''] = decodeBasic(basic);
  form.set('client_id', clientId);
  form.set('client_secret', secret);
  return form;
}

function decodeBasic(text: string): string[] {
  try {
    return atob(text)
      .split(':')
      .map((part) => decodeURIComponent(part));
  } catch {
    return [];
  }
}
