import { SurfaceError } from '../sync/surface-error.ts';
import type { TablePull } from '../sync/surface.ts';
import type { BoundTable } from './binding.ts';
import type { NotionClient } from './client.ts';
import { readRows } from './read-rows.ts';
import type { ResolvedTable } from './resolve-table.ts';
import { resolveTable } from './resolve-table.ts';

/** Everything a table holds; a table that is in the trash or no longer shared is reported as lost. */
export async function pullTable(
  client: NotionClient,
  table: BoundTable,
): Promise<{ pulled: TablePull; resolved: ResolvedTable | undefined }> {
  const resolved = await lookUpTable(client, table);
  if (resolved === undefined) {
    const problems = [{ kind: 'lost-table' as const, table: table.id }];
    return { pulled: { table: table.id, rows: [], mirrorRows: [], problems, extraColumns: [] }, resolved };
  }
  const { standing, retyped, missing, extraColumns } = resolved;
  const here = [...standing, ...retyped].map(({ field }) => field);
  const lost = [...missing, ...retyped.map(({ field }) => field)];
  return {
    pulled: {
      table: table.id,
      rows: await readRows(client, { resolved, fields: here }),
      mirrorRows: [],
      problems: table.fields
        .filter((field) => lost.some((one) => one.id === field.id))
        .map((field) => ({ kind: 'lost-field' as const, table: table.id, field: field.id })),
      extraColumns,
    },
    resolved,
  };
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
