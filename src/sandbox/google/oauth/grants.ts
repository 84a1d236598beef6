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
const grantKind = 'google/grants';
/** The oldest goes when one more is issued. https://developers.google.com/identity/protocols/oauth2#expiration */
const maximumRefreshTokens = 100;
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
  /** Comes back in the identity token. */
  nonce: string | undefined;
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

/** Tokens are listed as they were issued, so the first that is still good ends the search. */
function forgetOldTokens(context: GoogleContext): void {
  const old: string[] = [];
  for (const { id, value } of context.store.list(tokenKind)) {
    if (!isObject(value) || (numberAt(value, 'expiresAt') ?? 0) > context.now()) break;
    old.push(id);
  }
  for (const id of old) context.store.delete(tokenKind, id);
}

/** An access token for an hour. */
export function issueAccessToken(context: GoogleContext, grant: Grant): string {
  forgetOldTokens(context);
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

/** A refresh token; it lives until it is revoked, unused for half a year or the oldest of too many. */
export function issueRefreshToken(context: GoogleContext, grant: Grant): string {
  const held = refreshTokensOf(context.store, grant);
  for (const old of held.slice(0, Math.max(0, held.length + 1 - maximumRefreshTokens)))
    context.store.delete(refreshKind, old);
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

function refreshTokensOf(store: SandboxStore, grant: Pick<Grant, 'email' | 'clientId'>): string[] {
  return [...store.list(refreshKind)].flatMap(({ id, value }) => {
    const held = readGrant(value);
    return held?.email === grant.email && held.clientId === grant.clientId ? [id] : [];
  });
}

/** Whether a user has given a client a refresh token before. */
export function hasGranted(store: SandboxStore, grant: Pick<Grant, 'email' | 'clientId'>): boolean {
  return refreshTokensOf(store, grant).length > 0;
}

/** The scopes a user has given a client so far. */
export function grantedBefore(store: SandboxStore, grant: Pick<Grant, 'email' | 'clientId'>): string[] {
  const held = readGrant(store.get(grantKind, grantId(grant)));
  return held === undefined ? [] : held.scope.split(' ');
}

/** Notes what a user gave a client, on top of what was given before. */
export function noteGrant(store: SandboxStore, grant: Grant): void {
  const { email, clientId } = grant;
  const scope = [...new Set([...grantedBefore(store, grant), ...grant.scope.split(' ')])].join(' ');
  store.put(grantKind, grantId(grant), { email, clientId, scope });
}

function grantId(grant: Pick<Grant, 'email' | 'clientId'>): string {
  return `${grant.email} ${grant.clientId}`;
}

/** Takes away all a user gave the client that holds a token; false when the token is unknown. */
export function revokeGrant(store: SandboxStore, token: string): boolean {
  const grant = readGrant(store.get(refreshKind, token)) ?? readGrant(store.get(tokenKind, token));
  if (grant === undefined) return false;
  store.delete(grantKind, grantId(grant));
  for (const kind of [refreshKind, tokenKind])
    for (const { id, value } of Array.from(store.list(kind))) {
      const held = readGrant(value);
      if (held?.email === grant.email && held.clientId === grant.clientId) store.delete(kind, id);
    }
  return true;
}
