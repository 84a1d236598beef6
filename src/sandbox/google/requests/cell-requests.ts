import { moveFormula } from '../formula/reference.ts';
import { badRequest } from '../google-error.ts';
import { flagAt, numberAt, objectAt, objectsAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { exceedsGrid } from '../sheets/a1-range.ts';
import { checkLength } from '../sheets/enter-value.ts';
import { boxPlaces, resolveRange } from '../sheets/grid-range.ts';
import type { Box } from '../sheets/grid-range.ts';
import { cellAt, patchCell, putCell, usedRows } from '../sheets/grid.ts';
import type { CellPlace } from '../sheets/grid.ts';
import { gridSize, resizeGrid } from '../sheets/spreadsheet-state.ts';
import type { Cell, Draft, SheetState } from '../sheets/spreadsheet-state.ts';
import { applyMask, readUpdateMask } from '../wire/field-mask.ts';
import type { FieldTree } from '../wire/field-mask.ts';
import { findTableById, growTableDown } from './table-requests.ts';
import { namedSheet, requiredBox } from './request-handler.ts';
import type { RequestFamily } from './request-handler.ts';

const writable = [
  'userEnteredValue',
  'userEnteredFormat',
  'note',
  'dataValidation',
  'textFormatRuns',
  'chipRuns',
  'pivotTable',
];

/** What a cell becomes when the masked fields of another are put on it; computed fields are no part of it. */
function maskedCell(cell: Cell | undefined, given: JsonObject, mask: FieldTree): Cell {
  const merged = applyMask(cell ?? {}, given, mask);
  const kept = Object.fromEntries(
    writable.flatMap((key) => (merged[key] === undefined ? [] : [[key, merged[key]]])),
  );
  checkLength(kept.userEnteredValue);
  const isNewValue = given.userEnteredValue !== undefined && kept.userEnteredValue !== cell?.userEnteredValue;
  if (isNewValue && given.textFormatRuns === undefined) delete kept.textFormatRuns;
  return normalValue(kept);
}

/** An empty text is no value. */
function normalValue(cell: Cell): Cell {
  const value = objectAt(cell, 'userEnteredValue');
  if (value === undefined || (Object.keys(value).length > 0 && value.stringValue !== '')) return cell;
  const { userEnteredValue: _, ...rest } = cell;
  return rest;
}

function startOf(
  draft: Draft,
  request: JsonObject,
): { sheet: SheetState; top: number; left: number; box: Box | undefined } {
  const range = objectAt(request, 'range');
  if (range !== undefined) {
    checkEnd(draft, range);
    const box = resolveRange(draft.state, range);
    return { sheet: box.sheet, top: box.top, left: box.left, box };
  }
  const start = objectAt(request, 'start');
  const sheet = namedSheet(draft, start);
  return {
    sheet,
    top: numberAt(start, 'rowIndex') ?? 0,
    left: numberAt(start, 'columnIndex') ?? 0,
    box: undefined,
  };
}

/** A range that names rows or columns the grid does not have is refused. */
function checkEnd(draft: Draft, range: JsonObject): void {
  const sheet = namedSheet(draft, range);
  const size = gridSize(sheet);
  const bottom = numberAt(range, 'endRowIndex') ?? size.rows;
  const right = numberAt(range, 'endColumnIndex') ?? size.columns;
  if (bottom <= size.rows && right <= size.columns) return;
  const top = numberAt(range, 'startRowIndex') ?? 0;
  const left = numberAt(range, 'startColumnIndex') ?? 0;
  throw exceedsGrid({ sheet, text: '', top, left, bottom, right, isAnchor: false });
}

function updateCells(draft: Draft, request: JsonObject): undefined {
  const mask = readUpdateMask(textAt(request, 'fields'), 'CellData');
  const { sheet, top, left, box } = startOf(draft, request);
  const rows = objectsAt(request, 'rows').map((row) => objectsAt(row, 'values'));
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (box !== undefined) checkFits(box, { height: rows.length, width });
  const size = gridSize(sheet);
  if (
    box === undefined &&
    (top + Math.max(1, rows.length) > size.rows || left + Math.max(1, width) > size.columns)
  )
    throw exceedsGrid({
      sheet,
      text: '',
      top,
      left,
      bottom: top + rows.length,
      right: left + width,
      isAnchor: false,
    });
  if (box !== undefined)
    for (const place of boxPlaces(box)) {
      const given = rows[place.row - top]?.[place.column - left] ?? {};
      putCell(sheet, place, maskedCell(cellAt(sheet, place.row, place.column), given, mask));
    }
  else writeRows(sheet, { rows, top, left }, mask);
  return undefined;
}

function checkFits(box: Box, extent: { height: number; width: number }): void {
  const lastRow = box.bottom - box.top - 1;
  const lastColumn = box.right - box.left - 1;
  if (extent.height - 1 > lastRow)
    throw badRequest(`Attempting to write row: ${lastRow + 1}, beyond the last requested row of: ${lastRow}`);
  if (extent.width - 1 > lastColumn)
    throw badRequest(
      `Attempting to write column: ${lastColumn + 1}, beyond the last requested column of: ${lastColumn}`,
    );
}

interface RowsToWrite {
  rows: readonly (readonly JsonObject[])[];
  top: number;
  left: number;
}

function writeRows(sheet: SheetState, write: RowsToWrite, mask: FieldTree): void {
  for (const [down, row] of write.rows.entries())
    for (const [right, given] of row.entries()) {
      const place = { row: write.top + down, column: write.left + right };
      putCell(sheet, place, maskedCell(cellAt(sheet, place.row, place.column), given, mask));
    }
}

function appendCells(draft: Draft, request: JsonObject): undefined {
  const mask = readUpdateMask(textAt(request, 'fields'), 'CellData');
  const rows = objectsAt(request, 'rows').map((row) => objectsAt(row, 'values'));
  const tableId = textAt(request, 'tableId');
  if (tableId !== undefined) {
    const found = findTableById(draft, tableId);
    const place = growTableDown(draft, found, rows.length);
    writeRows(found.sheet, { rows, ...place }, mask);
    return undefined;
  }
  const sheet = namedSheet(draft, request);
  const top = usedRows(sheet);
  const size = gridSize(sheet);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const grown = { rows: Math.max(size.rows, top + rows.length), columns: Math.max(size.columns, width) };
  if (grown.rows > size.rows || grown.columns > size.columns) resizeGrid(draft.state, sheet, grown);
  writeRows(sheet, { rows, top, left: 0 }, mask);
  return undefined;
}

function repeatCell(draft: Draft, request: JsonObject): undefined {
  const mask = readUpdateMask(textAt(request, 'fields'), 'CellData');
  const range = objectAt(request, 'range');
  if (range !== undefined) checkEnd(draft, range);
  const box = requiredBox(draft, request);
  const given = objectAt(request, 'cell') ?? {};
  const formula = textAt(objectAt(given, 'userEnteredValue'), 'formulaValue');
  for (const place of boxPlaces(box)) {
    const own =
      formula === undefined
        ? given
        : { ...given, userEnteredValue: { formulaValue: movedTo(formula, box, place) } };
    putCell(box.sheet, place, maskedCell(cellAt(box.sheet, place.row, place.column), own, mask));
  }
  return undefined;
}

function movedTo(formula: string, box: Box, place: CellPlace): string {
  return moveFormula(formula, { rows: place.row - box.top, columns: place.column - box.left });
}

function setDataValidation(draft: Draft, request: JsonObject): undefined {
  const box = requiredBox(draft, request);
  const rule = objectAt(request, 'rule');
  for (const place of boxPlaces(box)) {
    const isFiltered = box.sheet.rowLines[place.row]?.hiddenByFilter === true;
    if (isFiltered && !flagAt(request, 'filteredRowsIncluded')) continue;
    patchCell(box.sheet, place, { dataValidation: rule });
  }
  return undefined;
}

function updateBorders(draft: Draft, request: JsonObject): undefined {
  const box = requiredBox(draft, request);
  for (const place of boxPlaces(box)) {
    const sides: Record<string, JsonObject | undefined> = {
      top: objectAt(request, place.row === box.top ? 'top' : 'innerHorizontal'),
      bottom: objectAt(request, place.row === box.bottom - 1 ? 'bottom' : 'innerHorizontal'),
      left: objectAt(request, place.column === box.left ? 'left' : 'innerVertical'),
      right: objectAt(request, place.column === box.right - 1 ? 'right' : 'innerVertical'),
    };
    const format = objectAt(cellAt(box.sheet, place.row, place.column), 'userEnteredFormat');
    const borders: Record<string, JsonObject | undefined> = {};
    for (const side of ['top', 'bottom', 'left', 'right']) {
      const border = sides[side] ?? objectAt(objectAt(format, 'borders'), side);
      if (border !== undefined && border.style !== 'NONE') borders[side] = border;
    }
    const isBare = Object.keys(borders).length === 0;
    patchCell(box.sheet, place, { userEnteredFormat: { ...format, borders: isBare ? undefined : borders } });
  }
  return undefined;
}

/** Requests that write cells. */
export const cellRequests: RequestFamily = {
  updateCells,
  appendCells,
  repeatCell,
  setDataValidation,
  updateBorders,
};
