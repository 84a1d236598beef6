import * as z from 'zod';
import { surfaceKinds } from '../sync/surface.ts';
import type { SurfaceKind } from '../sync/surface.ts';
import { Connection } from './connection.ts';
import { WorkspaceConfig } from './workspace-config.ts';
import type { WorkspaceDatabase } from './workspace-tables.ts';

const RowIds = z.record(z.string(), z.record(z.string(), z.string()));

/** What an install made. `binding` is JSON that only the surface's adapter reads. */
export const StoredInstallation = z.object({
  surface: z.enum(surfaceKinds),
  binding: z.string(),
  place: z.object({ title: z.string(), url: z.string() }),
  /** The surface's row id for every sample row id, by table. */
  rowIds: RowIds,
});
export type StoredInstallation = z.infer<typeof StoredInstallation>;

/** Tables that people brought before anything was installed on a surface; `binding` as in an installation. */
export const Prepared = z.object({
  surface: z.enum(surfaceKinds),
  binding: z.string(),
  /** Ids of the template's tables that have one of theirs. */
  tables: z.array(z.string()).readonly(),
});
export type Prepared = z.infer<typeof Prepared>;

/** Everything about a workspace but its runs. */
export interface StoredWorkspace {
  readonly id: string;
  readonly config: WorkspaceConfig;
  /** Why installing stopped, if it did. */
  readonly installError: string | undefined;
  readonly connections: readonly Connection[];
  readonly installations: readonly StoredInstallation[];
  readonly prepared: readonly Prepared[];
  /** Whether anybody has had it installed yet: before that people may bring tables of their own. */
  readonly hasBegun: boolean;
}

/** Reads and writes what a workspace is: its settings, its connections and where it is installed. */
export interface WorkspaceStore {
  /** Undefined before `create`. */
  read(): StoredWorkspace | undefined;
  /** Does nothing when the workspace is there already, so that a retry is harmless. */
  create(workspace: {
    readonly id: string;
    readonly config: WorkspaceConfig;
    readonly connections: readonly Connection[];
    readonly now: number;
  }): void;
  saveConfig(config: WorkspaceConfig): void;
  /** Says how a surface is reached from now on. */
  saveConnection(connection: Connection): void;
  saveInstallation(installation: StoredInstallation, now: number): void;
  savePrepared(prepared: Prepared): void;
  /**
   * Keeps a surface's binding in place of the one it was made of. What people have had bound or repaired in the
   * meantime counts more: then nothing is kept.
   */
  keepBinding(change: { readonly surface: SurfaceKind; readonly from: string; readonly to: string }): void;
}

const Text = z.string();
const InstallationRow = z.object({ surface: Text, binding: Text, title: Text, url: Text, row_ids: Text });

export function createWorkspaceStore(database: WorkspaceDatabase): WorkspaceStore {
  const { sql } = database;

  function readConnections(): Connection[] {
    return [...sql.exec('SELECT connection FROM ways_in ORDER BY surface')].map((row) =>
      Connection.parse(JSON.parse(Text.parse(row['connection']))),
    );
  }

  function readInstallations(): StoredInstallation[] {
    return [
      ...sql.exec('SELECT surface, binding, title, url, row_ids FROM installations ORDER BY surface'),
    ].map((found) => {
      const row = InstallationRow.parse(found);
      return StoredInstallation.parse({
        surface: row.surface,
        binding: row.binding,
        place: { title: row.title, url: row.url },
        rowIds: JSON.parse(row.row_ids),
      });
    });
  }

  function readPrepared(): Prepared[] {
    return [...sql.exec('SELECT surface, binding, tables FROM prepared ORDER BY surface')].map((row) =>
      Prepared.parse({ ...row, tables: JSON.parse(Text.parse(row['tables'])) }),
    );
  }

  function saveConnection(connection: Connection): void {
    sql.exec(
      'INSERT OR REPLACE INTO ways_in (surface, connection) VALUES (?, ?)',
      connection.surface,
      JSON.stringify(connection),
    );
  }

  return {
    saveConnection,
    read() {
      const [row] = sql.exec('SELECT id, config, install_error, install_attempts FROM workspace');
      if (row === undefined) return undefined;
      return {
        id: Text.parse(row['id']),
        config: WorkspaceConfig.parse(JSON.parse(Text.parse(row['config']))),
        installError: Text.nullable().parse(row['install_error']) ?? undefined,
        connections: readConnections(),
        installations: readInstallations(),
        prepared: readPrepared(),
        hasBegun: Number(row['install_attempts']) > 0,
      };
    },
    create({ id, config, connections, now }) {
      if ([...sql.exec('SELECT id FROM workspace')].length > 0) return;
      database.transactionSync(() => {
        sql.exec(
          'INSERT INTO workspace (id, config, created_at) VALUES (?, ?, ?)',
          id,
          JSON.stringify(config),
          now,
        );
        for (const connection of connections) saveConnection(connection);
      });
    },
    saveConfig(config) {
      sql.exec('UPDATE workspace SET config = ?', JSON.stringify(config));
    },
    savePrepared({ surface, binding, tables }) {
      sql.exec(
        'INSERT OR REPLACE INTO prepared (surface, binding, tables) VALUES (?, ?, ?)',
        surface,
        binding,
        JSON.stringify(tables),
      );
    },
    keepBinding({ surface, from, to }) {
      sql.exec('UPDATE installations SET binding = ? WHERE surface = ? AND binding = ?', to, surface, from);
    },
    saveInstallation({ surface, binding, place, rowIds }, now) {
      sql.exec(
        `INSERT INTO installations (surface, binding, title, url, row_ids, installed_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (surface) DO UPDATE SET binding = excluded.binding, title = excluded.title, url = excluded.url,
           row_ids = excluded.row_ids, installed_at = excluded.installed_at`,
        surface,
        binding,
        place.title,
        place.url,
        JSON.stringify(rowIds),
        now,
      );
    },
  };
}

/** The surfaces a workspace's tables live on, in the order they are installed. */
export function surfacesOf(workspace: Pick<StoredWorkspace, 'connections'>): SurfaceKind[] {
  return surfaceKinds.filter((kind) => workspace.connections.some(({ surface }) => surface === kind));
}
