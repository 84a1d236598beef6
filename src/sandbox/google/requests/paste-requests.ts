import { evaluate } from '../formula.ts';
import { moveFormula } from '../formula/reference.ts';
import { badRequest } from '../google-error.ts';
import { numberAt, objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { displayOf } from '../sheets/cell-display.ts';
import { enterValue } from '../sheets/enter-value.ts';
import { boxPlaces } from '../sheets/grid-range.ts';
import type { Box } from '../sheets/grid-range.ts';
import { cellAt, putCell } from '../sheets/grid.ts';
import { copySheet, gridSize, resizeGrid } from '../sheets/spreadsheet-state.ts';
import type { Draft } from '../sheets/spreadsheet-state.ts';
import { pasteCell } from './paste-cells.ts';
import { namedSheet, requiredBox, requiredObject } from './request-handler.ts';
import type { RequestFamily } from './request-handler.ts';

function sizeOf(box: Box): { height: number; width: number } {
  return { height: box.bottom - box.top, width: box.right - box.left };
}

/** The source is laid over the destination as often as it fits, at least once (from documents). */
function copyPaste(draft: Draft, request: JsonObject): undefined {
  const source = requiredBox(draft, request, 'source');
  const destination = requiredBox(draft, request, 'destination');
  const isTransposed = textAt(request, 'pasteOrientation') === 'TRANSPOSE';
  const pasteType = textAt(request, 'pasteType') ?? 'PASTE_NORMAL';
  const from = sizeOf(source);
  const [tileHeight, tileWidth] = isTransposed ? [from.width, from.height] : [from.height, from.width];
  const room = sizeOf(destination);
  const height = Math.max(1, Math.floor(room.height / tileHeight)) * tileHeight;
  const width = Math.max(1, Math.floor(room.width / tileWidth)) * tileWidth;
  const { sheet } = destination;
  const size = gridSize(sheet);
  const needed = {
    rows: Math.max(size.rows, destination.top + height),
    columns: Math.max(size.columns, destination.left + width),
  };
  if (needed.rows > size.rows || needed.columns > size.columns) resizeGrid(draft.state, sheet, needed);
  const before = copySheet(source.sheet);
  const display = displayOf(draft.state, evaluate(draft.state, draft.now));
  const shown = pasteType === 'PASTE_VALUES' ? valuesBefore(source, display) : display;
  for (let down = 0; down < height; down += 1)
    for (let right = 0; right < width; right += 1) {
      const [row, column] = isTransposed
        ? [right % tileWidth, down % tileHeight]
        : [down % tileHeight, right % tileWidth];
      const place = { row: source.top + row, column: source.left + column };
      const target = { row: destination.top + down, column: destination.left + right };
      pasteCell({ from: before, source: place, to: sheet, target, pasteType }, shown);
    }
  return undefined;
}

/** Computes the source before anything is overwritten. */
function valuesBefore(source: Box, display: ReturnType<typeof displayOf>): ReturnType<typeof displayOf> {
  const values = new Map(
    [...boxPlaces(source)].map(({ row, column }) => [
      `${row}/${column}`,
      display.scalarAt(source.sheet, row, column),
    ]),
  );
  return { ...display, scalarAt: (_, row, column) => values.get(`${row}/${column}`) ?? null };
}

function cutPaste(draft: Draft, request: JsonObject): undefined {
  const source = requiredBox(draft, request, 'source');
  const destination = requiredObject(request, 'destination');
  const sheet = namedSheet(draft, destination);
  const top = numberAt(destination, 'rowIndex') ?? 0;
  const left = numberAt(destination, 'columnIndex') ?? 0;
  const { height, width } = sizeOf(source);
  const size = gridSize(sheet);
  if (top + height > size.rows || left + width > size.columns)
    resizeGrid(draft.state, sheet, {
      rows: Math.max(size.rows, top + height),
      columns: Math.max(size.columns, left + width),
    });
  const taken = [...boxPlaces(source)].map((place) => ({
    place,
    cell: cellAt(source.sheet, place.row, place.column),
  }));
  for (const { place } of taken) putCell(source.sheet, place, undefined);
  for (const { place, cell } of taken)
    putCell(sheet, { row: top + place.row - source.top, column: left + place.column - source.left }, cell);
  return undefined;
}

function pasteData(draft: Draft, request: JsonObject): undefined {
  const start = requiredObject(request, 'coordinate');
  const sheet = namedSheet(draft, start);
  const delimiter = textAt(request, 'delimiter') ?? '\t';
  const rows = (textAt(request, 'data') ?? '').split(/\r?\n/).map((line) => line.split(delimiter));
  const top = numberAt(start, 'rowIndex') ?? 0;
  const left = numberAt(start, 'columnIndex') ?? 0;
  const size = gridSize(sheet);
  const width = Math.max(...rows.map((row) => row.length));
  if (top + rows.length > size.rows || left + width > size.columns)
    resizeGrid(draft.state, sheet, {
      rows: Math.max(size.rows, top + rows.length),
      columns: Math.max(size.columns, left + width),
    });
  for (const [down, row] of rows.entries())
    for (const [right, value] of row.entries())
      enterValue(
        {
          state: draft.state,
          sheet,
          place: { row: top + down, column: left + right },
          inputOption: 'USER_ENTERED',
        },
        value,
      );
  return undefined;
}

/** Fills on from a source: numbers in steps continue, everything else repeats (from documents). */
function autoFill(draft: Draft, request: JsonObject): undefined {
  const both = objectAt(request, 'sourceAndDestination');
  if (both === undefined) throw badRequest('sourceAndDestination must be specified');
  const source = requiredBox(draft, both, 'source');
  const length = numberAt(both, 'fillLength') ?? 0;
  const isDown = textAt(both, 'dimension') !== 'COLUMNS';
  const { height, width } = sizeOf(source);
  const period = isDown ? height : width;
  for (let step = 0; step < Math.abs(length); step += 1)
    for (let across = 0; across < (isDown ? width : height); across += 1) {
      const offset = length > 0 ? period + step : -1 - step;
      const from = ((offset % period) + period) % period;
      const read = isDown
        ? { row: source.top + from, column: source.left + across }
        : { row: source.top + across, column: source.left + from };
      const target = isDown
        ? { row: source.top + offset, column: read.column }
        : { row: read.row, column: source.left + offset };
      fillOne(source, { read, target, offset, from, isDown });
    }
  return undefined;
}

interface Fill {
  read: { row: number; column: number };
  target: { row: number; column: number };
  offset: number;
  from: number;
  isDown: boolean;
}

function fillOne(source: Box, fill: Fill): void {
  const cell = cellAt(source.sheet, fill.read.row, fill.read.column);
  const value = objectAt(cell, 'userEnteredValue');
  const formula = textAt(value, 'formulaValue');
  const by = { rows: fill.target.row - fill.read.row, columns: fill.target.column - fill.read.column };
  const step = stepOf(source, fill);
  const number = numberAt(value, 'numberValue');
  const filled =
    formula !== undefined
      ? { formulaValue: moveFormula(formula, by) }
      : number !== undefined && step !== undefined
        ? { numberValue: number + step * (fill.offset - fill.from) }
        : value;
  putCell(source.sheet, fill.target, cell === undefined ? undefined : { ...cell, userEnteredValue: filled });
}

/** The step between the first two numbers of a line; a lone number repeats. */
function stepOf(source: Box, fill: Fill): number | undefined {
  function at(index: number): number | undefined {
    const cell = fill.isDown
      ? cellAt(source.sheet, source.top + index, fill.read.column)
      : cellAt(source.sheet, fill.read.row, source.left + index);
    return numberAt(objectAt(cell, 'userEnteredValue'), 'numberValue');
  }
  const [first, second] = [at(0), at(1)];
  const period = fill.isDown ? source.bottom - source.top : source.right - source.left;
  return first === undefined || second === undefined || period < 2 ? undefined : second - first;
}

/** Requests that copy, cut and fill. */
export const pasteRequests: RequestFamily = { copyPaste, cutPaste, pasteData, autoFill };
