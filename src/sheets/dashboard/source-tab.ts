import type { Table } from '../../template/template.ts';
import type { BoundField, BoundTable } from '../binding.ts';
import { columnFields, idField } from '../binding.ts';
import { headerDays } from '../book/header-days.ts';
import type { NewTab } from '../install/new-tab.ts';
import { firstPeriod } from '../install/new-tab.ts';
import type { Tab } from '../book/tab.ts';

/** A tab as the dashboard's formulas see it, whether it is about to be made or stands. */
export interface SourceTab {
  readonly title: string;
  readonly table: Table;
  /** The row under the headers, counted from 0. */
  readonly firstRow: number;
  /** Each field with the column it stands in. */
  readonly fields: ReadonlyMap<string, { readonly column: number; readonly field: BoundField }>;
  readonly ids: number | undefined;
  /** In a wide tab: the columns that hold periods; those behind `filled` may hold some one day. */
  readonly periods: { readonly first: number; readonly filled: number; readonly last: number } | undefined;
}

/** Columns behind the last period of a new tab into which people write the next ones. */
const periodsToCome = 51;

export function sourceOfNew(tab: NewTab): SourceTab {
  const fields = tab.columns.flatMap((column, index) =>
    column.kind === 'field' ? [[column.field.id, { column: index, field: column.field }] as const] : [],
  );
  return {
    title: tab.title,
    table: tab.placed.table,
    firstRow: 1,
    fields: new Map(fields),
    ids: 0,
    periods:
      tab.wide === undefined
        ? undefined
        : {
            first: firstPeriod(tab),
            filled: tab.columns.length - 1,
            last: tab.columns.length + periodsToCome,
          },
  };
}

export function sourceOf(tab: Tab): SourceTab {
  const fields = columnFields(tab.bound).flatMap((field) => {
    const column = tab.columns.get(field.id);
    return column === undefined ? [] : [[field.id, { column, field }] as const];
  });
  return {
    title: tab.title,
    table: tab.bound.table,
    firstRow: tab.header.row + 1,
    fields: new Map(fields),
    ids: tab.columns.get(idField),
    periods: periodsOf(tab, tab.bound),
  };
}

/** From the first period to the last, and further as far as nothing else is headed there. */
function periodsOf(tab: Tab, { layout }: BoundTable): SourceTab['periods'] {
  if (layout !== 'wide') return undefined;
  const days = headerDays({ columns: tab.foreign, above: tab.above });
  const known = tab.foreign.filter((_, place) => days[place] !== undefined).map(({ index }) => index);
  const [first, filled] = [known[0], known.at(-1)];
  if (first === undefined || filled === undefined) return undefined;
  const next = tab.headerTexts.findIndex((text, index) => index > filled && text !== '');
  return { first, filled, last: next === -1 ? Math.max(filled, tab.columnCount - 1) : next - 1 };
}
