import type { GoogleContext } from '../google-context.ts';
import { findUser } from '../google-user.ts';
import { numberAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { issueAccessToken, issueRefreshToken, takeCode, useRefreshToken } from './grants.ts';
import type { Grant } from './grants.ts';
import { toBase64Url } from './base64-url.ts';
import { clientNamed } from './client-registry.ts';
import { idTokenFor } from './id-token.ts';
import { readToken } from './json-web-token.ts';
import { serviceAccountKey } from './service-account.ts';

/** An answer of the token endpoint: the status and the JSON. */
export interface TokenReply {
  status: number;
  body: JsonObject;
}

function refuse(error: string, description: string, status = 400): TokenReply {
  return { status, body: { error, error_description: description } };
}

const expiresIn = 3599;
const hour = 3600;
/** Clocks may differ by this many seconds. */
const leeway = 300;
const jwtGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** POST /token for codes, refresh tokens and service accounts. Everything here is from documents. */
export async function answerToken(context: GoogleContext, form: URLSearchParams): Promise<TokenReply> {
  const grantType = form.get('grant_type');
  switch (grantType) {
    case 'authorization_code':
      return exchangeCode(context, form);
    case 'refresh_token':
      return refresh(context, form);
    case jwtGrant:
      return exchangeAssertion(context, form.get('assertion') ?? '');
    case null:
      return refuse('invalid_request', 'Required parameter is missing: grant_type');
    default:
      return refuse('unsupported_grant_type', `Invalid grant_type: ${grantType}`);
  }
}

async function exchangeCode(context: GoogleContext, form: URLSearchParams): Promise<TokenReply> {
  const code = form.get('code');
  if (code === null) return refuse('invalid_request', 'Missing required parameter: code');
  const stranger = refuseStranger(context, form);
  if (stranger !== undefined) return stranger;
  const grant = takeCode(context, code);
  if (grant === undefined)
    return refuse('invalid_grant', code.startsWith('4/') ? 'Bad Request' : 'Malformed auth code.');
  if (grant.clientId !== form.get('client_id')) return refuse('unauthorized_client', 'Unauthorized', 401);
  if (textAt(grant.record, 'redirectUri') !== form.get('redirect_uri'))
    return refuse('redirect_uri_mismatch', 'Bad Request');
  const challenge = textAt(grant.record, 'challenge');
  if (challenge !== undefined) {
    const verifier = form.get('code_verifier');
    if (verifier === null) return refuse('invalid_grant', 'Missing code verifier.');
    const isPlain = textAt(grant.record, 'challengeMethod') !== 'S256';
    if ((isPlain ? verifier : await hash(verifier)) !== challenge)
      return refuse('invalid_grant', 'Invalid code verifier.');
  }
  const isOffline = grant.record.isOffline === true;
  return {
    status: 200,
    body: await tokens(context, grant, {
      refreshToken: isOffline ? issueRefreshToken(context, grant) : undefined,
      nonce: textAt(grant.record, 'nonce'),
    }),
  };
}

/** An app that is not registered, or comes with the wrong secret, while registrations count. */
function refuseStranger(context: GoogleContext, form: URLSearchParams): TokenReply | undefined {
  const clientId = form.get('client_id');
  if (clientId === null) return refuse('invalid_request', 'Could not determine client ID from request.');
  const client = clientNamed(context.store, clientId);
  if (client === 'any') return undefined;
  if (client === undefined) return refuse('invalid_client', 'The OAuth client was not found.', 401);
  const secret = form.get('client_secret');
  if (secret === null || secret === '') return refuse('invalid_request', 'client_secret is missing.');
  return secret === client.clientSecret ? undefined : refuse('invalid_client', 'Unauthorized', 401);
}

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return toBase64Url(new Uint8Array(digest));
}

async function refresh(context: GoogleContext, form: URLSearchParams): Promise<TokenReply> {
  const token = form.get('refresh_token');
  if (token === null || token === '')
    return refuse('invalid_request', 'Missing required parameter: refresh_token');
  const stranger = refuseStranger(context, form);
  if (stranger !== undefined) return stranger;
  const grant = useRefreshToken(context, token);
  if (grant === undefined)
    return refuse(
      'invalid_grant',
      token.startsWith('1//') ? 'Token has been expired or revoked.' : 'Bad Request',
    );
  if (grant.clientId !== form.get('client_id')) return refuse('unauthorized_client', 'Unauthorized', 401);
  return { status: 200, body: await tokens(context, grant, {}) };
}

async function tokens(
  context: GoogleContext,
  grant: Grant,
  also: { refreshToken?: string; nonce?: string },
): Promise<JsonObject> {
  const accessToken = issueAccessToken(context, grant);
  const idToken = await idTokenFor(context, grant, { accessToken, nonce: also.nonce });
  return {
    access_token: accessToken,
    expires_in: expiresIn,
    ...(also.refreshToken === undefined ? {} : { refresh_token: also.refreshToken }),
    scope: grant.scope,
    token_type: 'Bearer',
    ...(idToken === undefined ? {} : { id_token: idToken }),
  };
}

const badTimes =
  'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.';

const audiences = new Set([
  'https://oauth2.googleapis.com/token',
  'https://www.googleapis.com/oauth2/v4/token',
  'https://accounts.google.com/o/oauth2/token',
]);

/** The sandbox is also asked under its own address, which a key file made here names. */
function isAudience(audience: string): boolean {
  return audiences.has(audience) || /\/(token|o\/oauth2\/token|oauth2\/v4\/token)$/.test(audience);
}

/** A service account's signed statement: its signature is checked against the key the account was made with. */
async function exchangeAssertion(context: GoogleContext, assertion: string): Promise<TokenReply> {
  const token = readToken(assertion);
  if (token === undefined) return refuse('invalid_grant', 'Invalid JWT: Failed to parse the assertion.');
  const { claims } = token;
  const issuer = textAt(claims, 'iss') ?? '';
  const key = serviceAccountKey(context.store, issuer);
  if (key === undefined) return refuse('invalid_grant', 'Invalid grant: account not found');
  if (!(await token.isSignedWith(key))) return refuse('invalid_grant', 'Invalid JWT Signature.');
  const now = context.now() / 1000;
  const [issued, expires] = [numberAt(claims, 'iat') ?? 0, numberAt(claims, 'exp') ?? 0];
  if (issued > now + leeway || expires <= now - leeway || expires <= issued || expires - issued > hour + 60)
    return refuse('invalid_grant', badTimes);
  if (!isAudience(textAt(claims, 'aud') ?? ''))
    return refuse('invalid_grant', 'Invalid JWT: Failed audience check.');
  const scope = textAt(claims, 'scope') ?? '';
  if (scope === '') return refuse('invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
  const email = textAt(claims, 'sub') ?? issuer;
  if (findUser(context.store, email) === undefined)
    return refuse('invalid_grant', 'Invalid email or User ID');
  const access_token = issueAccessToken(context, { email, clientId: issuer, scope });
  return { status: 200, body: { access_token, expires_in: expiresIn, token_type: 'Bearer' } };
}
