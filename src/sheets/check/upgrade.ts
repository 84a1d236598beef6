import type { sheets_v4 } from '@googleapis/sheets';
import type { InstallRequest, Installation, PlacedTable } from '../../sync/surface.ts';
import type { Choice, Field, Table } from '../../template/template.ts';
import { addColumns } from '../columns/add-columns.ts';
import { bindTab } from '../install/bind-tab.ts';
import type { BoundTable, SheetsBinding } from '../binding.ts';
import { columnFields, headerKey } from '../binding.ts';
import { checkMask } from './check.ts';
import { renewNotes, strayNotes } from '../columns/stray-notes.ts';
import type { SheetsClient } from '../client.ts';
import type { Dashboard } from '../dashboard/dashboard.ts';
import { layOutDashboard } from '../dashboard/dashboard.ts';
import { installSteps } from '../install/install-steps.ts';
import { installationMark, ownerMark } from '../book/mark.ts';
import { namedRowsIn } from '../install/named-rows-in.ts';
import type { NewTab } from '../install/new-tab.ts';
import { addTables } from '../install/new-tables.ts';
import type { OpenTable } from '../book/open-book.ts';
import { openBook, openSpreadsheet, openTables, ownersOf } from '../book/open-book.ts';
import { restoreChoices } from './repair-requests.ts';
import { sourceOf, sourceOfNew } from '../dashboard/source-tab.ts';
import type { Tab } from '../book/tab.ts';
import type { SheetAnswer, SpreadsheetAnswer } from '../wire.ts';
import { writeOnce } from '../install/write-once.ts';

/** What an upgrade looks at beyond what a check does: the notes of headers. */
const upgradeMask = checkMask.replace('formattedValue,', 'formattedValue,note,');

/**
 * Adds to a spreadsheet what a newer template, or one of more tables, has and it has not: tabs, columns, choices. One
 * read and at most one write; what stands there stays as it is, titles that people changed too, but for Northbook's own
 * notes that lead to another place. Columns that people deleted are not brought back: `check` reports them.
 */
export async function upgrade(
  client: SheetsClient,
  options: {
    readonly binding: SheetsBinding;
    readonly request: InstallRequest;
    readonly installation: string | undefined;
  },
): Promise<Installation> {
  const { request, installation } = options;
  const { spreadsheet } = options.binding;
  const answer = await openSpreadsheet(client, { spreadsheet, mask: upgradeMask });
  const binding = withMarkedTabs(options.binding, { answer, request });
  const tables = await openRest(client, { binding, answer });
  const known = new Map(tables.map((table) => [table.bound.table.id, table]));
  const grown = request.tables.flatMap((placed) => {
    const table = known.get(placed.table.id);
    return table === undefined ? [] : [growTable(table, { placed, tables })];
  });
  const missing = request.tables.filter(({ table }) => !known.has(table.id));
  const added = addTables({ request: { ...request, tables: missing }, binding, answer });
  const steps = installSteps(request, { tabs: added.tabs.map(({ title }) => title) });
  await steps.stands();
  const grownById = new Map(grown.map(({ bound }) => [bound.table.id, bound]));
  const isOwned = ownersOf(answer).includes(answer.spreadsheetId);
  // Where nothing was made by Northbook so far, neither was a dashboard.
  const isFirst = tables.every(({ bound }) => bound.adopted) && added.tabs.length > 0;
  const dashboard = isFirst ? dashboardBeside(answer, { request, tables, tabs: added.tabs }) : undefined;
  const wanted: SheetsBinding = {
    ...binding,
    tables: [...binding.tables.map((bound) => grownById.get(bound.table.id) ?? bound), ...added.tables],
  };
  const elsewhere = Map.groupBy(
    grown.filter(({ bound, requests: own }) => own.length > 0 && bound.spreadsheet !== undefined),
    ({ bound }) => bound.spreadsheet ?? spreadsheet,
  );
  const changes = [
    ...added.requests,
    ...grown.filter(({ bound }) => bound.spreadsheet === undefined).flatMap((table) => table.requests),
  ];
  const requests = [
    ...changes,
    // A spreadsheet that people made for it gets what a new one has.
    ...(isOwned ? [] : [ownerMark(binding.spreadsheet)]),
    ...(isOwned || installation === undefined ? [] : [installationMark(installation)]),
    ...(dashboard?.sheets.map((properties) => ({ addSheet: { properties } })) ?? []),
    ...(dashboard?.requests ?? []),
  ];
  const writes = [
    ...[...elsewhere].map(([place, own]) => ({ place, requests: own.flatMap((table) => table.requests) })),
    ...(requests.length > 0 ? [{ place: spreadsheet, requests }] : []),
  ];
  for (const write of writes) {
    await writeOnce(client, {
      spreadsheet: write.place,
      requests: [...write.requests],
      stands: async () => {
        const now = openTables(wanted, await client.get(write.place, upgradeMask));
        return now.every(({ bound, tab }) => {
          const own = grown.find((table) => table.bound.table.id === bound.table.id);
          if (tab === undefined || own === undefined) return tab !== undefined;
          return own.added.every(({ id }) => tab.columns.has(id)) && renewNotes(tab, own.stray).length === 0;
        });
      },
    });
  }
  await steps.filled();
  return {
    binding: wanted,
    place: { title: request.title, url: binding.url },
    rowIds: Object.fromEntries(
      added.tabs.map((tab) => [
        tab.placed.table.id,
        Object.fromEntries(tab.samples.map(({ id }) => [id, id])),
      ]),
    ),
  };
}

