import { callerOf, tokenKind } from '../access-token.ts';
import type { GoogleContext } from '../google-context.ts';
import { isObject, numberAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { readToken } from './json-web-token.ts';
import { sharedFacts } from './sign-in-scopes.ts';
import { signingKey } from './signing-key.ts';

/** What stands behind an access token; undefined for one that is unknown or too old. Everything here is from documents. */
export function accessTokenInfo(context: GoogleContext, token: string): JsonObject | undefined {
  const now = context.now();
  const caller = callerOf(context.store, token, now);
  if (caller === undefined) return undefined;
  const record = context.store.get(tokenKind, token);
  const expiresAt = isObject(record) ? (numberAt(record, 'expiresAt') ?? now) : now + 3_600_000;
  const scope = caller.scopes?.join(' ') ?? 'https://www.googleapis.com/auth/drive';
  const { isOpenId, hasEmail } = sharedFacts(scope);
  const client = caller.clientId ?? 'sandbox.apps.googleusercontent.com';
  return {
    azp: client,
    aud: client,
    ...(isOpenId || hasEmail ? { sub: caller.user.permissionId } : {}),
    scope,
    exp: String(Math.floor(expiresAt / 1000)),
    expires_in: String(Math.max(0, Math.floor((expiresAt - now) / 1000))),
    ...(hasEmail ? { email: caller.user.email, email_verified: 'true' } : {}),
    access_type: (isObject(record) ? textAt(record, 'accessType') : undefined) ?? 'online',
  };
}

/** The claims of an identity token this sandbox signed and that is still good, all as texts. */
export async function idTokenInfo(context: GoogleContext, token: string): Promise<JsonObject | undefined> {
  const read = readToken(token);
  const key = await signingKey(context.store);
  if (read === undefined || !(await read.isSignedWith(key.shown))) return undefined;
  if ((numberAt(read.claims, 'exp') ?? 0) * 1000 <= context.now()) return undefined;
  const claims = Object.entries(read.claims).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return { ...Object.fromEntries(claims), alg: 'RS256', kid: key.shown.kid, typ: 'JWT' };
}
