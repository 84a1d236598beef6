import type { TablePull } from '../../sync/surface.ts';
import type { Table } from '../../template/template.ts';
import type { BoundTable } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import { readRows } from './read-rows.ts';
import type { ResolvedTable } from '../schema/resolve-table.ts';

/** Everything a table holds. `wanted` is the template's table as it is today, as far as it is known. */
export async function pullTable(
  client: NotionClient,
  { resolved, wanted }: { readonly resolved: ResolvedTable; readonly wanted: Table | undefined },
): Promise<TablePull> {
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
    absentFields: (wanted?.fields ?? [])
      .map(({ id }) => id)
      .filter((id) => !table.fields.some((field) => field.id === id)),
  };
}

/** What is told of a table that is in the trash or no longer shared. */
export function lostTable(table: BoundTable): TablePull {
  const problems = [{ kind: 'lost-table', table: table.id }] as const;
  return { table: table.id, rows: [], mirrorRows: [], problems, extraColumns: [] };
}