/** The bound tables, those of other spreadsheets too. */
async function openRest(
  client: SheetsClient,
  { binding, answer }: { binding: SheetsBinding; answer: SpreadsheetAnswer },
): Promise<readonly OpenTable[]> {
  const others = binding.tables.filter(({ spreadsheet }) => spreadsheet !== undefined);
  const rest = await openBook(client, { binding: { ...binding, tables: others }, mask: upgradeMask });
  return [...openTables(binding, answer), ...rest];
}

/** Tabs that an earlier try has made and nobody has kept: their marks tell which table each holds. */
function withMarkedTabs(
  binding: SheetsBinding,
  { answer, request }: { answer: SpreadsheetAnswer; request: InstallRequest },
): SheetsBinding {
  const known = new Set(binding.tables.map(({ table }) => table.id));
  const found = request.tables.flatMap((placed) => {
    const sheet = known.has(placed.table.id)
      ? undefined
      : answer.sheets.find((candidate) => isMarkedFor(candidate, placed.table.id));
    if (sheet === undefined) return [];
    return [bindTab({ sheet: sheet.properties.sheetId, placed })];
  });
  return { ...binding, tables: [...binding.tables, ...found] };
}

function isMarkedFor(sheet: SheetAnswer, table: string): boolean {
  return (sheet.data[0]?.rowMetadata ?? []).some(({ developerMetadata }) =>
    developerMetadata.some(
      ({ metadataKey, metadataValue }) => metadataKey === headerKey && metadataValue === table,
    ),
  );
}

function dashboardBeside(
  answer: SpreadsheetAnswer,
  options: {
    readonly request: InstallRequest;
    readonly tables: readonly OpenTable[];
    readonly tabs: readonly NewTab[];
  },
): Dashboard {
  const { request, tables, tabs } = options;
  const ids = [
    ...answer.sheets.map(({ properties }) => properties.sheetId),
    ...tabs.map(({ sheet }) => sheet),
  ];
  let sheet = 1;
  while (ids.includes(sheet) || ids.includes(sheet + 1)) sheet += 1;
  const taken = [
    ...answer.sheets.map(({ properties }) => properties.title),
    ...tabs.map(({ title }) => title),
  ];
  const standing = tables.flatMap(({ bound, tab }) =>
    tab === undefined || bound.spreadsheet !== undefined ? [] : [sourceOf(tab)],
  );
  return layOutDashboard({
    title: request.title,
    tabs: [...standing, ...tabs.map(sourceOfNew)],
    sheet,
    taken,
  });
}

interface Grown {
  readonly bound: BoundTable;
  readonly added: readonly Field[];
  readonly stray: ReturnType<typeof strayNotes>;
  readonly requests: readonly sheets_v4.Schema$Request[];
}

function growTable(
  { bound, tab }: OpenTable,
  options: { placed: PlacedTable; tables: readonly OpenTable[] },
): Grown {
  const { placed, tables } = options;
  const had = new Set(columnFields({ ...bound, absent: [] }).map(({ id }) => id));
  const merged = mergeBound(bound, placed);
  const fresh = columnFields({ ...merged, absent: [] }).filter(({ id }) => !had.has(id));
  // People's own table gets the answers; which column holds a new input is theirs to say.
  const added = bound.adopted ? fresh.filter(({ role }) => role === 'derived') : fresh;
  const absent = fresh.filter((field) => !added.includes(field)).map(({ id }) => id);
  const next = { ...merged, absent: [...merged.absent, ...absent] };
  if (tab === undefined) return { bound: next, added: [], stray: [], requests: [] };
  const now: Tab = { ...tab, bound: next };
  const stray = strayNotes(bound, next);
  return {
    bound: next,
    added,
    stray,
    requests: [
      // First, as the places of columns are those from before the new ones.
      ...renewNotes(tab, stray),
      ...newlyChosen(now, bound.table).flatMap((field) => restoreChoices(now, field)),
      ...addColumns(now, {
        fields: added,
        namedRows: (table) =>
          namedRowsIn(
            tables.filter((own) => own.bound.spreadsheet === bound.spreadsheet),
            table,
          ),
      }),
    ],
  };
}

/** Input fields of a tab of ours whose template offers more than it did. */
function newlyChosen(tab: Tab, before: Table): Field[] {
  if (tab.bound.adopted || tab.bound.mirror !== undefined) return [];
  return tab.bound.table.fields.filter((field) => {
    const old = before.fields.find(({ id }) => id === field.id);
    if (field.kind !== 'choice' || old?.kind !== 'choice' || field.role === 'derived') return false;
    return field.choices.some(({ id }) => old.choices.every((choice) => choice.id !== id));
  });
}

/** The new template's fields, with the titles of choices as people have them. */
function mergeBound(bound: BoundTable, placed: PlacedTable): BoundTable {
  const { mirror } = placed;
  return {
    ...bound,
    table: mergeTable(bound.table, placed.table),
    ...(mirror === undefined || bound.mirror === undefined
      ? {}
      : { mirror: { table: mirror.table, fields: [...mirror.fields] } }),
  };
}

function mergeTable(before: Table, after: Table): Table {
  return {
    ...after,
    fields: after.fields.map((field) => {
      const old = before.fields.find(({ id }) => id === field.id);
      if (field.kind !== 'choice' || old?.kind !== 'choice') return field;
      const titles = new Map(old.choices.map(({ id, title }) => [id, title]));
      const choices = field.choices.map((choice): Choice => ({
        ...choice,
        title: titles.get(choice.id) ?? choice.title,
      }));
      return { ...field, choices };
    }),
  };
}
