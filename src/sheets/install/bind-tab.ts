import type { BoundTable } from '../binding.ts';
import type { NewTab } from './new-tab.ts';

/** What is kept of a new tab. */
export function bindTab({
  sheet,
  placed: { table, layout, mirror },
}: Pick<NewTab, 'sheet' | 'placed'>): BoundTable {
  return {
    sheet,
    table,
    layout,
    ...(mirror === undefined ? {} : { mirror: { table: mirror.table, fields: [...mirror.fields] } }),
    absent: [],
    theirs: [],
    headers: {},
    words: [],
    others: [],
    adopted: false,
  };
}
