import type { JsonObject } from '../json.ts';
import type { Cell, Row, SheetState } from './spreadsheet-state.ts';

export interface CellPlace {
  row: number;
  column: number;
}

export function cellAt(sheet: SheetState, row: number, column: number): Cell | undefined {
  return sheet.rows[row]?.[column];
}

/** Puts a cell, or takes it away when nothing is left in it. */
export function putCell(sheet: SheetState, place: CellPlace, cell: Cell | undefined): void {
  const isEmpty = cell === undefined || Object.values(cell).every((value) => value === undefined);
  if (isEmpty && sheet.rows[place.row]?.[place.column] === undefined) return;
  const row = writableRow(sheet, place.row);
  row[place.column] = isEmpty ? undefined : cell;
}

/** Sets or clears one field of a cell. */
export function patchCell(sheet: SheetState, place: CellPlace, patch: JsonObject): void {
  const merged = { ...cellAt(sheet, place.row, place.column), ...patch };
  const kept = Object.entries(merged).filter(([, value]) => value !== undefined);
  putCell(sheet, place, Object.fromEntries(kept));
}

function writableRow(sheet: SheetState, index: number): Row {
  while (sheet.rows.length < index) sheet.rows.push([]);
  const current = sheet.rows[index];
  if (current !== undefined && !Object.isFrozen(current)) return current;
  const copy = current === undefined ? [] : [...current];
  sheet.rows[index] = copy;
  return copy;
}

/** The index after the last row that holds anything. */
export function usedRows(sheet: SheetState): number {
  for (let row = sheet.rows.length; row > 0; row -= 1)
    if (sheet.rows[row - 1]?.some((cell) => cell !== undefined) === true) return row;
  return 0;
}
