import type { NamedRows } from '../columns/column-list.ts';
import type { OpenTable } from '../book/open-book.ts';

/** Where the rows of a table have their names in a spreadsheet that stands: by key, if the table has one, else by title. */
export function namedRowsIn(tables: readonly OpenTable[], table: string): NamedRows | undefined {
  const found =
    tables.find(({ bound }) => bound.table.id === table) ??
    tables.find(({ bound }) => bound.mirror?.table.id === table);
  if (found?.tab === undefined) return undefined;
  const { tab, bound } = found;
  const title = (bound.mirror?.table ?? bound.table).fields.find(({ kind }) => kind === 'title')?.id;
  const column = tab.columns.get('key') ?? (title === undefined ? undefined : tab.columns.get(title));
  return column === undefined ? undefined : { title: tab.title, column, firstRow: tab.header.row + 1 };
}
