import { GoogleError } from './google-error.ts';
import { firstUser, findUser } from './google-user.ts';
import type { GoogleUser } from './google-user.ts';
import { isObject, numberAt, textAt } from './json.ts';
import type { SandboxStore } from '../sandbox-store.ts';

/** The token that always works. */
export const fixedToken = 'ya29.sandbox';

const personPrefix = 'ya29.sandbox-person.';

/** Stands for a person at work in Google's own app, by their address. */
export function personToken(email: string): string {
  return personPrefix + email;
}

/** Who calls, and what the token allows; `scopes` undefined means everything. */
export interface Caller {
  user: GoogleUser;
  scopes: readonly string[] | undefined;
  clientId: string | undefined;
}

export const tokenKind = 'google/access-tokens';

const expectation =
  'Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.';

/** The bearer token of a request, from its header or the `access_token` parameter. */
export function bearerOf(request: Request): string | undefined {
  const header = /^bearer\s+(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  return header ?? new URL(request.url).searchParams.get('access_token') ?? undefined;
}

/** Who a token belongs to; undefined for an unknown or expired one. */
export function callerOf(store: SandboxStore, token: string, now: number): Caller | undefined {
  if (token === fixedToken) return { user: firstUser(store), scopes: undefined, clientId: undefined };
  if (token.startsWith(personPrefix)) {
    const person = findUser(store, token.slice(personPrefix.length));
    return person === undefined ? undefined : { user: person, scopes: undefined, clientId: undefined };
  }
  const record = store.get(tokenKind, token);
  if (!isObject(record) || (numberAt(record, 'expiresAt') ?? 0) <= now) return undefined;
  const user = findUser(store, textAt(record, 'email') ?? '');
  if (user === undefined) return undefined;
  return { user, scopes: (textAt(record, 'scope') ?? '').split(' '), clientId: textAt(record, 'clientId') };
}

const somebody: GoogleUser = { email: '', name: '', permissionId: '', isServiceAccount: false };

/**
 * Whoever asks with nothing but an API key: nobody in particular, who reads what everybody may read. Any key of Google's form
 * will do (from documents).
 */
export function callerByKey(key: string | null): Caller | undefined {
  if (key === null || key === '') return undefined;
  if (!/^AIza[\w-]{20,}$/.test(key))
    throw new GoogleError({
      code: 400,
      message: 'API key not valid. Please pass a valid API key.',
      details: [
        {
          '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
          reason: 'API_KEY_INVALID',
          domain: 'googleapis.com',
          metadata: { service: 'sheets.googleapis.com' },
        },
      ],
    });
  const scopes = ['spreadsheets.readonly', 'drive.readonly'].map(
    (name) => `https://www.googleapis.com/auth/${name}`,
  );
  return { user: somebody, scopes, clientId: undefined };
}

/** 401 as Sheets answers it, with or without a token (from documents). */
export function unauthenticated(hasToken: boolean, method: string): GoogleError {
  const message = hasToken
    ? `Request had invalid authentication credentials. ${expectation}`
    : `Request is missing required authentication credential. ${expectation}`;
  return new GoogleError({
    code: 401,
    message,
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: hasToken ? 'ACCESS_TOKEN_TYPE_UNSUPPORTED' : 'CREDENTIALS_MISSING',
        domain: 'googleapis.com',
        metadata: { service: 'sheets.googleapis.com', method },
      },
    ],
  });
}

/** Refuses a token whose scopes do not cover what is asked (from documents). */
export function requireScope(caller: Caller, accepted: readonly string[]): void {
  if (caller.scopes === undefined) return;
  if (accepted.some((scope) => caller.scopes?.includes(`https://www.googleapis.com/auth/${scope}`) === true))
    return;
  throw new GoogleError({
    code: 403,
    message: 'Request had insufficient authentication scopes.',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
        domain: 'googleapis.com',
        metadata: { service: 'sheets.googleapis.com' },
      },
    ],
  });
}
