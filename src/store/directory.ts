import * as z from 'zod';
import { TimeZone } from '../model/time-zone.ts';
import { Headline } from '../sync/headline.ts';

/** A workspace as the directory knows it. Times are milliseconds since 1970, UTC. */
export const DirectoryEntry = z.object({
  id: z.string(),
  name: z.string(),
  timeZone: TimeZone,
  nightHour: z.number(),
  /** Null while the workspace is being installed or is paused. */
  nextRunAt: z.number().nullable(),
  lastRunAt: z.number().nullable(),
  /** What the newest run that computed something came to. */
  headline: Headline.nullable(),
  /** Why the newest run failed, in a sentence for people. */
  failure: z.string().nullable(),
});
export type DirectoryEntry = z.infer<typeof DirectoryEntry>;

/** A place in the order of who is due: by time, then by id. */
export const DueKey = z.object({ at: z.number(), id: z.string() });
export type DueKey = z.infer<typeof DueKey>;

/** A stretch of that order: behind `after`, up to and with `until`. Without `after` it begins at the beginning. */
export const DueRange = z.object({ after: DueKey.nullable(), until: DueKey });
export type DueRange = z.infer<typeof DueRange>;

/** How a run ended: at an instant, with a headline if it computed something, or in failure. */
export type RunEnd =
  | { readonly at: number; readonly headline: Headline | undefined }
  | { readonly failure: string };

/** All workspaces of a deployment: who may see them and when each is due. */
export interface Directory {
  /** Adds a workspace, not due yet, that a user owns. Does nothing when it is there already. */
  add(
    entry: Pick<DirectoryEntry, 'id' | 'name' | 'timeZone' | 'nightHour'> & {
      readonly user: string;
      readonly now: number;
    },
  ): Promise<void>;
  find(id: string): Promise<DirectoryEntry | undefined>;
  /** The workspaces a user may see, by name. */
  visibleTo(user: string): Promise<readonly DirectoryEntry[]>;
  /** Forgets a workspace, its members, invitations and what it was reached through. */
  remove(id: string): Promise<void>;
  /** Ids after `after`, in order, at most `limit`: for going through all of them. */
  page(after: string, limit: number): Promise<readonly string[]>;
  /** Cuts everybody who is due at an instant into stretches of at most `size` workspaces. */
  dueRanges(now: number, size: number): Promise<readonly DueRange[]>;
  /** Who is due in a stretch, in order, at most `limit`. */
  due(range: DueRange, limit: number): Promise<readonly DueKey[]>;
  /** What a workspace is called from now on, and when its nights are; when it is due next stays. */
  rename(id: string, to: Pick<DirectoryEntry, 'name' | 'timeZone' | 'nightHour'>): Promise<void>;
  /** Says when a workspace is due next, and how its run ended if one just did. */
  schedule(id: string, plan: { readonly nextRunAt: number; readonly ended?: RunEnd }): Promise<void>;
}

const columns = 'id, name, time_zone, night_hour, next_run_at, last_run_at, headline, failure';
/** The key that comes before all others. */
const first: DueKey = { at: 0, id: '' };

