import { badRequest } from '../google-error.ts';
import { numberAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { gridSize, sheetIdOf, sheetWithId } from './spreadsheet-state.ts';
import type { SheetState, SpreadsheetState } from './spreadsheet-state.ts';

/** A range with every side known: half-open, inside the grid of its sheet. */
export interface Box {
  sheet: SheetState;
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** A GridRange as JSON with every side said; sheet 0 is left out, as Google does. */
export function boxToJson(box: Box): JsonObject {
  const sheetId = sheetIdOf(box.sheet);
  return {
    ...(sheetId === 0 ? {} : { sheetId }),
    startRowIndex: box.top,
    endRowIndex: box.bottom,
    startColumnIndex: box.left,
    endColumnIndex: box.right,
  };
}

export function rangeSheetId(range: JsonObject | undefined): number {
  return numberAt(range, 'sheetId') ?? 0;
}

/** Refuses a range whose sides are the wrong way round or negative; the words are from documents. */
export function checkRange(range: JsonObject, path: string): void {
  const sides = [
    ['startRowIndex', 'endRowIndex'],
    ['startColumnIndex', 'endColumnIndex'],
  ] as const;
  for (const [startKey, endKey] of sides) {
    const start = numberAt(range, startKey);
    const end = numberAt(range, endKey);
    for (const [key, value] of [
      [startKey, start],
      [endKey, end],
    ] as const)
      if (value !== undefined && value < 0)
        throw badRequest(`${path}.${key}[${value}] is out of range: must be >= 0`);
    if (start !== undefined && end !== undefined && end < start)
      throw badRequest(`${path}.${endKey}[${end}] is less than ${startKey}[${start}]`);
  }
}

/** The box a GridRange covers: missing sides are the edges of the grid, and what lies outside is cut off. */
export function resolveRange(state: SpreadsheetState, range: JsonObject): Box {
  checkRange(range, 'range');
  const sheet = sheetWithId(state, rangeSheetId(range));
  const size = gridSize(sheet);
  return {
    sheet,
    top: Math.min(numberAt(range, 'startRowIndex') ?? 0, size.rows),
    bottom: Math.min(numberAt(range, 'endRowIndex') ?? size.rows, size.rows),
    left: Math.min(numberAt(range, 'startColumnIndex') ?? 0, size.columns),
    right: Math.min(numberAt(range, 'endColumnIndex') ?? size.columns, size.columns),
  };
}

/** Every row of a box, top first. */
export function* boxRows(box: Box): Generator<number> {
  for (let row = box.top; row < box.bottom; row += 1) yield row;
}

/** Every place of a box, row by row. */
export function* boxPlaces(box: Box): Generator<{ row: number; column: number }> {
  for (const row of boxRows(box))
    for (let column = box.left; column < box.right; column += 1) yield { row, column };
}

export function doBoxesMeet(one: Box, other: Box): boolean {
  return (
    sheetIdOf(one.sheet) === sheetIdOf(other.sheet) &&
    one.top < other.bottom &&
    other.top < one.bottom &&
    one.left < other.right &&
    other.left < one.right
  );
}

export function isBoxInside(inner: Box, outer: Box): boolean {
  return (
    sheetIdOf(inner.sheet) === sheetIdOf(outer.sheet) &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom &&
    inner.left >= outer.left &&
    inner.right <= outer.right
  );
}
