import { boxToA1 } from '../sheets/a1-range.ts';
import type { CellDisplay, RenderOptions } from '../sheets/cell-display.ts';
import type { Box } from '../sheets/grid-range.ts';
import type { Json, JsonObject } from '../json.ts';

export interface ValuesAsked {
  display: CellDisplay;
  render: RenderOptions;
  /** ROWS or COLUMNS. */
  majorDimension: string;
}

/** A box as a ValueRange: blanks inside are '', blanks at the end of a line and empty lines at the end are left out. */
export function readValues(box: Box, asked: ValuesAsked): JsonObject {
  const lines = asked.majorDimension === 'COLUMNS' ? columnLines(box, asked) : rowLines(box, asked);
  while (lines.length > 0 && lines.at(-1)?.length === 0) lines.pop();
  const head = { range: boxToA1(box), majorDimension: asked.majorDimension };
  return lines.length === 0 ? head : { ...head, values: lines };
}

function rowLines(box: Box, asked: ValuesAsked): Json[][] {
  const bottom = Math.min(box.bottom, lastRowWithValues(box, asked));
  return Array.from({ length: Math.max(0, bottom - box.top) }, (_, row) =>
    trimmed(
      Array.from({ length: box.right - box.left }, (_, column) =>
        asked.display.rendered(box.sheet, { row: box.top + row, column: box.left + column }, asked.render),
      ),
    ),
  );
}

function columnLines(box: Box, asked: ValuesAsked): Json[][] {
  const bottom = Math.min(box.bottom, lastRowWithValues(box, asked));
  return Array.from({ length: box.right - box.left }, (_, column) =>
    trimmed(
      Array.from({ length: Math.max(0, bottom - box.top) }, (_, row) =>
        asked.display.rendered(box.sheet, { row: box.top + row, column: box.left + column }, asked.render),
      ),
    ),
  );
}

/** Rows that hold nothing need not be asked, except where a formula above may spill into them. */
function lastRowWithValues(box: Box, asked: ValuesAsked): number {
  let last = box.sheet.rows.length;
  while (last < box.bottom && hasValueIn(last, box, asked)) last += 1;
  return last;
}

function hasValueIn(row: number, box: Box, asked: ValuesAsked): boolean {
  for (let column = box.left; column < box.right; column += 1)
    if (asked.display.scalarAt(box.sheet, row, column) !== null) return true;
  return false;
}

function trimmed(values: readonly (Json | undefined)[]): Json[] {
  const end = values.findLastIndex((value) => value !== undefined);
  return values.slice(0, end + 1).map((value) => value ?? '');
}
