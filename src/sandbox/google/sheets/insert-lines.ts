import type { Row, SheetState, SpreadsheetState, Cell, Line } from './spreadsheet-state.ts';
import { gridSize, resizeGrid, sheetIdOf } from './spreadsheet-state.ts';
import { shiftObjects } from './shift-objects.ts';

export interface LinesToInsert {
  dimension: 'ROWS' | 'COLUMNS';
  start: number;
  count: number;
  /** Take the look of the line before rather than of the one after. */
  inheritsFromBefore: boolean;
}

/** Inserts empty rows or columns; everything behind them, and what points at it, moves along. */
export function insertLines(state: SpreadsheetState, sheet: SheetState, insert: LinesToInsert): void {
  const { dimension, start, count } = insert;
  const size = gridSize(sheet);
  const grown =
    dimension === 'ROWS' ? { ...size, rows: size.rows + count } : { ...size, columns: size.columns + count };
  resizeGrid(state, sheet, grown);
  const model = insert.inheritsFromBefore ? start - 1 : start;
  if (dimension === 'ROWS') {
    const row = lookOfRow(sheet.rows[model]);
    if (start <= sheet.rows.length || row.length > 0)
      insertRows(
        sheet.rows,
        start,
        Array.from({ length: count }, () => [...row]),
      );
    spliceIn(sheet.rowLines, start, newLines(sheet.rowLines[model], count));
  } else {
    for (const [index, row] of sheet.rows.entries())
      if (row !== undefined && row.length > Math.min(start, model))
        sheet.rows[index] = withInsertedCells(
          row,
          start,
          Array.from({ length: count }, () => lookOf(row[model])),
        );
    spliceIn(sheet.columnLines, start, newLines(sheet.columnLines[model], count));
  }
  shiftObjects(state, { kind: 'insert', sheetId: sheetIdOf(sheet), dimension, start, count });
}

function insertRows(rows: Row[], start: number, inserted: Row[]): void {
  while (rows.length < start) rows.push([]);
  rows.splice(start, 0, ...inserted);
}

function withInsertedCells(row: Row, start: number, cells: Row): Row {
  const copy = [...row];
  spliceIn(copy, start, cells);
  return copy;
}

/** Nothing is put behind the end of what is known; there the grid is empty anyway. */
function spliceIn<T>(list: (T | undefined)[], start: number, items: (T | undefined)[]): void {
  if (list.length < start && items.every((item) => item === undefined)) return;
  while (list.length < start) list.push(undefined);
  list.splice(start, 0, ...items);
}

function lookOfRow(row: Row | undefined): Row {
  const look = Array.from(row ?? [], (cell) => lookOf(cell));
  while (look.length > 0 && look.at(-1) === undefined) look.pop();
  return look;
}

/** What a new cell takes over from its neighbour: format and validation, no value. */
function lookOf(cell: Cell | undefined): Cell | undefined {
  if (cell?.userEnteredFormat === undefined && cell?.dataValidation === undefined) return undefined;
  const { userEnteredFormat, dataValidation } = cell;
  return {
    ...(userEnteredFormat === undefined ? {} : { userEnteredFormat }),
    ...(dataValidation === undefined ? {} : { dataValidation }),
  };
}

function newLines(model: Line | undefined, count: number): (Line | undefined)[] {
  const line = model?.pixelSize === undefined ? undefined : { pixelSize: model.pixelSize };
  return Array.from({ length: count }, () => line);
}
