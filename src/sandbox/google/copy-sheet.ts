import { badRequest } from './google-error.ts';
import { textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import { duplicateOf } from './requests/duplicate-sheet.ts';
import { freshId } from './requests/request-handler.ts';
import { copyTitle, propertiesWithIndex } from './requests/sheet-requests.ts';
import { editSpreadsheet, openSpreadsheet } from './sheets-call.ts';
import type { SheetsCall } from './sheets-call.ts';
import { gridSize, resizeGrid, sheetIdOf, titleOf } from './sheets/spreadsheet-state.ts';
import { parseMessage } from './wire/parse-message.ts';

/** POST spreadsheets/{id}/sheets/{sheetId}:copyTo (from documents) */
export function copySheetTo(call: SheetsCall): JsonObject {
  const body = parseMessage('CopySheetToAnotherSpreadsheetRequest', call.body);
  const source = openSpreadsheet(call);
  const sheet = source.sheets.find((candidate) => String(sheetIdOf(candidate)) === call.argument);
  if (sheet === undefined) throw badRequest(`The sheet (${call.argument}) does not exist.`);
  const destination = textAt(body, 'destinationSpreadsheetId');
  if (destination === undefined) throw badRequest('destinationSpreadsheetId must be specified');
  return editSpreadsheet({ ...call, spreadsheetId: destination }, (draft) => {
    const copy = duplicateOf(draft, sheet, {
      sheetId: freshId(draft),
      title: copyTitle(draft, titleOf(sheet)),
    });
    draft.state.sheets.push(copy);
    resizeGrid(draft.state, copy, gridSize(copy));
    return propertiesWithIndex(draft, copy);
  });
}
