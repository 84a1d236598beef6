import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { cookieName, isSecure } from '../session.ts';

/** An invitation waits here while the person it is for signs in at a tool. */
const name = 'northbook-invite';

export function keepInvite(c: Context, token: string): void {
  setCookie(c, cookieName(c, name), token, {
    path: '/',
    httpOnly: true,
    secure: isSecure(c),
    sameSite: 'Lax',
    maxAge: 60 * 60,
  });
}

export function waitingInvite(c: Context): string | undefined {
  return getCookie(c, cookieName(c, name));
}

export function dropInvite(c: Context): void {
  deleteCookie(c, cookieName(c, name), { path: '/', secure: isSecure(c) });
}
