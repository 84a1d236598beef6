import * as z from 'zod';
import { digest, randomToken } from './secret-token.ts';

/** A session ends this long after it was last used; a sign-in link can be followed this long. */
export const sessionMilliseconds = 30 * 24 * 60 * 60 * 1000;
const linkMilliseconds = 24 * 60 * 60 * 1000;
/** A session that is used is prolonged at most this often, so that looking at pages writes next to nothing. */
const rollMilliseconds = 24 * 60 * 60 * 1000;

/** Who a deployment's owner is in the directory. */
export const ownerId = 'owner';

/** A session as its owner sees it. Times are milliseconds since 1970, UTC. */
export interface OpenSession {
  /** The start of its digest: names it, and opens nothing. */
  readonly id: string;
  /** What the browser called itself when it signed in. */
  readonly browser: string;
  readonly openedAt: number;
  readonly seenAt: number;
}

/** Sessions and sign-in links. Tokens are random and leave here once; only their digests are kept. */
export interface SessionStore {
  /** Makes sure the user is known. */
  addUser(user: { readonly id: string; readonly name: string; readonly now: number }): Promise<void>;
  /** Opens a session; gives its token. */
  open(user: string, at: { readonly now: number; readonly browser: string }): Promise<string>;
  /** Makes a link that opens one session; gives its token. */
  createLink(user: string, now: number): Promise<string>;
  /**
   * Who a session's token belongs to; undefined when it is none or over. Using a session prolongs it, at most once a
   * day: `isProlonged` says that it just was.
   */
  use(
    token: string,
    now: number,
  ): Promise<{ readonly user: string; readonly id: string; readonly isProlonged: boolean } | undefined>;
  /** Uses up a link; gives whom it signs in. A second call gives undefined. */
  followLink(token: string, now: number): Promise<string | undefined>;
  /** A user's sessions, the one last seen first. */
  list(user: string, now: number): Promise<readonly OpenSession[]>;
  close(token: string): Promise<void>;
  /** Ends one of a user's sessions by id, or all but one. */
  revoke(user: string, which: { readonly id: string } | { readonly allBut: string }): Promise<void>;
  /** Deletes what is over. */
  sweep(now: number): Promise<void>;
}

const UserRow = z.object({ user: z.string() });
const UsedRow = z.object({ user: z.string(), expires_at: z.number() });
const ListedRow = z.object({
  id: z.string(),
  browser: z.string(),
  created_at: z.number(),
  seen_at: z.number(),
});

/** Hex digits of a digest that name a session among its user's. */
const idLength = 16;

export function createSessionStore(db: D1Database): SessionStore {
  async function create(entry: {
    kind: 'session' | 'link';
    user: string;
    now: number;
    browser: string;
  }): Promise<string> {
    const { kind, user, now, browser } = entry;
    const token = randomToken();
    const lifetime = kind === 'session' ? sessionMilliseconds : linkMilliseconds;
    await db
      .prepare(
        `INSERT INTO sessions (token_hash, kind, user, created_at, expires_at, browser, seen_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(await digest(token), kind, user, now, now + lifetime, browser.slice(0, 300), now)
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
    open: (user, { now, browser }) => create({ kind: 'session', user, now, browser }),
    createLink: (user, now) => create({ kind: 'link', user, now, browser: '' }),
    async use(token, now) {
      const hash = await digest(token);
      const found = await db
        .prepare(
          "SELECT user, expires_at FROM sessions WHERE token_hash = ? AND kind = 'session' AND expires_at > ?",
        )
        .bind(hash, now)
        .first();
      if (found === null) return undefined;
      const { user, expires_at: expiresAt } = UsedRow.parse(found);
      const isProlonged = expiresAt < now + sessionMilliseconds - rollMilliseconds;
      if (isProlonged) {
        await db
          .prepare('UPDATE sessions SET expires_at = ?, seen_at = ? WHERE token_hash = ?')
          .bind(now + sessionMilliseconds, now, hash)
          .run();
      }
      return { user, id: hash.slice(0, idLength), isProlonged };
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
    async list(user, now) {
      const { results } = await db
        .prepare(
          `SELECT substr(token_hash, 1, ${idLength}) AS id, browser, created_at, seen_at FROM sessions
           WHERE user = ? AND kind = 'session' AND expires_at > ? ORDER BY seen_at DESC, created_at DESC`,
        )
        .bind(user, now)
        .all();
      return results.map((row) => {
        const { id, browser, created_at: openedAt, seen_at: seenAt } = ListedRow.parse(row);
        return { id, browser, openedAt, seenAt };
      });
    },
    async close(token) {
      await db
        .prepare('DELETE FROM sessions WHERE token_hash = ?')
        .bind(await digest(token))
        .run();
    },
    async revoke(user, which) {
      const [sign, id] = 'id' in which ? ['=', which.id] : ['<>', which.allBut];
      await db
        .prepare(`DELETE FROM sessions WHERE user = ? AND substr(token_hash, 1, ${idLength}) ${sign} ?`)
        .bind(user, id)
        .run();
    },
    async sweep(now) {
      await db.prepare('DELETE FROM sessions WHERE expires_at <= ?').bind(now).run();
    },
  };
}
