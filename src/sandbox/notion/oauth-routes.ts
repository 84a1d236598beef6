import { Hono } from 'hono';
import type { Context } from 'hono';

import type { Answer } from './api-context.ts';
import { authorizePage, authorizeProblem } from './authorize-page.ts';
import { duplicatePage } from './duplicate-page.ts';
import { at, isAbsent, readObject, readString } from './field.ts';
import type { Field } from './field.ts';
import { NotionError } from './notion-error.ts';
import { randomId } from './notion-id.ts';
import {
  exchangeCode,
  introspectToken,
  issueCode,
  oauthError,
  refreshTokens,
  revokeToken,
} from './oauth-grants.ts';
import type { OAuthContext } from './oauth-grants.ts';
import type { Records } from './records.ts';
import { titleTextOf } from './page-title.ts';
import { plainText } from './rich-text.ts';

/**
 * The OAuth endpoints of a public connection. Any client id is taken, with any secret and address, unless it was registered.
 * from documents: https://developers.notion.com/docs/authorization
 */
export function createOAuthRoutes(context: () => OAuthContext): Hono {
  const app = new Hono();

  app.get('/v1/oauth/authorize', (c) => {
    const asked = readQuestion(c, context().records);
    if ('problem' in asked) return c.html(authorizeProblem(asked.problem), 400);
    const { records } = context();
    const people = [...records.list('user')]
      .filter((user) => user.type === 'person')
      .map(({ id, name }) => ({ id, name }));
    const pages = [...records.list('page', 'workspace')].filter((page) => !page.inTrash);
    return c.html(
      authorizePage({
        name: records.get('connection', asked.clientId)?.name ?? asked.clientId,
        hasTemplate: templateOf(asked.clientId, records) !== undefined,
        people,
        pages: pages.map((page) => ({ id: page.id, title: plainText(titleTextOf(page)) })),
      }),
    );
  });

  app.post('/v1/oauth/authorize', async (c) => {
    const asked = readQuestion(c, context().records);
    if ('problem' in asked) return c.html(authorizeProblem(asked.problem), 400);
    const form = await c.req.formData();
    const target = new URL(asked.redirectUri);
    if (asked.state !== undefined) target.searchParams.set('state', asked.state);
    if (form.get('decision') !== 'approve') {
      target.searchParams.set('error', 'access_denied');
      return c.redirect(target.href);
    }
    const { records } = context();
    const chosen = form.get('person');
    const person = [...records.list('user')].find(
      (user) => user.type === 'person' && (chosen === null || user.id === chosen),
    );
    if (person === undefined)
      return c.html(authorizeProblem('There is nobody in this workspace who could agree.'), 400);
    const { clientId, sentRedirectUri } = asked;
    const template = templateOf(clientId, records);
    const wantsTemplate = form.get('template') === 'duplicate' && template !== undefined;
    const pageIds = wantsTemplate ? [] : form.getAll('page').filter((page) => typeof page === 'string');
    const code = records.atomically(() => {
      const duplicatedTemplateId = wantsTemplate ? duplicatePage(template, person.id, context()) : null;
      return issueCode(
        { clientId, redirectUri: sentRedirectUri, personId: person.id, pageIds, duplicatedTemplateId },
        context(),
      );
    });
    target.searchParams.set('code', code);
    return c.redirect(target.href);
  });

  function reply(c: Context, work: (body: Field, clientId: string) => Answer): Promise<Response> {
    return c.req.json().then(
      (value: unknown) => {
        const clientId = readClient(c.req.header('authorization'), context().records);
        try {
          const answer = context().records.atomically(() => work({ path: 'body', value }, clientId));
          return c.json({ ...answer, request_id: randomId(context().random) });
        } catch (error) {
          const isInvalid = error instanceof NotionError && error.code === 'validation_error';
          throw isInvalid ? oauthError('invalid_request', error.message) : error;
        }
      },
      () => {
        throw new NotionError({ status: 400, code: 'invalid_json', message: 'Error parsing JSON body.' });
      },
    );
  }

  app.post('/v1/oauth/token', (c) =>
    reply(c, (body, clientId) => {
      const grantType = readString(at(body, 'grant_type'));
      if (grantType !== 'refresh_token' && grantType !== 'authorization_code')
        throw oauthError('unsupported_grant_type', 'Unsupported grant type.');
      if (grantType === 'refresh_token') {
        readObject(body, ['grant_type', 'refresh_token']);
        return refreshTokens({ clientId, refreshToken: readString(at(body, 'refresh_token')) }, context());
      }
      readObject(body, ['grant_type', 'code', 'redirect_uri', 'external_account']);
      const redirectUri = isAbsent(at(body, 'redirect_uri'))
        ? undefined
        : readString(at(body, 'redirect_uri'));
      return exchangeCode({ clientId, code: readString(at(body, 'code')), redirectUri }, context());
    }),
  );
  app.post('/v1/oauth/introspect', (c) =>
    reply(c, (body) => introspectToken(readString(at(body, 'token')), context())),
  );
  app.post('/v1/oauth/revoke', (c) =>
    reply(c, (body) => revokeToken(readString(at(body, 'token')), context())),
  );
  return app;
}

type Question =
  | {
      clientId: string;
      redirectUri: string;
      /** Null when the address of the authorize page did not name it; then the exchange must not either. */
      sentRedirectUri: string | null;
      state: string | undefined;
    }
  | { problem: string };

function readQuestion(c: Context, records: Records): Question {
  const clientId = c.req.query('client_id');
  if (clientId === undefined || clientId === '') return { problem: 'Missing or invalid client_id.' };
  const known = records.get('connection', clientId)?.redirectUris ?? [];
  const sent = c.req.query('redirect_uri');
  const redirectUri = sent ?? (known.length === 1 ? known[0] : undefined);
  const isKnown = known.length === 0 || (redirectUri !== undefined && known.includes(redirectUri));
  if (redirectUri === undefined || !URL.canParse(redirectUri) || !isKnown)
    return { problem: 'Missing or invalid redirect_uri.' };
  if (c.req.query('response_type') !== 'code') return { problem: 'Missing or invalid response_type.' };
  return { clientId, redirectUri, sentRedirectUri: sent ?? null, state: c.req.query('state') };
}

/** The page that a connection offers to duplicate, as long as it is there. */
function templateOf(clientId: string, records: Records): string | undefined {
  const id = records.get('connection', clientId)?.templatePageId ?? undefined;
  const page = id === undefined ? undefined : records.get('page', id);
  return page?.inTrash === false ? page.id : undefined;
}

function readClient(header: string | undefined, records: Records): string {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1] ?? '';
  const [clientId, ...secret] = decoded(encoded).split(':');
  const expected =
    clientId === undefined ? null : (records.get('connection', clientId)?.clientSecret ?? null);
  const isGood =
    clientId !== undefined &&
    clientId !== '' &&
    secret.length > 0 &&
    (expected === null || expected === secret.join(':'));
  if (!isGood) throw oauthError('invalid_client', 'Client authentication failed.');
  return clientId;
}

function decoded(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}
