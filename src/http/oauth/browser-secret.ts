import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { randomToken } from '../../store/secret-token.ts';
import { cookieName, isSecure } from '../session.ts';

/** What binds an approval to the browser it was begun in. */
const name = 'northbook-approval';
/** A little longer than an approval lasts, so that one that is too old can be told from one begun elsewhere. */
const seconds = 15 * 60;

/** The browser's secret, made if it has none; several approvals under way at once share it. */
export function giveBrowserSecret(c: Context): string {
  const secret = browserSecret(c) ?? randomToken();
  setCookie(c, cookieName(c, name), secret, {
    path: '/',
    httpOnly: true,
    secure: isSecure(c),
    // The way back is a link from the tool's page: Lax lets the cookie come along, Strict would not.
    sameSite: 'Lax',
    maxAge: seconds,
  });
  return secret;
}

export function browserSecret(c: Context): string | undefined {
  return getCookie(c, cookieName(c, name));
}
