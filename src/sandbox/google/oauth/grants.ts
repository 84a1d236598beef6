import { tokenKind } from '../access-token.ts';
import type { GoogleContext } from '../google-context.ts';
import { randomText } from '../google-ids.ts';
import { isObject, numberAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { SandboxStore } from '../../sandbox-store.ts';

/** What a user has allowed a client. */
export interface Grant {
  email: string;
  clientId: string;
  scope: string;
}

const codeKind = 'google/codes';
const refreshKind = 'google/refresh-tokens';
const hourInMilliseconds = 3_600_000;
const codeLifetime = 600_000;
/** A refresh token that nobody used for half a year is dead. */
const refreshLifetime = 182 * 24 * hourInMilliseconds;

function readGrant(value: unknown): (Grant & { record: JsonObject }) | undefined {
  if (!isObject(value)) return undefined;
  const [email, clientId, scope] = [
    textAt(value, 'email'),
    textAt(value, 'clientId'),
    textAt(value, 'scope'),
  ];
  if (email === undefined || clientId === undefined || scope === undefined) return undefined;
  return { email, clientId, scope, record: value };
}

export interface CodeTerms {
  redirectUri: string;
  challenge: string | undefined;
  challengeMethod: string | undefined;
  isOffline: boolean;
}

/** A code for ten minutes and one use. */
export function issueCode(context: GoogleContext, grant: Grant, terms: CodeTerms): string {
  const code = `4/0A${randomText(context.random, 62)}`;
  context.store.put(codeKind, code, { ...grant, ...terms, expiresAt: context.now() + codeLifetime });
  return code;
}

/** Takes a code back; undefined when it is unknown, used or too old. */
export function takeCode(context: GoogleContext, code: string): (Grant & { record: JsonObject }) | undefined {
  const grant = readGrant(context.store.get(codeKind, code));
  context.store.delete(codeKind, code);
  if (grant === undefined || (numberAt(grant.record, 'expiresAt') ?? 0) <= context.now()) return undefined;
  return grant;
}

/** An access token for an hour. */
export function issueAccessToken(context: GoogleContext, grant: Grant): string {
  const token = `ya29.a0${randomText(context.random, 120)}`;
  const { email, clientId, scope } = grant;
  context.store.put(tokenKind, token, {
    email,
    clientId,
    scope,
    expiresAt: context.now() + hourInMilliseconds,
  });
  return token;
}

export function issueRefreshToken(context: GoogleContext, grant: Grant): string {
  const token = `1//0${randomText(context.random, 60)}`;
  const { email, clientId, scope } = grant;
  context.store.put(refreshKind, token, { email, clientId, scope, usedAt: context.now() });
  return token;
}

/** The grant behind a refresh token that is still good; using it keeps it alive. */
export function useRefreshToken(context: GoogleContext, token: string): Grant | undefined {
  const grant = readGrant(context.store.get(refreshKind, token));
  if (grant === undefined || (numberAt(grant.record, 'usedAt') ?? 0) + refreshLifetime <= context.now())
    return undefined;
  context.store.put(refreshKind, token, { ...grant.record, usedAt: context.now() });
  return grant;
}

/** Whether a user has given a client a refresh token before. */
export function hasGranted(store: SandboxStore, grant: Pick<Grant, 'email' | 'clientId'>): boolean {
  for (const { value } of store.list(refreshKind)) {
    const held = readGrant(value);
    if (held?.email === grant.email && held.clientId === grant.clientId) return true;
  }
  return false;
}

/** Takes away all a user gave the client that holds a token; false when the token is unknown. */
export function revokeGrant(store: SandboxStore, token: string): boolean {
  const grant = readGrant(store.get(refreshKind, token)) ?? readGrant(store.get(tokenKind, token));
  if (grant === undefined) return false;
  for (const kind of [refreshKind, tokenKind])
    for (const { id, value } of Array.from(store.list(kind))) {
      const held = readGrant(value);
      if (held?.email === grant.email && held.clientId === grant.clientId) store.delete(kind, id);
    }
  return true;
}
