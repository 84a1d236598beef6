import type { ForeignTable } from '../../sync/foreign-table.ts';
import { SurfaceError } from '../../sync/surface-error.ts';
import type { SheetsBinding } from '../binding.ts';
import { checkMask } from '../check/check.ts';
import type { SheetsClient } from '../client.ts';
import type { ForeignTab } from './foreign-tab.ts';
import { readForeignTab } from './foreign-tab.ts';
import { isCopy } from '../book/open-book.ts';
import { spreadsheetId } from '../book/spreadsheet-id.ts';
import type { SpreadsheetAnswer } from '../wire.ts';

/** What is looked at in a spreadsheet of people's: as in a check, and how numbers are shown. */
export const lookMask = checkMask
  .replace('spreadsheetId,', 'spreadsheetId,spreadsheetUrl,')
  .replace('properties(sheetId,title,', 'properties(sheetId,title,hidden,')
  .replace(
    'formattedValue,dataValidation',
    'formattedValue,effectiveFormat(numberFormat(type)),dataValidation',
  );

/** The tables that people keep in a spreadsheet, one a tab; those that are bound already are left out. One read. */
export async function lookAround(
  client: SheetsClient,
  options: { readonly place: string; readonly binding: SheetsBinding | undefined },
): Promise<readonly ForeignTable[]> {
  const { place, binding } = options;
  const answer = await client.get(idOf(place), lookMask);
  const bound = (binding?.tables ?? [])
    .filter((own) => (own.spreadsheet ?? binding?.spreadsheet) === answer.spreadsheetId)
    .map(({ sheet }) => sheet);
  const remark = isCopy(answer) ? ['It is a copy of a spreadsheet that Northbook keeps'] : [];
  return foreignTabs(answer)
    .filter(({ sheet }) => !bound.includes(sheet.properties.sheetId))
    .map(({ table }) => ({ ...table, remarks: [...remark, ...table.remarks] }));
}

/** The tabs on which a table was found. */
export function foreignTabs(answer: SpreadsheetAnswer): ForeignTab[] {
  return answer.sheets
    .filter(({ properties }) => !properties.hidden)
    .flatMap((sheet) => readForeignTab(sheet) ?? []);
}

/** The id of the spreadsheet at a place. Throws a `SurfaceError` (`invalid`) when it is the address of none. */
export function idOf(place: string): string {
  const id = spreadsheetId(place);
  if (id !== undefined) return id;
  throw new SurfaceError({
    code: 'invalid',
    surface: 'sheets',
    request: 'look around',
    message: 'this is not the address of a spreadsheet',
  });
}
