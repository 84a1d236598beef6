import type { sheets_v4 } from '@googleapis/sheets';
import type { InstallRequest } from '../../sync/surface.ts';
import type { BoundTable, SheetsBinding } from '../binding.ts';
import { bindTab } from './bind-tab.ts';
import { fillTab, namedRowsOf, tabProperties } from './fill-tab.ts';
import { namedRowsIn } from './named-rows-in.ts';
import { namedRanges } from './named-ranges.ts';
import type { NewTab } from './new-tab.ts';
import { layOutTabs } from './new-tab.ts';
import { openTables } from '../book/open-book.ts';
import { freeTitle } from '../book/tab-title.ts';
import type { SpreadsheetAnswer } from '../wire.ts';

/** Tabs for tables that a spreadsheet does not hold yet, under ids and titles that are free there. */
export function addTables(options: {
  readonly request: Pick<InstallRequest, 'tables' | 'rows'> & {
    readonly template: Pick<InstallRequest['template'], 'tables'>;
  };
  readonly binding: SheetsBinding;
  readonly answer: SpreadsheetAnswer;
}): {
  readonly requests: readonly sheets_v4.Schema$Request[];
  readonly tabs: readonly NewTab[];
  readonly tables: readonly BoundTable[];
} {
  const { request, binding, answer } = options;
  const ids = new Set(answer.sheets.map(({ properties }) => properties.sheetId));
  const titles = [
    ...answer.sheets.map(({ properties }) => properties.title),
    ...answer.sheets.flatMap(({ tables }) => tables.map(({ name }) => name)),
  ];
  const tabs = layOutTabs(request, ({ table }) => {
    let sheet = 1;
    while (ids.has(sheet)) sheet += 1;
    ids.add(sheet);
    const title = freeTitle(table.title, titles);
    titles.push(title);
    return { sheet, title };
  });
  const standing = openTables(binding, answer);
  return {
    tabs,
    tables: tabs.map(bindTab),
    requests: [
      ...tabs.map((tab) => ({ addSheet: { properties: tabProperties(tab) } })),
      ...tabs.flatMap((tab) =>
        fillTab(tab, {
          request,
          tabs,
          namedRows(table) {
            const made = tabs.find(({ placed }) => placed.table.id === table);
            return made === undefined ? namedRowsIn(standing, table) : namedRowsOf(made);
          },
        }),
      ),
      // A name may stand although its tab was deleted.
      ...namedRanges(tabs).filter(
        ({ addNamedRange }) =>
          !answer.namedRanges.some(({ name }) => name === addNamedRange?.namedRange?.name),
      ),
    ],
  };
}
