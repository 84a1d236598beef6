import type { Cells } from '../template/row.ts';
import type { Table, Template } from '../template/template.ts';
import type { Installation, SampleRow } from './surface.ts';

/**
 * Sample rows under the ids that their tables got where they were installed before: rows of those tables, and
 * relations to them. So a sheet's readings name the metrics of a KPI Book that lives in Notion. Other ids stay.
 */
export function translateRows(
  rows: Readonly<Record<string, readonly SampleRow[]>>,
  { template, rowIds }: { template: Template; rowIds: Installation['rowIds'] },
): Readonly<Record<string, readonly SampleRow[]>> {
  function translated(table: string, id: string): string {
    return rowIds[table]?.[id] ?? id;
  }
  function cellsOf(table: Table, cells: Cells): Cells {
    const relations = table.fields.flatMap((field) => {
      const cell = cells[field.id];
      return field.kind === 'relation' && typeof cell === 'object'
        ? [[field.id, cell.map((id) => translated(field.to, id))] as const]
        : [];
    });
    return { ...cells, ...Object.fromEntries(relations) };
  }
  return Object.fromEntries(
    template.tables.map((table) => [
      table.id,
      (rows[table.id] ?? []).map(({ id, cells }) => ({
        id: translated(table.id, id),
        cells: cellsOf(table, cells),
      })),
    ]),
  );
}
