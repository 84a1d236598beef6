import type { InstallRequest, Installation, SampleRow } from '../sync/surface.ts';
import { bindTab } from './install/bind-tab.ts';
import type { SheetsBinding } from './binding.ts';
import { ownerKey } from './binding.ts';
import type { SheetsClient } from './client.ts';
import { layOutDashboard } from './dashboard/dashboard.ts';
import { fillTab, namedRowsOf, tabProperties } from './install/fill-tab.ts';
import { makeSpreadsheet } from './install/make-spreadsheet.ts';
import { installationMark, ownerMark } from './book/mark.ts';
import { namedRanges } from './install/named-ranges.ts';
import type { NewTab } from './install/new-tab.ts';
import { layOutTabs } from './install/new-tab.ts';
import { installSteps } from './install/install-steps.ts';
import { sourceOfNew } from './dashboard/source-tab.ts';
import { freeTitle } from './book/tab-title.ts';
import { writeOnce } from './install/write-once.ts';

/** How a new spreadsheet reads numbers and dates. */
export interface Region {
  readonly locale: string;
  readonly timeZone: string;
}

/**
 * Makes the spreadsheet in two writes, its tabs and then everything on them, after a look whether an earlier try has
 * left one behind. With a name of its own (`installation`) one that came to its end is found again too.
 */
export async function installSheets(
  client: SheetsClient,
  options: {
    readonly request: InstallRequest;
    readonly region: Region;
    readonly installation: string | undefined;
  },
): Promise<Installation> {
  const { request, region, installation } = options;
  const titles: string[] = [];
  const tabs = layOutTabs(request, ({ table }) => {
    const title = freeTitle(table.title, titles);
    titles.push(title);
    return { sheet: titles.length, title };
  });
  const dashboard = layOutDashboard({
    title: request.title,
    tabs: tabs.map(sourceOfNew),
    sheet: tabs.length + 1,
    taken: titles,
  });
  const steps = installSteps(request, { tabs: tabs.map(({ title }) => title) });
  const made = await makeSpreadsheet(client, {
    properties: { title: request.title, locale: region.locale, timeZone: region.timeZone },
    sheets: [...dashboard.sheets, ...tabs.map(tabProperties)],
    installation,
    onNew: steps.looked,
  });
  await steps.made();
  if (!made.isFilled) {
    await writeOnce(client, {
      spreadsheet: made.id,
      requests: [
        ...tabs.flatMap((tab) =>
          fillTab(tab, { request, tabs, namedRows: (table) => namedRowsIn(tabs, table) }),
        ),
        ...namedRanges(tabs),
        ...dashboard.requests,
        ownerMark(made.id),
        ...(installation === undefined ? [] : [installationMark(installation)]),
      ],
      stands: () => isFilled(client, made.id),
    });
  }
  await steps.filled();
  const binding: SheetsBinding = {
    spreadsheet: made.id,
    url: made.url,
    tables: tabs.map(bindTab),
  };
  return {
    binding,
    place: { title: request.title, url: made.url },
    rowIds: Object.fromEntries(tabs.map((tab) => [tab.placed.table.id, idsOf(tab)])),
  };
}

function namedRowsIn(tabs: readonly NewTab[], table: string) {
  // Metrics that live elsewhere are still listed where their readings are.
  const tab =
    tabs.find(({ placed }) => placed.table.id === table) ??
    tabs.find(({ placed }) => placed.mirror?.table.id === table);
  return tab === undefined ? undefined : namedRowsOf(tab);
}

async function isFilled(client: SheetsClient, spreadsheet: string): Promise<boolean> {
  const { developerMetadata } = await client.get(
    spreadsheet,
    'spreadsheetId,developerMetadata(metadataKey,metadataValue)',
  );
  return developerMetadata.some(({ metadataKey }) => metadataKey === ownerKey);
}

/** Sample rows keep their own ids: they are unique within their table, and nothing else is there yet. */
function idsOf(tab: NewTab): Record<string, string> {
  return Object.fromEntries(
    tab.samples.map((row) => [row.id, tab.wide === undefined ? row.id : readingId(row)]),
  );
}

function readingId({ cells: { metric, day } }: SampleRow): string {
  return `${typeof metric === 'object' ? metric[0] : ''}@${typeof day === 'string' ? day : ''}`;
}
