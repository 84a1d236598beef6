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
  return growTable(
    {
      sheet: asked.sheet,
      top: start.row,
      bottom: start.row + 1,
      left: start.column,
      right: start.column + 1,
    },
    display,
  );
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

/** The block with all the neighbouring lines that touch it, and those that touch these. */
function growTable(start: Box, display: CellDisplay): Box {
  const size = gridSize(start.sheet);
  const table = { ...start };
  function isRowFilled(row: number): boolean {
    if (row < 0 || row >= size.rows) return false;
    const [from, to] = [Math.max(0, table.left - 1), Math.min(size.columns, table.right + 1)];
    for (let column = from; column < to; column += 1)
      if (isFilled(table, display, { row, column })) return true;
    return false;
  }
  function isColumnFilled(column: number): boolean {
    if (column < 0 || column >= size.columns) return false;
    const [from, to] = [Math.max(0, table.top - 1), Math.min(size.rows, table.bottom + 1)];
    for (let row = from; row < to; row += 1) if (isFilled(table, display, { row, column })) return true;
    return false;
  }
  for (let isGrown = true; isGrown;) {
    const before = { ...table };
    while (isRowFilled(table.top - 1)) table.top -= 1;
    while (isRowFilled(table.bottom)) table.bottom += 1;
    while (isColumnFilled(table.left - 1)) table.left -= 1;
    while (isColumnFilled(table.right)) table.right += 1;
    isGrown =
      before.top !== table.top ||
      before.bottom !== table.bottom ||
      before.left !== table.left ||
      before.right !== table.right;
  }
  return table;
}
