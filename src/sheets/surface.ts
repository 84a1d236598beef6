import type { SurfaceFinding } from '../sync/surface-finding.ts';
import type { ChangeOutcome, Surface, TablePull, TableProblem } from '../sync/surface.ts';
import { prepareChanges } from './apply.ts';
import { SheetsBinding } from './binding.ts';
import type { SheetsClient } from './client.ts';
import { installSheets } from './install.ts';
import { readRows } from './read-rows.ts';
import type { Tab } from './tab.ts';
import { headerText, readTab, tabMask } from './tab.ts';
import { readWide } from './wide-readings.ts';

/** What a spreadsheet of Northbook's needs to be opened, or made. */
export interface SheetsSurfaceOptions {
  readonly client: SheetsClient;
  /** What an earlier install returned; absent before the first. Throws a ZodError when it is something else. */
  readonly binding?: unknown;
  /** For a new spreadsheet: a locale such as `en_GB`, which decides how typed numbers and dates are read. */
  readonly locale?: string;
  /** For a new spreadsheet: an IANA time zone. */
  readonly timeZone?: string;
}

/** A Google spreadsheet as a surface: one read a pull, one read and one write an apply. */
export function createSheetsSurface(options: SheetsSurfaceOptions): Surface {
  const { client, locale = 'en_US', timeZone = 'Etc/UTC' } = options;
  let binding = options.binding === undefined ? undefined : SheetsBinding.parse(options.binding);

  function bound(): SheetsBinding {
    if (binding === undefined) throw new Error('Nothing is installed here yet');
    return binding;
  }

  /** Every bound table with its tab as it stands; no tab when a person deleted it. */
  async function readTabs(): Promise<{ table: string; tab: Tab | undefined }[]> {
    const { spreadsheet, tables } = bound();
    const { sheets } = await client.get(spreadsheet, tabMask);
    return tables.map((own) => {
      const sheet = sheets.find((candidate) => candidate.properties.sheetId === own.sheet);
      return { table: own.table.id, tab: sheet === undefined ? undefined : readTab(own, sheet) };
    });
  }

  return {
    kind: 'sheets',
    async install(request) {
      const installation = await installSheets(client, { request, region: { locale, timeZone } });
      binding = SheetsBinding.parse(installation.binding);
      return installation;
    },
    async pull() {
      const tabs = await readTabs();
      return tabs.map(({ table, tab }) => (tab === undefined ? lostTable(table) : pullTab(tab)));
    },
    async apply(changes, done) {
      if (changes.length === 0) return;
      const tabs = (await readTabs()).flatMap(({ tab }) => tab ?? []);
      const { outcomes, requests } = prepareChanges(changes, tabs);
      if (requests.length > 0) await client.batchUpdate(bound().spreadsheet, requests);
      await tellAll(outcomes, done);
    },
    async check() {
      const tabs = await readTabs();
      return tabs.flatMap(({ table, tab }) => checkTab(table, tab));
    },
    async probe() {
      const { version, modifiedTime, trashed } = await client.fileState(bound().spreadsheet);
      return `${version}/${modifiedTime}/${String(trashed)}`;
    },
    usage: () => client.usage(),
  };
}

async function tellAll(
  outcomes: readonly ChangeOutcome[],
  done: (outcome: ChangeOutcome) => Promise<void>,
): Promise<void> {
  for (const outcome of outcomes) await done(outcome);
}

function lostTable(table: string): TablePull {
  return { table, rows: [], mirrorRows: [], problems: [{ kind: 'lost-table', table }], extraColumns: [] };
}

function pullTab(tab: Tab): TablePull {
  const table = tab.bound.table.id;
  const lost = tab.lost.map((field): TableProblem => ({ kind: 'lost-field', table, field: field.id }));
  if (tab.bound.layout === 'wide') {
    const { rows, mirrorRows, problems } = readWide(tab);
    return { table, rows, mirrorRows, problems: [...lost, ...problems], extraColumns: [] };
  }
  return {
    table,
    rows: readRows(tab).map(({ row }) => row),
    mirrorRows: [],
    problems: lost,
    extraColumns: tab.foreign.map(({ header }) => headerText(header)),
  };
}

function checkTab(table: string, tab: Tab | undefined): SurfaceFinding[] {
  if (tab === undefined) {
    return [
      {
        code: 'lost-table',
        table,
        message: 'Its tab was deleted',
        fix: 'Restore it from the version history of the spreadsheet',
      },
    ];
  }
  return tab.lost.map((field) => ({
    code: 'lost-field' as const,
    table,
    field: field.id,
    message: `The column ${field.title} was deleted`,
    fix: `Undo the deletion, or head a new column “${field.title}”`,
  }));
}
