import { SurfaceError } from '../sync/surface-error.ts';
import type { Binding, BoundTable } from './binding.ts';
import type { NotionClient } from './client.ts';
import { liveDatabases } from './live-databases.ts';
import type { ResolvedTable } from './resolve-table.ts';
import { resolveTable } from './resolve-table.ts';

/** Every table of an installation as it stands now, in its order; `undefined` where it is lost. */
export async function lookUpAll(
  client: NotionClient,
  binding: Binding,
): Promise<(ResolvedTable | undefined)[]> {
  const live = await liveDatabases(client, binding);
  return Promise.all(
    binding.tables.map(async (table) => (live.has(table.database) ? lookUpTable(client, table) : undefined)),
  );
}

/** A table as it stands now, or `undefined` when it is in the trash or not shared any more; Notion does not tell which. */
export async function lookUpTable(
  client: NotionClient,
  table: BoundTable,
): Promise<ResolvedTable | undefined> {
  try {
    const schema = await client.retrieveDataSource(table.dataSource);
    return schema.in_trash ? undefined : resolveTable(table, schema);
  } catch (error) {
    if (error instanceof SurfaceError && error.code === 'not-found') return undefined;
    throw error;
  }
}