export function createDirectory(db: D1Database): Directory {
  return {
    async add({ id, name, timeZone, nightHour, user, now }) {
      await db.batch([
        db
          .prepare(
            'INSERT OR IGNORE INTO workspaces (id, name, time_zone, night_hour, created_at) VALUES (?, ?, ?, ?, ?)',
          )
          .bind(id, name, timeZone, nightHour, now),
        db
          .prepare("INSERT OR IGNORE INTO memberships (user, workspace, role) VALUES (?, ?, 'owner')")
          .bind(user, id),
      ]);
    },
    async find(id) {
      const row = await db.prepare(`SELECT ${columns} FROM workspaces WHERE id = ?`).bind(id).first();
      return row === null ? undefined : readEntry(row);
    },
    async visibleTo(user) {
      const { results } = await db
        .prepare(
          `SELECT ${columns} FROM workspaces JOIN memberships ON memberships.workspace = workspaces.id
           WHERE memberships.user = ? ORDER BY name, id`,
        )
        .bind(user)
        .all();
      return results.map(readEntry);
    },
    async remove(id) {
      await db.batch(
        [
          'DELETE FROM memberships WHERE workspace = ?',
          'DELETE FROM invites WHERE workspace = ?',
          'DELETE FROM connection_uses WHERE workspace = ?',
          'DELETE FROM workspaces WHERE id = ?',
        ].map((statement) => db.prepare(statement).bind(id)),
      );
    },
    async page(after, limit) {
      const { results } = await db
        .prepare('SELECT id FROM workspaces WHERE id > ? ORDER BY id LIMIT ?')
        .bind(after, limit)
        .all();
      return results.map((row) => z.string().parse(row['id']));
    },
    async dueRanges(now, size) {
      const ranges: DueRange[] = [];
      const last = await lastDue(db, now);
      if (last === undefined) return ranges;
      let after: DueKey | null = null;
      for (;;) {
        const boundary: DueKey | undefined = await keyAt(db, {
          after: after ?? first,
          until: last,
          offset: size - 1,
        });
        ranges.push({ after, until: boundary ?? last });
        if (boundary === undefined || (boundary.at === last.at && boundary.id === last.id)) return ranges;
        after = boundary;
      }
    },
    async due({ after, until }, limit) {
      const { at, id } = after ?? first;
      const { results } = await db
        .prepare(
          `SELECT next_run_at AS at, id FROM workspaces
           WHERE (next_run_at, id) > (?, ?) AND (next_run_at, id) <= (?, ?) ORDER BY next_run_at, id LIMIT ?`,
        )
        .bind(at, id, until.at, until.id, limit)
        .all();
      return results.map((row) => DueKey.parse(row));
    },
    async rename(id, { name, timeZone, nightHour }) {
      await db
        .prepare('UPDATE workspaces SET name = ?, time_zone = ?, night_hour = ? WHERE id = ?')
        .bind(name, timeZone, nightHour, id)
        .run();
    },
    async schedule(id, { nextRunAt, ended }) {
      if (ended === undefined) {
        await db.prepare('UPDATE workspaces SET next_run_at = ? WHERE id = ?').bind(nextRunAt, id).run();
      } else if ('failure' in ended) {
        await db
          .prepare('UPDATE workspaces SET next_run_at = ?, failure = ? WHERE id = ?')
          .bind(nextRunAt, ended.failure, id)
          .run();
      } else {
        const headline = ended.headline === undefined ? null : JSON.stringify(ended.headline);
        await db
          .prepare(
            `UPDATE workspaces SET next_run_at = ?, last_run_at = ?, headline = coalesce(?, headline), failure = NULL
             WHERE id = ?`,
          )
          .bind(nextRunAt, ended.at, headline, id)
          .run();
      }
    },
  };
}

async function lastDue(db: D1Database, now: number): Promise<DueKey | undefined> {
  const row = await db
    .prepare(
      'SELECT next_run_at AS at, id FROM workspaces WHERE next_run_at <= ? ORDER BY next_run_at DESC, id DESC LIMIT 1',
    )
    .bind(now)
    .first();
  return row === null ? undefined : DueKey.parse(row);
}

async function keyAt(
  db: D1Database,
  place: { after: DueKey; until: DueKey; offset: number },
): Promise<DueKey | undefined> {
  const { after, until, offset } = place;
  const row = await db
    .prepare(
      `SELECT next_run_at AS at, id FROM workspaces
       WHERE (next_run_at, id) > (?, ?) AND (next_run_at, id) <= (?, ?) ORDER BY next_run_at, id LIMIT 1 OFFSET ?`,
    )
    .bind(after.at, after.id, until.at, until.id, offset)
    .first();
  return row === null ? undefined : DueKey.parse(row);
}

function readEntry(row: Record<string, unknown>): DirectoryEntry {
  return DirectoryEntry.parse({
    id: row['id'],
    name: row['name'],
    timeZone: row['time_zone'],
    nightHour: row['night_hour'],
    nextRunAt: row['next_run_at'],
    lastRunAt: row['last_run_at'],
    headline: typeof row['headline'] === 'string' ? JSON.parse(row['headline']) : null,
    failure: row['failure'],
  });
}
