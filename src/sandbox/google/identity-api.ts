import { Hono } from 'hono';
import { bearerOf, callerOf } from './access-token.ts';
import type { GoogleContext } from './google-context.ts';
import type { JsonObject } from './json.ts';
import { factsOf } from './oauth/id-token.ts';
import { sharedFacts } from './oauth/sign-in-scopes.ts';
import { signingKey } from './oauth/signing-key.ts';
import { accessTokenInfo, idTokenInfo } from './oauth/token-info.ts';

/**
 * Answers who somebody is: OpenID's discovery document and keys, user info and token info. All of it is from documents:
 * https://developers.google.com/identity/openid-connect/openid-connect
 */
export function createIdentityApi(context: GoogleContext): Hono {
  const api = new Hono();
  api.get('/.well-known/openid-configuration', (c) => c.json(discovery(new URL(c.req.url))));
  api.get('/oauth2/v3/certs', async (c) => {
    const { shown } = await signingKey(context.store);
    const keys = [{ kty: 'RSA', alg: 'RS256', use: 'sig', ...shown }];
    return c.json({ keys }, 200, { 'cache-control': 'public, max-age=21600' });
  });
  for (const path of ['/v1/userinfo', '/oauth2/v3/userinfo'])
    api.on(['GET', 'POST'], path, (c) => answerUserInfo(context, c.req.raw, 'sub'));
  for (const path of ['/oauth2/v1/userinfo', '/oauth2/v2/userinfo'])
    api.get(path, (c) => answerUserInfo(context, c.req.raw, 'id'));
  for (const path of ['/tokeninfo', '/oauth2/v3/tokeninfo', '/oauth2/v1/tokeninfo', '/oauth2/v2/tokeninfo'])
    api.on(['GET', 'POST'], path, (c) => answerTokenInfo(context, c.req.raw));
  return api;
}

async function answerTokenInfo(context: GoogleContext, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const form = request.method === 'POST' ? new URLSearchParams(await request.text()) : query;
  const accessToken = form.get('access_token') ?? query.get('access_token') ?? bearerOf(request);
  const idToken = form.get('id_token') ?? query.get('id_token');
  const info =
    idToken !== null
      ? await idTokenInfo(context, idToken)
      : accessToken === undefined
        ? undefined
        : accessTokenInfo(context, accessToken);
  if (info !== undefined) return Response.json(info);
  const isMissing = idToken === null && accessToken === undefined;
  const problem = isMissing
    ? { error: 'invalid_request', error_description: 'Either access_token or id_token required' }
    : { error: 'invalid_token', error_description: 'Invalid Value' };
  return Response.json(problem, { status: 400 });
}

function answerUserInfo(context: GoogleContext, request: Request, idName: 'sub' | 'id'): Response {
  const caller = callerOf(context.store, bearerOf(request) ?? '', context.now());
  const scope = caller?.scopes?.join(' ') ?? 'openid email profile';
  const { isOpenId, hasEmail, hasProfile } = sharedFacts(scope);
  if (caller === undefined || !(isOpenId || hasEmail || hasProfile))
    return Response.json(
      { error: 'invalid_request', error_description: 'Invalid Credentials' },
      { status: 401, headers: { 'www-authenticate': 'Bearer realm="https://accounts.google.com/"' } },
    );
  const { email_verified: isVerified, ...facts } = factsOf(caller.user, scope);
  const verified =
    isVerified === undefined ? {} : { [idName === 'sub' ? 'email_verified' : 'verified_email']: true };
  const info: JsonObject = { [idName]: caller.user.permissionId, ...facts, ...verified };
  return Response.json(info);
}

/** The document that clients of OpenID begin with; on the sandbox's own origin everything is there. */
function discovery(url: URL): JsonObject {
  const isGoogle = url.hostname.endsWith('.google.com') || url.hostname.endsWith('.googleapis.com');
  function at(host: string, path: string): string {
    return `${isGoogle ? `https://${host}` : url.origin}${path}`;
  }
  return {
    issuer: 'https://accounts.google.com',
    authorization_endpoint: at('accounts.google.com', '/o/oauth2/v2/auth'),
    token_endpoint: at('oauth2.googleapis.com', '/token'),
    userinfo_endpoint: at('openidconnect.googleapis.com', '/v1/userinfo'),
    revocation_endpoint: at('oauth2.googleapis.com', '/revoke'),
    jwks_uri: at('www.googleapis.com', '/oauth2/v3/certs'),
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'email', 'profile'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    claims_supported: [
      'aud',
      'email',
      'email_verified',
      'exp',
      'family_name',
      'given_name',
      'iat',
      'iss',
      'name',
      'picture',
      'sub',
    ],
    code_challenge_methods_supported: ['plain', 'S256'],
    grant_types_supported: [
      'authorization_code',
      'refresh_token',
      'urn:ietf:params:oauth:grant-type:jwt-bearer',
    ],
  };
}
