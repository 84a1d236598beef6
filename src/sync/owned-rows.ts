import type { Cells } from '../template/row.ts';
import type { Table, Template } from '../template/template.ts';
import type { SampleRow } from './surface.ts';

/**
 * Sample rows as one person's: whoever a row names in some tables is that person instead. A tool that knows its people
 * holds nobody else, and rows without an owner would be findings that nobody made. Rows that name nobody still do not.
 */
export function ownedRows(
  rows: Readonly<Record<string, readonly SampleRow[]>>,
  options: { readonly template: Template; readonly owner: string; readonly tables: ReadonlySet<string> },
): Readonly<Record<string, readonly SampleRow[]>> {
  const { template, owner, tables } = options;
  function cellsOf(table: Table, cells: Cells): Cells {
    const people = table.fields
      .filter(({ id, kind }) => kind === 'person' && cells[id] !== undefined)
      .map(({ id }) => [id, [owner]] as const);
    return { ...cells, ...Object.fromEntries(people) };
  }
  return Object.fromEntries(
    Object.entries(rows).map(([id, own]) => {
      const table = tables.has(id) ? template.tables.find((candidate) => candidate.id === id) : undefined;
      return [
        id,
        table === undefined ? own : own.map((row) => ({ ...row, cells: cellsOf(table, row.cells) })),
      ];
    }),
  );
}
