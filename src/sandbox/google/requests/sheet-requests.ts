import { isLocale } from '../format/locale.ts';
import { rewriteSheetFormulas } from '../sheets/shift-objects.ts';
import { badRequest } from '../google-error.ts';
import { flagAt, numberAt, objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { gridSize, resizeGrid, sheetIdOf, titleOf } from '../sheets/spreadsheet-state.ts';
import type { Draft, SheetState } from '../sheets/spreadsheet-state.ts';
import { emptySheet } from '../sheets/new-spreadsheet.ts';
import { sheetTitled } from '../sheets/a1-range.ts';
import { applyMask, readUpdateMask } from '../wire/field-mask.ts';
import { duplicateOf } from './duplicate-sheet.ts';
import { freshId, requiredObject } from './request-handler.ts';
import type { RequestFamily } from './request-handler.ts';

/** SheetProperties with the sheet's place in the list. */
export function propertiesWithIndex(draft: Draft, sheet: SheetState): JsonObject {
  const { sheetId, title, ...rest } = sheet.properties;
  return { sheetId: sheetId ?? 0, title, index: draft.state.sheets.indexOf(sheet), ...rest };
}

function checkTitle(draft: Draft, title: string, except?: SheetState): void {
  const holder = sheetTitled(draft.state, title);
  if (holder !== undefined && holder !== except)
    throw badRequest(`A sheet with the name "${title}" already exists. Please enter another name.`);
}

function freeTitle(draft: Draft): string {
  for (let number = draft.state.sheets.length + 1; ; number += 1)
    if (sheetTitled(draft.state, `Sheet${number}`) === undefined) return `Sheet${number}`;
}

/** Puts a new sheet into the spreadsheet, at its index or behind the others. */
export function addSheet(draft: Draft, asked: JsonObject): SheetState {
  const { index, ...given } = asked;
  const sheetId = numberAt(asked, 'sheetId') ?? freshId(draft);
  if (sheetId < 0) throw badRequest('sheetId must be non-negative');
  if (draft.state.sheets.some((sheet) => sheetIdOf(sheet) === sheetId))
    throw badRequest(`A sheet with the id ${sheetId} already exists. Please enter another id.`);
  const title = textAt(asked, 'title') ?? freeTitle(draft);
  checkTitle(draft, title);
  const sheet = emptySheet({ ...given, sheetId, title });
  const place =
    typeof index === 'number' ? Math.min(index, draft.state.sheets.length) : draft.state.sheets.length;
  draft.state.sheets.splice(place, 0, sheet);
  resizeGrid(draft.state, sheet, gridSize(sheet));
  return sheet;
}

function sheetToChange(draft: Draft, sheetId: number): SheetState {
  const sheet = draft.state.sheets.find((candidate) => sheetIdOf(candidate) === sheetId);
  if (sheet === undefined) throw badRequest(`No sheet with id: ${sheetId}`);
  return sheet;
}

function updateSheetProperties(draft: Draft, request: JsonObject): undefined {
  const properties = requiredObject(request, 'properties');
  const mask = readUpdateMask(textAt(request, 'fields'), 'SheetProperties');
  const sheet = sheetToChange(draft, numberAt(properties, 'sheetId') ?? 0);
  const before = { title: titleOf(sheet), size: gridSize(sheet), index: draft.state.sheets.indexOf(sheet) };
  const sheetId = sheetIdOf(sheet);
  const merged = applyMask({ ...sheet.properties, index: before.index }, properties, mask);
  const { index, ...rest } = merged;
  const title = textAt(rest, 'title') ?? before.title;
  checkTitle(draft, title, sheet);
  const grid = objectAt(rest, 'gridProperties');
  sheet.properties = { sheetType: 'GRID', ...rest, sheetId, title };
  if (sheet.properties.sheetType === 'GRID')
    resizeGrid(draft.state, sheet, {
      rows: numberAt(grid, 'rowCount') ?? before.size.rows,
      columns: numberAt(grid, 'columnCount') ?? before.size.columns,
    });
  checkFrozen(sheet);
  if (draft.state.sheets.every((candidate) => flagAt(candidate.properties, 'hidden')))
    throw badRequest("You can't hide all the sheets in a document.");
  if (title !== before.title) renameInFormulas(draft, before.title, title);
  if (typeof index === 'number' && index !== before.index) moveSheet(draft, sheet, index);
  return undefined;
}

function checkFrozen(sheet: SheetState): void {
  const size = gridSize(sheet);
  const grid = objectAt(sheet.properties, 'gridProperties');
  if (size.rows > 0 && (numberAt(grid, 'frozenRowCount') ?? 0) >= size.rows)
    throw badRequest("You can't freeze all visible rows on the sheet.");
  if (size.columns > 0 && (numberAt(grid, 'frozenColumnCount') ?? 0) >= size.columns)
    throw badRequest("You can't freeze all visible columns on the sheet.");
}

/** The index counts sheets as they were before the move. */
function moveSheet(draft: Draft, sheet: SheetState, index: number): void {
  const { sheets } = draft.state;
  const from = sheets.indexOf(sheet);
  if (index > sheets.length) throw badRequest(`Invalid sheet index: ${index}`);
  sheets.splice(from, 1);
  sheets.splice(index > from ? index - 1 : index, 0, sheet);
}

function renameInFormulas(draft: Draft, before: string, after: string): void {
  for (const sheet of draft.state.sheets)
    rewriteSheetFormulas(sheet, (reference) =>
      reference.title?.toLowerCase() === before.toLowerCase() ? { ...reference, title: after } : reference,
    );
}

function deleteSheet(draft: Draft, request: JsonObject): undefined {
  const sheet = sheetToChange(draft, numberAt(request, 'sheetId') ?? 0);
  if (draft.state.sheets.length === 1) throw badRequest("You can't remove all the sheets in a document.");
  const sheetId = sheetIdOf(sheet);
  draft.state.sheets = draft.state.sheets.filter((candidate) => candidate !== sheet);
  draft.state.namedRanges = draft.state.namedRanges.filter(
    (range) => (numberAt(objectAt(range, 'range'), 'sheetId') ?? 0) !== sheetId,
  );
  for (const other of draft.state.sheets)
    rewriteSheetFormulas(other, (reference) =>
      reference.title?.toLowerCase() === titleOf(sheet).toLowerCase() ? undefined : reference,
    );
  return undefined;
}

function duplicateSheet(draft: Draft, request: JsonObject): JsonObject {
  const source = sheetToChange(draft, numberAt(request, 'sourceSheetId') ?? 0);
  const sheetId = numberAt(request, 'newSheetId') ?? freshId(draft);
  if (draft.state.sheets.some((sheet) => sheetIdOf(sheet) === sheetId))
    throw badRequest(`A sheet with the id ${sheetId} already exists. Please enter another id.`);
  const title = textAt(request, 'newSheetName') ?? copyTitle(draft, titleOf(source));
  checkTitle(draft, title);
  const copy = duplicateOf(draft, source, { sheetId, title });
  const place = numberAt(request, 'insertSheetIndex') ?? 0;
  draft.state.sheets.splice(Math.min(place, draft.state.sheets.length), 0, copy);
  resizeGrid(draft.state, copy, gridSize(copy));
  return { properties: propertiesWithIndex(draft, copy) };
}

/** The title a copy takes: `Copy of X`, then `Copy of X 2`. */
export function copyTitle(draft: Draft, title: string): string {
  const wanted = `Copy of ${title}`;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? wanted : `${wanted} ${number}`;
    if (sheetTitled(draft.state, candidate) === undefined) return candidate;
  }
}

