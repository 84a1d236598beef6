import * as z from 'zod';
import { surfaceKinds } from '../sync/surface.ts';
import type { SurfaceKind } from '../sync/surface.ts';

/** Who a person is at a tool. */
export interface Identity {
  readonly tool: SurfaceKind;
  /** The tool's own id of the person: an address may change hands, this does not. */
  readonly subject: string;
  readonly name: string;
  readonly email: string | undefined;
}

/** People's accounts. A person is whoever a tool says they are; one account can hold an identity of each tool. */
export interface AccountStore {
  /** Whose an identity is; undefined when it is nobody's yet. */
  find(identity: Pick<Identity, 'tool' | 'subject'>): Promise<string | undefined>;
  /** Makes an account for an identity that is nobody's yet; gives whose it is, also when another call was first. */
  create(identity: Identity, now: number): Promise<string>;
  /** Adds an identity to an account, or brings its name up to date; false when it is another account's. */
  link(entry: { readonly user: string; readonly identity: Identity; readonly now: number }): Promise<boolean>;
  identitiesOf(user: string): Promise<readonly Identity[]>;
  nameOf(user: string): Promise<string | undefined>;
  /** Deletes the account, its sessions, identities and memberships. Its connections must have been forgotten before. */
  remove(user: string): Promise<void>;
}

const OwnerRow = z.object({ user: z.string() });
const IdentityRow = z.object({
  tool: z.enum(surfaceKinds),
  subject: z.string(),
  name: z.string(),
  email: z.string().nullable(),
});

export function createAccountStore(db: D1Database): AccountStore {
  async function find({ tool, subject }: Pick<Identity, 'tool' | 'subject'>): Promise<string | undefined> {
    const row = await db
      .prepare('SELECT user FROM identities WHERE tool = ? AND subject = ?')
      .bind(tool, subject)
      .first();
    return row === null ? undefined : OwnerRow.parse(row).user;
  }

  async function link(entry: { user: string; identity: Identity; now: number }): Promise<boolean> {
    const { user, identity, now } = entry;
    const { tool, subject, name, email } = identity;
    await db
      .prepare(
        `INSERT INTO identities (tool, subject, user, name, email, linked_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (tool, subject) DO UPDATE SET name = excluded.name, email = excluded.email
         WHERE identities.user = excluded.user`,
      )
      .bind(tool, subject, user, name, email ?? null, now)
      .run();
    return (await find(identity)) === user;
  }

  return {
    find,
    link,
    async create(identity, now) {
      const user = crypto.randomUUID();
      await db
        .prepare('INSERT INTO users (id, name, created_at) VALUES (?, ?, ?)')
        .bind(user, identity.name, now)
        .run();
      if (await link({ user, identity, now })) return user;
      await db.prepare('DELETE FROM users WHERE id = ?').bind(user).run();
      const first = await find(identity);
      if (first === undefined) throw new Error('An identity was lost while it was linked');
      return first;
    },
    async identitiesOf(user) {
      const { results } = await db
        .prepare('SELECT tool, subject, name, email FROM identities WHERE user = ? ORDER BY tool, linked_at')
        .bind(user)
        .all();
      return results.map((row) => {
        const { email, ...identity } = IdentityRow.parse(row);
        return { ...identity, email: email ?? undefined };
      });
    },
    async nameOf(user) {
      const row = await db.prepare('SELECT name FROM users WHERE id = ?').bind(user).first();
      return row === null ? undefined : z.string().parse(row['name']);
    },
    async remove(user) {
      await db.batch(
        [
          'DELETE FROM sessions WHERE user = ?',
          'DELETE FROM identities WHERE user = ?',
          'DELETE FROM invites WHERE invited_by = ?',
          'DELETE FROM memberships WHERE user = ?',
          'DELETE FROM connections WHERE user = ?',
          'DELETE FROM users WHERE id = ?',
        ].map((statement) => db.prepare(statement).bind(user)),
      );
    },
  };
}
