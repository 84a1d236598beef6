import * as z from 'zod';
import { surfaceKinds } from '../sync/surface.ts';
import type { SurfaceKind } from '../sync/surface.ts';

/** Access that a person gave Northbook, without its tokens. Times are milliseconds since 1970, UTC. */
export interface KnownConnection {
  /** `<tool>/<the tool's own id of the access>`; also the name of the object that holds its tokens. */
  readonly id: string;
  readonly tool: SurfaceKind;
  readonly user: string;
  /** What a person knows it by. */
  readonly label: string;
  /** The page that Notion copied from a template at the last approval, until something is installed on it. */
  readonly copy: string | null;
  /** When the tool stopped accepting it; null while it works. */
  readonly lostAt: number | null;
}

/** Which access Northbook was given, by whom, and which workspaces are reached through it. */
export interface ConnectionDirectory {
  /**
   * Notes an access, or that it was given anew. Whoever holds the identity it came with (`isHolder`) has it from then
   * on; for others it is false when it is another user's.
   */
  add(
    connection: Omit<KnownConnection, 'lostAt'> & { readonly isHolder: boolean; readonly now: number },
  ): Promise<boolean>;
  find(id: string): Promise<KnownConnection | undefined>;
  of(user: string): Promise<readonly KnownConnection[]>;
  /** Notes that a tool does not accept it any more. */
  lose(id: string, now: number): Promise<void>;
  forget(id: string): Promise<void>;
  /** Notes that a workspace is reached through a connection from now on. */
  use(use: {
    readonly workspace: string;
    readonly tool: SurfaceKind;
    readonly connection: string;
  }): Promise<void>;
  /** The connections a workspace is reached through; one that was forgotten is there without its connection. */
  usedBy(workspace: string): Promise<
    readonly {
      readonly tool: SurfaceKind;
      readonly id: string;
      readonly connection: KnownConnection | undefined;
    }[]
  >;
  /** Ids and names of the workspaces that are reached through a connection. */
  usesOf(connection: string): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** Ids after `after`, in order, at most `limit`: for going through all of them. */
  page(after: string, limit: number): Promise<readonly string[]>;
}

/** The id of an access. */
export function connectionId(tool: SurfaceKind, account: string): string {
  return `${tool}/${account}`;
}

const Tool = z.enum(surfaceKinds);
const ConnectionRow = z.object({
  id: z.string(),
  tool: Tool,
  user: z.string(),
  label: z.string(),
  copy: z.string().nullable(),
  lost_at: z.number().nullable(),
});
const columns = 'id, tool, user, label, copy, lost_at';

export function createConnectionDirectory(db: D1Database): ConnectionDirectory {
  async function find(id: string): Promise<KnownConnection | undefined> {
    const row = await db.prepare(`SELECT ${columns} FROM connections WHERE id = ?`).bind(id).first();
    return row === null ? undefined : readConnection(row);
  }

  return {
    find,
    async add({ id, tool, user, label, copy, isHolder, now }) {
      await db
        .prepare(
          `INSERT INTO connections (id, tool, user, label, copy, connected_at) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET label = excluded.label, copy = excluded.copy,
             connected_at = excluded.connected_at, lost_at = NULL, user = excluded.user
           WHERE connections.user = excluded.user OR ?`,
        )
        .bind(id, tool, user, label, copy, now, isHolder ? 1 : 0)
        .run();
      return (await find(id))?.user === user;
    },
    async of(user) {
      const { results } = await db
        .prepare(`SELECT ${columns} FROM connections WHERE user = ? ORDER BY tool, label, id`)
        .bind(user)
        .all();
      return results.map(readConnection);
    },
    async lose(id, now) {
      await db
        .prepare('UPDATE connections SET lost_at = coalesce(lost_at, ?) WHERE id = ?')
        .bind(now, id)
        .run();
    },
    async forget(id) {
      await db.prepare('DELETE FROM connections WHERE id = ?').bind(id).run();
    },
    async use({ workspace, tool, connection }) {
      await db.batch([
        db
          .prepare(
            `INSERT INTO connection_uses (workspace, tool, connection) VALUES (?, ?, ?)
             ON CONFLICT (workspace, tool) DO UPDATE SET connection = excluded.connection`,
          )
          .bind(workspace, tool, connection),
        db.prepare('UPDATE connections SET copy = NULL WHERE id = ?').bind(connection),
      ]);
    },
    async usedBy(workspace) {
      const { results } = await db
        .prepare(
          `SELECT connection_uses.tool AS used_tool, connection_uses.connection AS used_id, connections.* FROM connection_uses
           LEFT JOIN connections ON connections.id = connection_uses.connection
           WHERE connection_uses.workspace = ? ORDER BY connection_uses.tool`,
        )
        .bind(workspace)
        .all();
      return results.map((row) => ({
        tool: Tool.parse(row['used_tool']),
        id: z.string().parse(row['used_id']),
        connection: row['id'] === null ? undefined : readConnection(row),
      }));
    },
    async usesOf(connection) {
      const { results } = await db
        .prepare(
          `SELECT workspaces.id, workspaces.name FROM connection_uses
           JOIN workspaces ON workspaces.id = connection_uses.workspace
           WHERE connection_uses.connection = ? ORDER BY workspaces.name, workspaces.id`,
        )
        .bind(connection)
        .all();
      return z.array(z.object({ id: z.string(), name: z.string() })).parse(results);
    },
    async page(after, limit) {
      const { results } = await db
        .prepare('SELECT id FROM connections WHERE id > ? ORDER BY id LIMIT ?')
        .bind(after, limit)
        .all();
      return results.map((row) => z.string().parse(row['id']));
    },
  };
}

function readConnection(row: Record<string, unknown>): KnownConnection {
  const { lost_at: lostAt, ...connection } = ConnectionRow.parse(row);
  return { ...connection, lostAt };
}
