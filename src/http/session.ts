import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { digest, ownerId, sessionMilliseconds } from '../store/session-store.ts';
import { noOwnerKey, notFound, notSignedIn, otherOrigin } from './errors.ts';
import type { Services } from './services.ts';

/** What a request carries once it has been let in. */
export interface SignedIn {
  Variables: { user: string };
}

/** A key that can be guessed is no key. */
const shortestKey = 16;

/**
 * The session's cookie. `__Host-` binds it to this host and to HTTPS; a browser takes no such cookie over plain
 * HTTP, which only a local start uses.
 */
function cookieName(c: Context): string {
  return isSecure(c) ? '__Host-northbook' : 'northbook';
}

function isSecure(c: Context): boolean {
  return new URL(c.req.url).protocol === 'https:';
}

/** Whether a text is the owner key. Digests are compared, so how long it takes tells nothing about the key. */
export async function isOwnerKey(services: Services, text: string): Promise<boolean> {
  const { ownerKey } = services;
  if (ownerKey === undefined || ownerKey.length < shortestKey) throw noOwnerKey();
  return (await digest(text)) === (await digest(ownerKey));
}

/** Opens a session and hands its token to the browser. */
export async function signIn(c: Context, entry: { services: Services; user: string }): Promise<void> {
  const { services, user } = entry;
  const token = await services.sessions.open(user, services.now());
  setCookie(c, cookieName(c), token, {
    path: '/',
    httpOnly: true,
    secure: isSecure(c),
    sameSite: 'Lax',
    maxAge: sessionMilliseconds / 1000,
  });
}

export async function signOut(c: Context, services: Services): Promise<void> {
  const token = getCookie(c, cookieName(c));
  if (token !== undefined) await services.sessions.close(token);
  deleteCookie(c, cookieName(c), { path: '/', secure: isSecure(c) });
}

/** Who the browser's session belongs to. */
export async function sessionUser(c: Context, services: Services): Promise<string | undefined> {
  const token = getCookie(c, cookieName(c));
  return token === undefined ? undefined : services.sessions.userOf(token, services.now());
}

/** Lets in who has a session. */
export function requireSession(services: Services): MiddlewareHandler<SignedIn> {
  return async (c, next) => {
    const user = await sessionUser(c, services);
    if (user === undefined) throw notSignedIn();
    c.set('user', user);
    await next();
  };
}

/** Lets in who sends the owner key as a bearer token. Cookies are not looked at, so no other site can make use of them. */
export function requireOwnerKey(services: Services): MiddlewareHandler<SignedIn> {
  return async (c, next) => {
    const key = /^Bearer\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (key === undefined || !(await isOwnerKey(services, key))) throw notSignedIn();
    await services.sessions.addUser({ id: ownerId, name: 'Owner', now: services.now() });
    c.set('user', ownerId);
    await next();
  };
}

/** Lets in who may see the workspace of the path; others learn nothing about it. */
export function requireMembership(services: Services): MiddlewareHandler<SignedIn> {
  return async (c, next) => {
    const workspace = c.req.param('workspace') ?? '';
    if (!(await services.directory.isVisible(c.get('user'), workspace))) throw notFound('workspace');
    await next();
  };
}

/** Refuses what another site makes a browser send: a form must come from a page of ours. */
export function requireOwnOrigin(): MiddlewareHandler {
  return async (c, next) => {
    const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    if (changes && c.req.header('origin') !== new URL(c.req.url).origin) throw otherOrigin();
    await next();
  };
}
