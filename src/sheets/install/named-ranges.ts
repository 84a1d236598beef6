import type { sheets_v4 } from '@googleapis/sheets';
import type { NewTab } from './new-tab.ts';
import { columnOf } from './new-tab.ts';

/**
 * Names for people's own formulas: `KPI_Book_rows` for all of a tab, `KPI_Book_keys` or `Objectives_names` for what its
 * rows are called. Tables have names of their own, without the ending.
 */
export function namedRanges(tabs: readonly NewTab[]): sheets_v4.Schema$Request[] {
  return tabs.flatMap((tab) => {
    const name = rangeName(tab.title);
    const key = columnOf(tab, 'key');
    const title = columnOf(tab, tab.placed.table.fields.find(({ kind }) => kind === 'title')?.id ?? 'name');
    const named = key ?? title;
    return [
      nameColumns(tab, { name: `${name}_rows`, start: 0, end: tab.columns.length }),
      ...(named === undefined
        ? []
        : [
            nameColumns(tab, {
              name: `${name}_${key === undefined ? 'names' : 'keys'}`,
              start: named,
              end: named + 1,
            }),
          ]),
    ];
  });
}

function nameColumns(
  tab: NewTab,
  { name, start, end }: { name: string; start: number; end: number },
): sheets_v4.Schema$Request {
  return {
    addNamedRange: {
      namedRange: {
        name,
        range: {
          sheetId: tab.sheet,
          startRowIndex: 1,
          endRowIndex: tab.tableRows,
          startColumnIndex: start,
          endColumnIndex: end,
        },
      },
    },
  };
}

/** A title as a name may be written: letters, digits and underscores, not beginning with a digit. */
export function rangeName(title: string): string {
  const plain = title.replaceAll(/[^\p{L}\p{N}]+/gu, '_').replaceAll(/^_+|_+$/g, '');
  return /^\p{L}/u.test(plain) ? plain : `Northbook_${plain}`;
}
