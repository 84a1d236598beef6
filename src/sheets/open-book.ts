import { SurfaceError } from '../sync/surface-error.ts';
import type { BoundTable, SheetsBinding } from './binding.ts';
import { ownerKey } from './binding.ts';
import type { SheetsClient } from './client.ts';
import type { Tab } from './tab.ts';
import { readTab } from './tab.ts';
import type { SpreadsheetAnswer } from './wire.ts';

/** A bound table with its tab as it stands; no tab when a person deleted it. */
export interface OpenTable {
  readonly bound: BoundTable;
  readonly tab: Tab | undefined;
}

/**
 * Reads a bound spreadsheet in one request. Throws a `SurfaceError`, `conflict` when the spreadsheet is a copy: it
 * brings the marks of another along, and is written to only once a person has bound it as one of its own.
 */
export async function openBook(
  client: SheetsClient,
  book: { readonly binding: SheetsBinding; readonly mask: string },
): Promise<{ answer: SpreadsheetAnswer; tables: readonly OpenTable[] }> {
  const { binding, mask } = book;
  const answer = await client.get(binding.spreadsheet, mask);
  if (isCopy(answer)) {
    throw new SurfaceError({
      code: 'conflict',
      surface: 'sheets',
      request: `GET /v4/spreadsheets/${binding.spreadsheet}`,
      message: copyMessage,
    });
  }
  return { answer, tables: openTables(binding, answer) };
}

export const copyMessage = 'This spreadsheet is a copy of another one that Northbook keeps';

/** The bound tables with their tabs. */
export function openTables(binding: SheetsBinding, answer: SpreadsheetAnswer): OpenTable[] {
  return binding.tables.map((bound) => {
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
