import type { BoundTable, SheetsBinding } from '../binding.ts';
import { columnFields } from '../binding.ts';
import { headerDays } from '../book/header-days.ts';
import { headerText, plainHeader } from '../book/header-row.ts';
import type { OpenTable } from '../book/open-book.ts';
import type { Tab } from '../book/tab.ts';

/**
 * The binding with what people call the columns now, so that a column that is renamed first and moved later is still
 * found; `undefined` when nothing has changed.
 */
export function rememberHeaders(
  binding: SheetsBinding,
  tables: readonly OpenTable[],
): SheetsBinding | undefined {
  const remembered = tables.map(({ bound, tab }) => (tab === undefined ? bound : withHeaders(bound, tab)));
  const isSame = remembered.every((bound, index) => bound === tables[index]?.bound);
  return isSame ? undefined : { ...binding, tables: remembered };
}

function withHeaders(bound: BoundTable, tab: Tab): BoundTable {
  // Without its headers a tab tells nothing about them.
  if (tab.header.row === -1) return bound;
  const headers = Object.fromEntries(
    columnFields(bound).flatMap((field) => {
      const column = tab.columns.get(field.id);
      const header = column === undefined ? bound.headers[field.id] : tab.headerTexts[column];
      const isOwn = header === undefined || header === '' || plainHeader(header) === plainHeader(field.title);
      return isOwn ? [] : [[field.id, header] as const];
    }),
  );
  // Periods of a wide tab come and go by the week and are known by what they say.
  const days = bound.layout === 'wide' ? headerDays({ columns: tab.foreign, above: tab.above }) : undefined;
  const others = tab.foreign
    .filter((_, index) => days?.[index] === undefined)
    .map(({ header }) => headerText(header));
  const isSame = JSON.stringify([headers, others]) === JSON.stringify([bound.headers, bound.others]);
  return isSame ? bound : { ...bound, headers, others };
}
