import type { GoogleContext } from '../google-context.ts';
import { firstUser, findUser, placeUser } from '../google-user.ts';
import { isObject, numberAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { issueAccessToken, issueRefreshToken, takeCode, useRefreshToken } from './grants.ts';
import type { Grant } from './grants.ts';
import { readBase64Url, toBase64Url } from './base64-url.ts';

/** An answer of the token endpoint: the status and the JSON. */
export interface TokenReply {
  status: number;
  body: JsonObject;
}

function refuse(error: string, description: string, status = 400): TokenReply {
  return { status, body: { error, error_description: description } };
}

const expiresIn = 3599;
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
  const clientId = form.get('client_id');
  if (clientId === null) return refuse('invalid_request', 'Could not determine client ID from request.');
  const grant = takeCode(context, code);
  if (grant === undefined) return refuse('invalid_grant', 'Malformed auth code.');
  if (grant.clientId !== clientId) return refuse('unauthorized_client', 'Unauthorized', 401);
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
    body: tokens(context, grant, isOffline ? issueRefreshToken(context, grant) : undefined),
  };
}

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return toBase64Url(new Uint8Array(digest));
}

function refresh(context: GoogleContext, form: URLSearchParams): TokenReply {
  const token = form.get('refresh_token');
  if (token === null || token === '')
    return refuse('invalid_request', 'Missing required parameter: refresh_token');
  const clientId = form.get('client_id');
  if (clientId === null) return refuse('invalid_request', 'Could not determine client ID from request.');
  const grant = useRefreshToken(context, token);
  if (grant === undefined) return refuse('invalid_grant', 'Token has been expired or revoked.');
  if (grant.clientId !== clientId) return refuse('unauthorized_client', 'Unauthorized', 401);
  return { status: 200, body: tokens(context, grant, undefined) };
}

function tokens(context: GoogleContext, grant: Grant, refreshToken: string | undefined): JsonObject {
  return {
    access_token: issueAccessToken(context, grant),
    expires_in: expiresIn,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    scope: grant.scope,
    token_type: 'Bearer',
    ...(grant.scope.split(' ').includes('openid') ? { id_token: idToken(context, grant) } : {}),
  };
}

/** A token about the user, unsigned in substance: the sandbox has no key of Google's. */
function idToken(context: GoogleContext, grant: Grant): string {
  const user = findUser(context.store, grant.email) ?? firstUser(context.store);
  const seconds = Math.floor(context.now() / 1000);
  const claims = {
    iss: 'https://accounts.google.com',
    azp: grant.clientId,
    aud: grant.clientId,
    sub: user.permissionId,
    email: user.email,
    email_verified: true,
    name: user.name,
    iat: seconds,
    exp: seconds + 3600,
  };
  return `${encodeJson({ alg: 'RS256', kid: 'sandbox', typ: 'JWT' })}.${encodeJson(claims)}.c2FuZGJveA`;
}

function encodeJson(value: JsonObject): string {
  return toBase64Url(new TextEncoder().encode(JSON.stringify(value)));
}

const badTimes =
  'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.';

/** A service account's signed statement; its signature is not checked, because nobody registers keys here. */
function exchangeAssertion(context: GoogleContext, assertion: string): TokenReply {
  const parts = assertion.split('.');
  const claims = parts.length === 3 ? readClaims(parts[1] ?? '') : undefined;
  if (claims === undefined || parts[2] === '') return refuse('invalid_grant', 'Invalid JWT Signature.');
  const issuer = textAt(claims, 'iss') ?? '';
  const now = context.now() / 1000;
  const [issued, expires] = [numberAt(claims, 'iat') ?? 0, numberAt(claims, 'exp') ?? 0];
  if (issued > now + 600 || expires <= now - 600 || expires - issued > 3660)
    return refuse('invalid_grant', badTimes);
  if (!issuer.endsWith('.gserviceaccount.com'))
    return refuse('invalid_grant', 'Invalid grant: account not found');
  if (
    !/^https:\/\/(oauth2\.googleapis\.com\/token|www\.googleapis\.com\/oauth2\/v4\/token|accounts\.google\.com\/o\/oauth2\/token)$/.test(
      textAt(claims, 'aud') ?? '',
    )
  )
    return refuse('invalid_grant', 'Invalid JWT: Failed audience check.');
  const scope = textAt(claims, 'scope') ?? '';
  if (scope === '') return refuse('invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
  const subject = textAt(claims, 'sub');
  const email = subject ?? issuer;
  if (subject !== undefined && subject !== issuer && findUser(context.store, subject) === undefined)
    return refuse('invalid_grant', 'Invalid email or User ID');
  if (findUser(context.store, email) === undefined)
    placeUser(context.store, { email, name: email.split('@')[0] ?? email, isServiceAccount: true });
  const access_token = issueAccessToken(context, { email, clientId: issuer, scope });
  return { status: 200, body: { access_token, expires_in: expiresIn, token_type: 'Bearer' } };
}

function readClaims(part: string): JsonObject | undefined {
  try {
    const claims: unknown = JSON.parse(new TextDecoder().decode(readBase64Url(part)));
    return isObject(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}