function updateSpreadsheetProperties(draft: Draft, request: JsonObject): undefined {
  const properties = requiredObject(request, 'properties');
  const mask = readUpdateMask(textAt(request, 'fields'), 'SpreadsheetProperties');
  const merged = applyMask(draft.state.properties, properties, mask);
  checkSettings(merged);
  draft.state.properties = merged;
  return undefined;
}

/** Refuses a locale or time zone nobody knows; the words are from documents. */
export function checkSettings(properties: JsonObject): void {
  const locale = textAt(properties, 'locale');
  const timeZone = textAt(properties, 'timeZone');
  if (locale === undefined || !isLocale(locale)) throw badRequest(`Unsupported locale: ${locale ?? ''}`);
  if (timeZone === undefined || !isTimeZone(timeZone))
    throw badRequest(`Invalid time zone: ${timeZone ?? ''}`);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name.replace(/^GMT(?=[+-])/, '') }).format(0);
    return true;
  } catch {
    return false;
  }
}

/** Requests about whole sheets and the spreadsheet itself. */
export const sheetRequests: RequestFamily = {
  addSheet(draft, request) {
    const sheet = addSheet(draft, objectAt(request, 'properties') ?? {});
    return { properties: propertiesWithIndex(draft, sheet) };
  },
  deleteSheet,
  duplicateSheet,
  updateSheetProperties,
  updateSpreadsheetProperties,
};
