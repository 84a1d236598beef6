import type { GoogleContext } from '../google-context.ts';
import { findUser } from '../google-user.ts';
import type { GoogleUser } from '../google-user.ts';
import type { JsonObject } from '../json.ts';
import { toBase64Url } from './base64-url.ts';
import type { Grant } from './grants.ts';
import { signToken } from './json-web-token.ts';
import { sharedFacts } from './sign-in-scopes.ts';
import { signingKey } from './signing-key.ts';

const issuer = 'https://accounts.google.com';
const hour = 3600;

/** The claims about a person that a scope allows. */
export function factsOf(user: GoogleUser, scope: string): JsonObject {
  const { hasEmail, hasProfile } = sharedFacts(scope);
  const [givenName = user.name, ...rest] = user.name.split(' ');
  const familyName = rest.join(' ');
  return {
    ...(hasEmail ? { email: user.email, email_verified: true } : {}),
    ...(hasProfile
      ? {
          name: user.name,
          picture: 'https://lh3.googleusercontent.com/a/default-user=s96-c',
          given_name: givenName,
          ...(familyName === '' ? {} : { family_name: familyName }),
        }
      : {}),
  };
}

/**
 * A signed statement of who signed in, for grants with `openid`; undefined for others.
 * https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload
 */
export async function idTokenFor(
  context: GoogleContext,
  grant: Grant,
  of: { accessToken: string; nonce: string | undefined },
): Promise<string | undefined> {
  const user = findUser(context.store, grant.email);
  if (user === undefined || !sharedFacts(grant.scope).isOpenId) return undefined;
  const issuedAt = Math.floor(context.now() / 1000);
  const claims = {
    iss: issuer,
    azp: grant.clientId,
    aud: grant.clientId,
    sub: user.permissionId,
    ...factsOf(user, grant.scope),
    at_hash: await halfHash(of.accessToken),
    ...(of.nonce === undefined ? {} : { nonce: of.nonce }),
    iat: issuedAt,
    exp: issuedAt + hour,
  };
  return signToken(claims, await signingKey(context.store));
}

/** The left half of a token's hash, which ties the statement to the token it came with. */
async function halfHash(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return toBase64Url(new Uint8Array(digest).slice(0, 16));
}
