import * as z from 'zod';

/** How long a person stays signed in, and how long a sign-in link can be followed. */
export const sessionMilliseconds = 30 * 24 * 60 * 60 * 1000;
export const linkMilliseconds = 24 * 60 * 60 * 1000;

/** Who a deployment's owner is in the directory. */
export const ownerId = 'owner';

/** Sessions and sign-in links. Tokens are random and leave here once; only their digests are kept. */
export interface SessionStore {
  /** Makes sure the user is known. */
  addUser(user: { readonly id: string; readonly name: string; readonly now: number }): Promise<void>;
  /** Opens a session; gives its token. */
  open(user: string, now: number): Promise<string>;
  /** Makes a link that opens one session; gives its token. */
  createLink(user: string, now: number): Promise<string>;
  /** Who a session's token belongs to; undefined when it is none or over. */
  userOf(token: string, now: number): Promise<string | undefined>;
  /** Uses up a link; gives whom it signs in. A second call gives undefined. */
  followLink(token: string, now: number): Promise<string | undefined>;
  close(token: string): Promise<void>;
  /** Deletes what is over. */
  sweep(now: number): Promise<void>;
}

const UserRow = z.object({ user: z.string() });

export function createSessionStore(db: D1Database): SessionStore {
  async function create(entry: { kind: 'session' | 'link'; user: string; now: number }): Promise<string> {
    const { kind, user, now } = entry;
    const token = randomToken();
    const lifetime = kind === 'session' ? sessionMilliseconds : linkMilliseconds;
    await db
      .prepare('INSERT INTO sessions (token_hash, kind, user, created_at, expires_at) VALUES (?, ?, ?, ?, ?)')
      .bind(await digest(token), kind, user, now, now + lifetime)
      .run();
    return token;
  }

  return {
    async addUser({ id, name, now }) {
      await db
        .prepare('INSERT OR IGNORE INTO users (id, name, created_at) VALUES (?, ?, ?)')
        .bind(id, name, now)
        .run();
    },
    open: (user, now) => create({ kind: 'session', user, now }),
    createLink: (user, now) => create({ kind: 'link', user, now }),
    async userOf(token, now) {
      const row = await db
        .prepare("SELECT user FROM sessions WHERE token_hash = ? AND kind = 'session' AND expires_at > ?")
        .bind(await digest(token), now)
        .first();
      return row === null ? undefined : UserRow.parse(row).user;
    },
    async followLink(token, now) {
      const row = await db
        .prepare(
          "DELETE FROM sessions WHERE token_hash = ? AND kind = 'link' AND expires_at > ? RETURNING user",
        )
        .bind(await digest(token), now)
        .first();
      return row === null ? undefined : UserRow.parse(row).user;
    },
    async close(token) {
      await db
        .prepare('DELETE FROM sessions WHERE token_hash = ?')
        .bind(await digest(token))
        .run();
    },
    async sweep(now) {
      await db.prepare('DELETE FROM sessions WHERE expires_at <= ?').bind(now).run();
    },
  };
}

/** SHA-256 of a text in hex. */
export async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
