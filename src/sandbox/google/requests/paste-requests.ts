import { evaluate } from '../formula.ts';
import type { ReferenceCorner } from '../formula/reference.ts';
import { numberAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { displayOf } from '../sheets/cell-display.ts';
import { enterValue } from '../sheets/enter-value.ts';
import { boxPlaces } from '../sheets/grid-range.ts';
import type { Box } from '../sheets/grid-range.ts';
import { cellAt, putCell } from '../sheets/grid.ts';
import { rewriteSheetFormulas } from '../sheets/shift-objects.ts';
import { copySheet, gridSize, resizeGrid, titleOf } from '../sheets/spreadsheet-state.ts';
import type { Draft, SheetState } from '../sheets/spreadsheet-state.ts';
import { autoFill } from './auto-fill.ts';
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
  followBlock(draft, source, { sheet, rows: top - source.top, columns: left - source.left });
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

/** Formulas anywhere that name cells of a block follow it to its new place (from documents). */
function followBlock(
  draft: Draft,
  source: Box,
  to: { sheet: SheetState; rows: number; columns: number },
): void {
  function moved(corner: ReferenceCorner): ReferenceCorner {
    return { ...corner, row: (corner.row ?? 0) + to.rows, column: (corner.column ?? 0) + to.columns };
  }
  for (const sheet of draft.state.sheets)
    rewriteSheetFormulas(sheet, (reference) => {
      const { title, first, last = first } = reference;
      const isOnSource = title === undefined ? sheet === source.sheet : title === titleOf(source.sheet);
      const isInside =
        [first, last].every(({ row, column }) => row !== undefined && column !== undefined) &&
        (first.row ?? 0) >= source.top &&
        (last.row ?? 0) < source.bottom &&
        (first.column ?? 0) >= source.left &&
        (last.column ?? 0) < source.right;
      if (!isOnSource || !isInside) return reference;
      return {
        title: to.sheet === sheet ? undefined : titleOf(to.sheet),
        first: moved(first),
        last: reference.last === undefined ? undefined : moved(last),
      };
    });
}

/** Requests that copy, cut and fill. */
export const pasteRequests: RequestFamily = { copyPaste, cutPaste, pasteData, autoFill };
