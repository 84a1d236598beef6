import type { TablePull } from '../sync/surface.ts';
import type { BoundTable } from './binding.ts';
import type { NotionClient } from './client.ts';
import { readRows } from './read-rows.ts';
import type { ResolvedTable } from './resolve-table.ts';

/** Everything a table holds. */
export async function pullTable(client: NotionClient, resolved: ResolvedTable): Promise<TablePull> {
  const { table, standing, retyped, missing, extraColumns } = resolved;
  const here = [...standing, ...retyped].map(({ field }) => field);
  const lost = new Set([...missing, ...retyped.map(({ field }) => field)]);
  return {
    table: table.id,
    rows: await readRows(client, { resolved, fields: here }),
    mirrorRows: [],
    problems: table.fields
      .filter((field) => lost.has(field))
      .map((field) => ({ kind: 'lost-field', table: table.id, field: field.id })),
    extraColumns,
  };
}

/** What is told of a table that is in the trash or no longer shared. */
export function lostTable(table: BoundTable): TablePull {
  const problems = [{ kind: 'lost-table', table: table.id }] as const;
  return { table: table.id, rows: [], mirrorRows: [], problems, extraColumns: [] };
}
