import { SurfaceError } from '../../sync/surface-error.ts';
import type { SurfaceFinding } from '../../sync/surface-finding.ts';
import type { SheetsBinding } from '../binding.ts';
import { fieldKey, spreadsheetOf, spreadsheetsOf } from '../binding.ts';
import { dashboardFindings } from './check-dashboard.ts';
import { checkTab } from './check-tab.ts';
import type { SheetsClient } from '../client.ts';
import { copyMessage, isCopy, openTables } from '../book/open-book.ts';
import { tabMask } from '../book/tab.ts';
import type { GridRange, SpreadsheetAnswer } from '../wire.ts';

/** What a check looks at beyond what a pull does: guards, lists and types. */
export const checkMask = tabMask
  .replace(
    'effectiveValue,formattedValue',
    'effectiveValue,formattedValue,dataValidation(condition(type,values))',
  )
  .replace('spreadsheetId,', 'spreadsheetId,properties(title),namedRanges(name),')
  .replace(
    'tables(tableId,range)',
    'tables(tableId,name,range,columnProperties),basicFilter(range,filterSpecs,tableId),protectedRanges(range),developerMetadata(metadataKey,metadataValue),charts(chartId,spec(altText,basicChart(domains(domain(sourceRange(sources)))),pieChart(domain(sourceRange(sources)))))',
  );

/** What is missing, renamed, moved, doubled or unguarded in an installation, in two reads a spreadsheet. */
export async function check(
  client: SheetsClient,
  binding: SheetsBinding,
): Promise<readonly SurfaceFinding[]> {
  const findings = await Promise.all(
    spreadsheetsOf(binding).map((spreadsheet) => checkSpreadsheet(client, { binding, spreadsheet })),
  );
  return findings.flat();
}

async function checkSpreadsheet(
  client: SheetsClient,
  { binding, spreadsheet }: { binding: SheetsBinding; spreadsheet: string },
): Promise<readonly SurfaceFinding[]> {
  try {
    const answer = await client.get(spreadsheet, checkMask);
    const { trashed } = await client.fileState(spreadsheet);
    return checkBook({ binding, answer, trashed });
  } catch (error) {
    const finding =
      error instanceof SurfaceError ? findingOf(error, nameOf(binding, spreadsheet)) : undefined;
    if (finding === undefined) throw error;
    return [finding];
  }
}

/** The same, of a spreadsheet that was read. */
export function checkBook(book: {
  readonly binding: SheetsBinding;
  readonly answer: SpreadsheetAnswer;
  readonly trashed: boolean;
}): SurfaceFinding[] {
  const { binding, answer, trashed } = book;
  if (isCopy(answer)) {
    return [
      {
        code: 'copied-surface',
        message: `${copyMessage}, so nothing is read from it and nothing written`,
        fix: 'Bind it as a spreadsheet of its own, or go back to the first one',
      },
    ];
  }
  return [
    ...(trashed
      ? [
          {
            code: 'lost-surface' as const,
            message: `${nameOf(binding, answer.spreadsheetId)} is in the trash and will be deleted for good after 30 days`,
            fix: 'Open the trash of Google Drive and restore it',
          },
        ]
      : []),
    ...openTables(binding, answer).flatMap((table) =>
      checkTab(table, {
        protectedRanges: protectedRangesOf(answer, table.bound.sheet),
        hasTable: (id) =>
          binding.tables.some(
            (own) =>
              spreadsheetOf(binding, own) === answer.spreadsheetId &&
              (own.table.id === id || own.mirror?.table.id === id),
          ),
      }),
    ),
    ...dashboardFindings(binding, answer),
    ...duplicateTabs(binding, answer),
  ];
}

export function protectedRangesOf(answer: SpreadsheetAnswer, sheet: number): GridRange[] {
  const found = answer.sheets.find(({ properties }) => properties.sheetId === sheet);
  return (found?.protectedRanges ?? []).flatMap(({ range }) => range ?? []);
}

/** One spreadsheet needs no name; of several each is told by its tables. */
function nameOf(binding: SheetsBinding, spreadsheet: string): string {
  const own = binding.tables.filter((bound) => spreadsheetOf(binding, bound) === spreadsheet);
  return own.length === binding.tables.length
    ? 'The spreadsheet'
    : `The spreadsheet with ${own.map(({ table }) => table.title).join(', ')}`;
}

function findingOf(error: SurfaceError, name: string): SurfaceFinding | undefined {
  switch (error.code) {
    case 'not-found':
      return {
        code: 'lost-surface',
        message: `${name} was deleted or is no longer shared with Northbook`,
        fix: 'Restore it from the trash of Google Drive, share it again, or install anew',
      };
    case 'forbidden':
      return {
        code: 'forbidden',
        message: `${name} may not be opened by Northbook`,
        fix: 'Let the account that connected Google edit it, or connect Google again',
      };
    case 'unauthorized':
    case 'rate-limited':
    case 'unavailable':
    case 'invalid':
    case 'conflict':
    case 'plan-limit':
      return undefined;
  }
}

/** Tabs that people duplicated: the marks come along. */
function duplicateTabs(binding: SheetsBinding, answer: SpreadsheetAnswer): SurfaceFinding[] {
  const own = new Set(
    binding.tables
      .filter((bound) => spreadsheetOf(binding, bound) === answer.spreadsheetId)
      .map(({ sheet }) => sheet),
  );
  return answer.sheets.flatMap((sheet) => {
    if (own.has(sheet.properties.sheetId)) return [];
    const marked = (sheet.data[0]?.columnMetadata ?? [])
      .flatMap(({ developerMetadata }) => developerMetadata)
      .find(({ metadataKey }) => metadataKey === fieldKey)?.metadataValue;
    const table = binding.tables.find((bound) => marked?.startsWith(`${bound.table.id}.`) === true);
    if (table === undefined) return [];
    if (table.spreadsheet !== undefined) {
      return [
        {
          code: 'duplicate-table' as const,
          table: table.table.id,
          message: `The tab “${sheet.properties.title}” is not in use any more, as a table of your own in another spreadsheet holds ${table.table.title}`,
          fix: 'Delete the tab once you need nothing on it',
        },
      ];
    }
    return [
      {
        code: 'duplicate-table' as const,
        table: table.table.id,
        message: `The tab “${sheet.properties.title}” looks like ${table.table.title}, and Northbook reads and writes another one`,
        fix: 'Keep it as a copy of your own, or delete it',
      },
    ];
  });
}
