import type { CellDisplay } from '../sheets/cell-display.ts';
import type { Box } from '../sheets/grid-range.ts';
import { gridSize } from '../sheets/spreadsheet-state.ts';

/**
 * The table that values.append adds to: the last block of cells without a gap that begins inside the asked box, or undefined
 * when nothing stands there.
 * https://developers.google.com/workspace/sheets/api/guides/values#append-values
 */
export function findTable(asked: Box, display: CellDisplay): Box | undefined {
  const start = lastFilledCell(asked, display);
  if (start === undefined) return undefined;
  let table: Box = {
    sheet: asked.sheet,
    top: start.row,
    bottom: start.row + 1,
    left: start.column,
    right: start.column + 1,
  };
  for (;;) {
    const grown = growTable(table, display);
    if (grown === undefined) return table;
    table = grown;
  }
}

function isFilled(box: Box, display: CellDisplay, place: { row: number; column: number }): boolean {
  return display.scalarAt(box.sheet, place.row, place.column) !== null;
}

/** The first filled cell of the last row that has one. */
function lastFilledCell(asked: Box, display: CellDisplay): { row: number; column: number } | undefined {
  const bottom = Math.min(asked.bottom, asked.sheet.rows.length);
  for (let row = bottom - 1; row >= asked.top; row -= 1)
    for (let column = asked.left; column < asked.right; column += 1)
      if (isFilled(asked, display, { row, column })) return { row, column };
  return undefined;
}

/** The block with the neighbouring lines that touch it, or undefined when no neighbour is filled. */
function growTable(table: Box, display: CellDisplay): Box | undefined {
  const size = gridSize(table.sheet);
  const top = Math.max(0, table.top - 1);
  const left = Math.max(0, table.left - 1);
  const bottom = Math.min(size.rows, table.bottom + 1);
  const right = Math.min(size.columns, table.right + 1);
  const grown = { ...table };
  for (let column = left; column < right; column += 1) {
    if (isFilled(table, display, { row: top, column })) grown.top = top;
    if (isFilled(table, display, { row: bottom - 1, column })) grown.bottom = bottom;
  }
  for (let row = top; row < bottom; row += 1) {
    if (isFilled(table, display, { row, column: left })) grown.left = left;
    if (isFilled(table, display, { row, column: right - 1 })) grown.right = right;
  }
  const isSame =
    grown.top === table.top &&
    grown.bottom === table.bottom &&
    grown.left === table.left &&
    grown.right === table.right;
  return isSame ? undefined : grown;
}
