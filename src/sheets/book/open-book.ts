import { SurfaceError } from '../../sync/surface-error.ts';
import type { BoundTable, SheetsBinding } from '../binding.ts';
import { ownerKey, spreadsheetOf } from '../binding.ts';
import type { SheetsClient } from '../client.ts';
import type { Tab } from './tab.ts';
import { readTab } from './tab.ts';
import type { SpreadsheetAnswer } from '../wire.ts';

/** A bound table with its tab as it stands; no tab when a person deleted it. */
export interface OpenTable {
  readonly bound: BoundTable;
  readonly tab: Tab | undefined;
}

/**
 * Reads every spreadsheet of an installation, each in one request. Throws a `SurfaceError`, `conflict` when one is a
 * copy: it brings the marks of another along, and is written to only once a person has bound it as one of its own.
 */
export async function openBook(
  client: SheetsClient,
  book: { readonly binding: SheetsBinding; readonly mask: string },
): Promise<readonly OpenTable[]> {
  const { binding, mask } = book;
  const answers = await Promise.all(
    [...new Set(binding.tables.map((bound) => spreadsheetOf(binding, bound)))].map((spreadsheet) =>
      openSpreadsheet(client, { spreadsheet, mask }),
    ),
  );
  const open = answers.flatMap((answer) => openTables(binding, answer));
  return binding.tables.flatMap((bound) => open.find((own) => own.bound === bound) ?? []);
}

/** Reads one spreadsheet. Throws a `SurfaceError`, `conflict` when it is a copy. */
export async function openSpreadsheet(
  client: SheetsClient,
  { spreadsheet, mask }: { readonly spreadsheet: string; readonly mask: string },
): Promise<SpreadsheetAnswer> {
  const answer = await client.get(spreadsheet, mask);
  if (!isCopy(answer)) return answer;
  throw new SurfaceError({
    code: 'conflict',
    surface: 'sheets',
    request: `GET /v4/spreadsheets/${spreadsheet}`,
    message: copyMessage,
  });
}

export const copyMessage = 'This spreadsheet is a copy of another one that Northbook keeps';

/** The bound tables that are in a spreadsheet, with their tabs. */
export function openTables(binding: SheetsBinding, answer: SpreadsheetAnswer): OpenTable[] {
  return binding.tables
    .filter((bound) => spreadsheetOf(binding, bound) === answer.spreadsheetId)
    .map((bound) => {
      const sheet = answer.sheets.find((candidate) => candidate.properties.sheetId === bound.sheet);
      return { bound, tab: sheet === undefined ? undefined : readTab(bound, sheet) };
    });
}

/** Whether a spreadsheet bears another's mark and not its own. */
export function isCopy(answer: SpreadsheetAnswer): boolean {
  const owners = ownersOf(answer);
  return owners.length > 0 && !owners.includes(answer.spreadsheetId);
}

/** The ids of spreadsheets that one is marked with: its own, and in a copy those it was made of. */
export function ownersOf({ developerMetadata }: SpreadsheetAnswer): string[] {
  return developerMetadata.flatMap(({ metadataKey, metadataValue }) =>
    metadataKey === ownerKey && metadataValue !== undefined ? [metadataValue] : [],
  );
}
