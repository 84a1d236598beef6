import { badRequest } from '../google-error.ts';
import { flagAt, numberAt, objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { deleteLines } from '../sheets/delete-lines.ts';
import { insertLines } from '../sheets/insert-lines.ts';
import { moveLines } from '../sheets/move-lines.ts';
import { gridSize, resizeGrid } from '../sheets/spreadsheet-state.ts';
import type { Draft, Line, SheetState } from '../sheets/spreadsheet-state.ts';
import { readUpdateMask } from '../wire/field-mask.ts';
import { namedSheet, requiredObject } from './request-handler.ts';
import type { RequestFamily } from './request-handler.ts';

export interface LineRange {
  sheet: SheetState;
  dimension: 'ROWS' | 'COLUMNS';
  start: number;
  end: number;
  /** How many lines the sheet has in this direction. */
  total: number;
}

/** A DimensionRange with its sides known; words of refusals are from documents. */
export function readLineRange(draft: Draft, request: JsonObject, key = 'range'): LineRange {
  const range = requiredObject(request, key);
  const sheet = namedSheet(draft, range);
  const dimension = textAt(range, 'dimension');
  if (dimension !== 'ROWS' && dimension !== 'COLUMNS') throw badRequest(`${key}.dimension must be specified`);
  const size = gridSize(sheet);
  const total = dimension === 'ROWS' ? size.rows : size.columns;
  const start = numberAt(range, 'startIndex') ?? 0;
  const end = numberAt(range, 'endIndex') ?? total;
  if (start < 0) throw badRequest(`${key}.startIndex[${start}] must be >= 0`);
  if (end <= start)
    throw badRequest(`${key}.endIndex[${end}] must be greater than ${key}.startIndex[${start}]`);
  return { sheet, dimension, start, end, total };
}

function insideGrid(range: LineRange): LineRange {
  const { dimension, start, total } = range;
  const word = dimension === 'ROWS' ? 'row' : 'column';
  if (start >= total)
    throw badRequest(
      `Cannot delete a ${word} that doesn't exist. Tried to delete ${word} index ${start} but there are only ${total} ${word}s.`,
    );
  return { ...range, end: Math.min(range.end, total) };
}

function insertDimension(draft: Draft, request: JsonObject): undefined {
  const { sheet, dimension, start, end, total } = readLineRange(draft, request);
  const inheritsFromBefore = flagAt(request, 'inheritFromBefore');
  if (start > total || (start === total && !inheritsFromBefore))
    throw badRequest(
      `range.startIndex[${start}] is too large. Must be ${inheritsFromBefore ? '<=' : '<'} ${total}`,
    );
  if (start === 0 && inheritsFromBefore)
    throw badRequest('inheritFromBefore cannot be true if inserting at the beginning of the sheet');
  insertLines(draft.state, sheet, { dimension, start, count: end - start, inheritsFromBefore });
  return undefined;
}

function deleteDimension(draft: Draft, request: JsonObject): undefined {
  const { sheet, dimension, start, end } = insideGrid(readLineRange(draft, request));
  deleteLines(draft.state, sheet, { dimension, start, count: end - start });
  return undefined;
}

function moveDimension(draft: Draft, request: JsonObject): undefined {
  const { sheet, dimension, start, end, total } = readLineRange(draft, request, 'source');
  const destination = numberAt(request, 'destinationIndex') ?? 0;
  if (end > total || destination > total || destination < 0)
    throw badRequest(`destinationIndex[${destination}] or source is out of bounds. Must be <= ${total}`);
  moveLines(draft.state, sheet, { dimension, start, count: end - start, destination });
  return undefined;
}

function appendDimension(draft: Draft, request: JsonObject): undefined {
  const sheet = namedSheet(draft, request);
  const dimension = textAt(request, 'dimension');
  const length = numberAt(request, 'length') ?? 0;
  if (length <= 0) throw badRequest(`length[${length}] must be greater than 0`);
  const size = gridSize(sheet);
  const grown =
    dimension === 'COLUMNS'
      ? { ...size, columns: size.columns + length }
      : { ...size, rows: size.rows + length };
  resizeGrid(draft.state, sheet, grown);
  return undefined;
}

/** Changes what is known of every line of a range. */
export function changeLines(range: LineRange, change: (line: Line) => Line): void {
  const lines = range.dimension === 'ROWS' ? range.sheet.rowLines : range.sheet.columnLines;
  while (lines.length < Math.min(range.end, range.total)) lines.push(undefined);
  for (let index = range.start; index < Math.min(range.end, range.total); index += 1)
    lines[index] = change(lines[index] ?? {});
}

function updateDimensionProperties(draft: Draft, request: JsonObject): undefined {
  const range = readLineRange(draft, request);
  const mask = readUpdateMask(textAt(request, 'fields'), 'DimensionProperties');
  const properties = objectAt(request, 'properties');
  const isAll = mask.has('*');
  changeLines(range, (line) => ({
    ...line,
    ...(isAll || mask.has('pixelSize') ? { pixelSize: numberAt(properties, 'pixelSize') } : {}),
    ...(isAll || mask.has('hiddenByUser')
      ? { hiddenByUser: flagAt(properties, 'hiddenByUser') || undefined }
      : {}),
  }));
  return undefined;
}

/** How wide or high a line becomes cannot be measured without a screen: it gets the size of a new one. */
function autoResizeDimensions(draft: Draft, request: JsonObject): undefined {
  const range = readLineRange(draft, request, 'dimensions');
  changeLines(range, (line) => ({ ...line, pixelSize: undefined }));
  return undefined;
}

/** Requests that change rows and columns. */
export const dimensionRequests: RequestFamily = {
  insertDimension,
  deleteDimension,
  moveDimension,
  appendDimension,
  updateDimensionProperties,
  autoResizeDimensions,
};
