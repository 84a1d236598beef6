import * as z from 'zod';
import { Role } from './role.ts';
import { digest, randomToken } from './secret-token.ts';

/** How long a link can be followed. */
const inviteMilliseconds = 7 * 24 * 60 * 60 * 1000;

/** An invitation that nobody has followed yet. Times are milliseconds since 1970, UTC. */
export interface Invite {
  /** The start of its digest: names it, and lets nobody in. */
  readonly id: string;
  readonly workspace: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly expiresAt: number;
}

/** Links that make one person a member each. Tokens leave here once; only their digests are kept. */
export interface InviteStore {
  /** Gives the link's token. */
  create(invite: {
    readonly workspace: string;
    readonly role: Role;
    readonly invitedBy: string;
    readonly now: number;
  }): Promise<string>;
  /** Undefined when there is none, it was followed, taken back, or is too old. */
  find(token: string, now: number): Promise<Invite | undefined>;
  /** Uses an invitation up. A second call gives undefined. */
  take(token: string, now: number): Promise<Invite | undefined>;
  list(workspace: string, now: number): Promise<readonly Invite[]>;
  revoke(invite: { readonly workspace: string; readonly id: string }): Promise<void>;
  /** Deletes what is over. */
  sweep(now: number): Promise<void>;
}

const InviteRow = z.object({
  id: z.string(),
  workspace: z.string(),
  role: Role,
  invited_by: z.string(),
  expires_at: z.number(),
});

const idLength = 16;
const columns = `substr(token_hash, 1, ${idLength}) AS id, workspace, role, invited_by, expires_at`;

export function createInviteStore(db: D1Database): InviteStore {
  return {
    async create({ workspace, role, invitedBy, now }) {
      const token = randomToken();
      await db
        .prepare(
          'INSERT INTO invites (token_hash, workspace, role, invited_by, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
        )
        .bind(await digest(token), workspace, role, invitedBy, now, now + inviteMilliseconds)
        .run();
      return token;
    },
    async find(token, now) {
      const row = await db
        .prepare(`SELECT ${columns} FROM invites WHERE token_hash = ? AND expires_at > ?`)
        .bind(await digest(token), now)
        .first();
      return row === null ? undefined : readInvite(row);
    },
    async take(token, now) {
      const row = await db
        .prepare(`DELETE FROM invites WHERE token_hash = ? AND expires_at > ? RETURNING ${columns}`)
        .bind(await digest(token), now)
        .first();
      return row === null ? undefined : readInvite(row);
    },
    async list(workspace, now) {
      const { results } = await db
        .prepare(
          `SELECT ${columns} FROM invites WHERE workspace = ? AND expires_at > ? ORDER BY created_at, token_hash`,
        )
        .bind(workspace, now)
        .all();
      return results.map(readInvite);
    },
    async revoke({ workspace, id }) {
      await db
        .prepare(`DELETE FROM invites WHERE workspace = ? AND substr(token_hash, 1, ${idLength}) = ?`)
        .bind(workspace, id)
        .run();
    },
    async sweep(now) {
      await db.prepare('DELETE FROM invites WHERE expires_at <= ?').bind(now).run();
    },
  };
}

function readInvite(row: Record<string, unknown>): Invite {
  const { invited_by: invitedBy, expires_at: expiresAt, ...invite } = InviteRow.parse(row);
  return { ...invite, invitedBy, expiresAt };
}
