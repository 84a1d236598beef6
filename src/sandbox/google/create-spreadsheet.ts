import { createFile } from './drive/new-file.ts';
import { appOf, spreadsheetType } from './drive/file-record.ts';
import { badRequest, GoogleError } from './google-error.ts';
import { numberAt, objectAt, objectsAt, textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import { requireScope } from './access-token.ts';
import { newFileId } from './google-ids.ts';
import { addEmbedded } from './requests/embedded-object-requests.ts';
import { addFilterView, setBasicFilter } from './requests/filter-requests.ts';
import { addBanding, addConditionalFormat } from './requests/look-requests.ts';
import { placeMetadata } from './requests/metadata-requests.ts';
import { addNamedRange, addProtectedRange } from './requests/range-requests.ts';
import { addSheet, checkSettings } from './requests/sheet-requests.ts';
import { addTable } from './requests/table-requests.ts';
import type { SheetsCall } from './sheets-call.ts';
import { checkLength } from './sheets/enter-value.ts';
import { putCell } from './sheets/grid.ts';
import { emptySpreadsheet } from './sheets/new-spreadsheet.ts';
import { gridSize, resizeGrid, sheetIdOf } from './sheets/spreadsheet-state.ts';
import type { Draft, SheetState } from './sheets/spreadsheet-state.ts';
import { showSpreadsheet } from './show-spreadsheet.ts';
import { parseMessage } from './wire/parse-message.ts';

const untitled = 'Untitled spreadsheet';

/**
 * POST spreadsheets: the whole body is honoured, sheets with their cells, metadata, tables and charts included. That every
 * nested field is taken over is from documents.
 */
export function createSpreadsheet(call: SheetsCall): JsonObject {
  requireScope(call.caller, ['spreadsheets', 'drive', 'drive.file']);
  const body = parseMessage('Spreadsheet', call.body, 'spreadsheet');
  const { context, caller } = call;
  const { defaultFormat: _, spreadsheetTheme: __, ...settings } = objectAt(body, 'properties') ?? {};
  const id = newFileId(context.random);
  const state = emptySpreadsheet(id, { title: untitled, ...settings });
  checkSettings(state.properties);
  const editor = caller.user.email;
  const draft = { state, now: context.now(), random: context.random, editor, guard: () => undefined };
  fillSpreadsheet(draft, body);
  createFile(context, caller.user, {
    id,
    name: textAt(state.properties, 'title') ?? untitled,
    mimeType: spreadsheetType,
    ...appOf(caller),
  });
  context.spreadsheets.save(draft.state);
  return showSpreadsheet(draft.state, {
    now: draft.now,
    withGrid: false,
    viewer: { email: editor, isOwner: true },
  });
}

function fillSpreadsheet(draft: Draft, body: JsonObject): void {
  const given = objectsAt(body, 'sheets');
  if (given.length === 0) addSheet(draft, { sheetId: 0, title: 'Sheet1' });
  const sheets = given.map((sheet, index) =>
    inSheet(index, () => ({ sheet, state: addSheet(draft, objectAt(sheet, 'properties') ?? {}) })),
  );
  for (const [index, entry] of sheets.entries())
    inSheet(index, () => fillCells(draft, entry.state, entry.sheet));
  for (const range of objectsAt(body, 'namedRanges')) addNamedRange(draft, range);
  for (const entry of objectsAt(body, 'developerMetadata'))
    placeMetadata(draft, { location: { spreadsheet: true }, ...entry });
  for (const [index, entry] of sheets.entries())
    inSheet(index, () => layObjects(draft, entry.state, entry.sheet));
}

function inSheet<T>(index: number, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof GoogleError && error.code === 400)
      throw badRequest(`Invalid sheets[${index}]: ${error.message}`);
    throw error;
  }
}

function fillCells(draft: Draft, sheet: SheetState, given: JsonObject): void {
  for (const grid of objectsAt(given, 'data')) {
    const top = numberAt(grid, 'startRow') ?? 0;
    const left = numberAt(grid, 'startColumn') ?? 0;
    const rows = objectsAt(grid, 'rowData').map((row) => objectsAt(row, 'values'));
    const size = gridSize(sheet);
    const needed = {
      rows: Math.max(size.rows, top + rows.length),
      columns: Math.max(size.columns, left + Math.max(0, ...rows.map((row) => row.length))),
    };
    if (needed.rows > size.rows || needed.columns > size.columns) resizeGrid(draft.state, sheet, needed);
    for (const [down, row] of rows.entries())
      for (const [right, cell] of row.entries()) {
        const { effectiveValue: _, formattedValue: __, effectiveFormat: ___, hyperlink: ____, ...own } = cell;
        checkLength(own.userEnteredValue);
        putCell(sheet, { row: top + down, column: left + right }, own);
      }
    fillLines(draft, { sheet, dimension: 'ROWS', start: top, lines: objectsAt(grid, 'rowMetadata') });
    fillLines(draft, { sheet, dimension: 'COLUMNS', start: left, lines: objectsAt(grid, 'columnMetadata') });
  }
}

interface GivenLines {
  sheet: SheetState;
  dimension: 'ROWS' | 'COLUMNS';
  start: number;
  lines: readonly JsonObject[];
}

function fillLines(draft: Draft, given: GivenLines): void {
  const { sheet, dimension, start } = given;
  const lines = dimension === 'ROWS' ? sheet.rowLines : sheet.columnLines;
  for (const [offset, line] of given.lines.entries()) {
    const index = start + offset;
    while (lines.length <= index) lines.push(undefined);
    const pixelSize = numberAt(line, 'pixelSize');
    const hiddenByUser = line.hiddenByUser === true ? true : undefined;
    if (pixelSize !== undefined || hiddenByUser !== undefined)
      lines[index] = { ...lines[index], pixelSize, hiddenByUser };
    for (const entry of objectsAt(line, 'developerMetadata')) {
      const dimensionRange = { sheetId: sheetIdOf(sheet), dimension, startIndex: index, endIndex: index + 1 };
      placeMetadata(draft, { ...entry, location: { dimensionRange } });
    }
  }
}

function layObjects(draft: Draft, sheet: SheetState, given: JsonObject): void {
  const sheetId = sheetIdOf(sheet);
  for (const entry of objectsAt(given, 'developerMetadata'))
    placeMetadata(draft, { ...entry, location: { sheetId } });
  for (const item of objectsAt(given, 'tables')) addTable(draft, item);
  for (const item of objectsAt(given, 'protectedRanges')) addProtectedRange(draft, item);
  for (const [index, rule] of objectsAt(given, 'conditionalFormats').entries())
    addConditionalFormat(draft, rule, index);
  for (const item of objectsAt(given, 'bandedRanges')) addBanding(draft, item);
  for (const item of objectsAt(given, 'filterViews')) addFilterView(draft, item);
  for (const item of objectsAt(given, 'charts')) addEmbedded(draft, 'charts', withPlace(item, sheetId));
  for (const item of objectsAt(given, 'slicers')) addEmbedded(draft, 'slicers', withPlace(item, sheetId));
  const filter = objectAt(given, 'basicFilter');
  if (filter !== undefined) setBasicFilter(draft, filter);
  for (const kind of ['merges', 'rowGroups', 'columnGroups'] as const) {
    const items = objectsAt(given, kind);
    if (items.length > 0) sheet.objects[kind] = items;
  }
}

/** A chart without a place lies on the sheet it is listed under. */
function withPlace(item: JsonObject, sheetId: number): JsonObject {
  if (objectAt(item, 'position') !== undefined) return item;
  return { ...item, position: { overlayPosition: { anchorCell: { sheetId } } } };
}
