import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { includesRole } from '../store/role.ts';
import type { Role } from '../store/role.ts';
import { digest } from '../store/secret-token.ts';
import { ownerId, sessionMilliseconds } from '../store/session-store.ts';
import { noOwnerKey, notFound, notSignedIn, otherOrigin, roleTooLow } from './errors.ts';
import type { Services } from './services.ts';

/** What a request carries once it has been let in. */
export interface SignedIn {
  Variables: {
    user: string;
    /** The id of the browser's session; empty for the admin API. */
    session: string;
    /** The person's role in the workspace of the path, where there is one. */
    role: Role;
  };
}

/** A key that can be guessed is no key. */
const shortestKey = 16;

/**
 * A cookie's name. `__Host-` binds it to this host and to HTTPS; a browser takes no such cookie over plain HTTP, which
 * only a local start uses.
 */
export function cookieName(c: Context, name = 'northbook'): string {
  return isSecure(c) ? `__Host-${name}` : name;
}

export function isSecure(c: Context): boolean {
  return new URL(c.req.url).protocol === 'https:';
}

/** Whether a text is the owner key. Digests are compared, so how long it takes tells nothing about the key. */
export async function isOwnerKey(services: Services, text: string): Promise<boolean> {
  const { ownerKey } = services;
  if (ownerKey === undefined || ownerKey.length < shortestKey) throw noOwnerKey();
  return (await digest(text)) === (await digest(ownerKey));
}

/** Opens a session in place of the one the browser had, and hands its token to the browser. */
export async function signIn(c: Context, entry: { services: Services; user: string }): Promise<void> {
  const { services, user } = entry;
  await closeSession(c, services);
  const browser = c.req.header('user-agent') ?? '';
  setSessionCookie(c, await services.sessions.open(user, { now: services.now(), browser }));
}

export async function signOut(c: Context, services: Services): Promise<void> {
  await closeSession(c, services);
  deleteCookie(c, cookieName(c), { path: '/', secure: isSecure(c) });
}

/** Who the browser's session belongs to. A session that is used goes on, and its cookie with it. */
export async function sessionUser(
  c: Context,
  services: Services,
): Promise<{ readonly user: string; readonly id: string } | undefined> {
  const token = getCookie(c, cookieName(c));
  const used = token === undefined ? undefined : await services.sessions.use(token, services.now());
  if (token !== undefined && used?.isProlonged === true) setSessionCookie(c, token);
  return used;
}

async function closeSession(c: Context, services: Services): Promise<void> {
  const token = getCookie(c, cookieName(c));
  if (token !== undefined) await services.sessions.close(token);
}

function setSessionCookie(c: Context, token: string): void {
  setCookie(c, cookieName(c), token, {
    path: '/',
    httpOnly: true,
    secure: isSecure(c),
    sameSite: 'Lax',
    maxAge: sessionMilliseconds / 1000,
  });
}

/** Lets in who has a session. */
export function requireSession(services: Services): MiddlewareHandler<SignedIn> {
  return async (c, next) => {
    const used = await sessionUser(c, services);
    if (used === undefined) throw notSignedIn();
    c.set('user', used.user);
    c.set('session', used.id);
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
    c.set('session', '');
    await next();
  };
}

/** Lets in whose role in the workspace of the path is high enough; who is no member learns nothing about it. */
export function requireRole(services: Services, needed: Role): MiddlewareHandler<SignedIn> {
  return async (c, next) => {
    const role = await services.members.roleOf(c.get('user'), c.req.param('workspace') ?? '');
    if (role === undefined) throw notFound('workspace');
    if (!includesRole(role, needed)) throw roleTooLow(role, needed);
    c.set('role', role);
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
