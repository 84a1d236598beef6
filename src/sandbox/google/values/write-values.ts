import { badRequest } from '../google-error.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { boxToA1, columnName, exceedsGrid } from '../sheets/a1-range.ts';
import type { AskedRange } from '../sheets/a1-range.ts';
import { enterValue } from '../sheets/enter-value.ts';
import type { Box } from '../sheets/grid-range.ts';
import { gridSize, resizeGrid } from '../sheets/spreadsheet-state.ts';
import type { SpreadsheetState } from '../sheets/spreadsheet-state.ts';

/** What is to be written where. */
export interface ValuesToWrite {
  asked: AskedRange;
  values: readonly Json[];
  /** ROWS or COLUMNS. */
  majorDimension: string;
  inputOption: string;
}

/** What was written. */
export interface WrittenValues {
  box: Box;
  cells: number;
}

/**
 * Writes a block of values from the first cell of a range on. A range that names its end refuses values beyond it; one that is
 * a sheet or a cell lets the grid grow (from documents).
 */
export function writeValues(state: SpreadsheetState, write: ValuesToWrite): WrittenValues {
  const { asked } = write;
  const rows = linesOf(write);
  const height = rows.length;
  const width = Math.max(0, ...rows.map((row) => row.length));
  checkInside(write, { height, width });
  growGrid(state, asked, { height, width });
  let cells = 0;
  for (const [down, row] of rows.entries())
    for (const [right, value] of row.entries()) {
      if (value !== null && value !== undefined) cells += 1;
      const place = { row: asked.top + down, column: asked.left + right };
      enterValue({ state, sheet: asked.sheet, place, inputOption: write.inputOption }, value ?? null);
    }
  const box = {
    sheet: asked.sheet,
    top: asked.top,
    left: asked.left,
    bottom: asked.top + Math.max(height, 1),
    right: asked.left + Math.max(width, 1),
  };
  return { box, cells };
}

/** The values as rows, whichever way they came. */
function linesOf(write: ValuesToWrite): Json[][] {
  const lines = write.values.map((line, row): Json[] => {
    if (!Array.isArray(line)) return [];
    for (const [column, value] of line.entries())
      if (isObject(value) || Array.isArray(value))
        throw badRequest(`Invalid values[${row}][${column}]: ${describeValue(value)}`);
    return [...line];
  });
  if (write.majorDimension !== 'COLUMNS') return lines;
  const height = Math.max(0, ...lines.map((line) => line.length));
  return Array.from({ length: height }, (_, row) => lines.map((line) => line[row] ?? null));
}

/** A nested value in the text form of protocol buffers, as the refusal quotes it. */
function describeValue(value: Json): string {
  return Array.isArray(value) ? 'list_value {\n}\n' : 'struct_value {\n}\n';
}

interface Extent {
  height: number;
  width: number;
}

function checkInside(write: ValuesToWrite, extent: Extent): void {
  const { asked } = write;
  const size = gridSize(asked.sheet);
  const isEndOutside = (asked.bottom ?? 0) > size.rows || (asked.right ?? 0) > size.columns;
  if (asked.top >= size.rows || asked.left >= size.columns || (isEndOutside && !asked.isAnchor))
    throw exceedsGrid(asked);
  if (asked.isAnchor) return;
  const bottom = asked.bottom ?? size.rows;
  const right = asked.right ?? size.columns;
  const range = boxToA1({ ...asked, bottom, right });
  if (asked.left + extent.width > right)
    throw badRequest(
      `Requested writing within range [${range}], but tried writing to column [${columnName(right)}]`,
    );
  if (asked.top + extent.height > bottom)
    throw badRequest(`Requested writing within range [${range}], but tried writing to row [${bottom + 1}]`);
}

function growGrid(state: SpreadsheetState, asked: AskedRange, extent: Extent): void {
  const size = gridSize(asked.sheet);
  const rows = Math.max(size.rows, asked.top + extent.height);
  const columns = Math.max(size.columns, asked.left + extent.width);
  if (rows > size.rows || columns > size.columns) resizeGrid(state, asked.sheet, { rows, columns });
}

/** The counts of an UpdateValuesResponse; a zero is left out. */
export function updateCounts(written: WrittenValues): JsonObject {
  const { box, cells } = written;
  if (cells === 0) return { updatedRange: boxToA1(box) };
  return {
    updatedRange: boxToA1(box),
    updatedRows: box.bottom - box.top,
    updatedColumns: box.right - box.left,
    updatedCells: cells,
  };
}
