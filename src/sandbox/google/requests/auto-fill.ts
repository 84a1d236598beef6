import { moveFormula } from '../formula/reference.ts';
import { badRequest } from '../google-error.ts';
import { flagAt, numberAt, objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Box } from '../sheets/grid-range.ts';
import { cellAt, putCell } from '../sheets/grid.ts';
import type { CellPlace } from '../sheets/grid.ts';
import type { Cell, Draft } from '../sheets/spreadsheet-state.ts';
import { requiredBox } from './request-handler.ts';

/** A run of lines to fill on from the lines beside it. */
interface Filling {
  source: Box;
  isDown: boolean;
  /** How many lines to fill; below zero before the source. */
  length: number;
  /** Numbers repeat where they would go on in steps, and the other way round. */
  isAlternate: boolean;
}

/** Fills on from a source: numbers in steps continue, everything else repeats (from documents). */
export function autoFill(draft: Draft, request: JsonObject): undefined {
  const filling = readFilling(draft, request);
  const { source, isDown, length } = filling;
  const height = source.bottom - source.top;
  const width = source.right - source.left;
  const period = isDown ? height : width;
  for (let across = 0; across < (isDown ? width : height); across += 1) {
    const line = Array.from({ length: period }, (_, index) => cellAlong(filling, index, across));
    const step = stepOf(line, filling.isAlternate);
    for (let count = 0; count < Math.abs(length); count += 1) {
      const offset = length > 0 ? period + count : -1 - count;
      const from = ((offset % period) + period) % period;
      const [read, target] = [placeAlong(filling, from, across), placeAlong(filling, offset, across)];
      const by = { rows: target.row - read.row, columns: target.column - read.column };
      putCell(source.sheet, target, continued(line[from], by, step * (offset - from)));
    }
  }
  return undefined;
}

function readFilling(draft: Draft, request: JsonObject): Filling {
  const isAlternate = flagAt(request, 'useAlternateSeries');
  const both = objectAt(request, 'sourceAndDestination');
  if (both !== undefined)
    return {
      source: requiredBox(draft, both, 'source'),
      isDown: textAt(both, 'dimension') !== 'COLUMNS',
      length: numberAt(both, 'fillLength') ?? 0,
      isAlternate,
    };
  if (objectAt(request, 'range') === undefined)
    throw badRequest('One of range or sourceAndDestination must be specified');
  const box = requiredBox(draft, request);
  const rows = filledLines(box, true);
  if (rows > 0 && rows < box.bottom - box.top)
    return {
      source: { ...box, bottom: box.top + rows },
      isDown: true,
      length: box.bottom - box.top - rows,
      isAlternate,
    };
  const columns = filledLines(box, false);
  return {
    source: { ...box, right: box.left + Math.max(1, columns) },
    isDown: false,
    length: box.right - box.left - Math.max(1, columns),
    isAlternate,
  };
}

/** How many lines from the start of a range hold something. */
function filledLines(box: Box, isDown: boolean): number {
  const length = isDown ? box.bottom - box.top : box.right - box.left;
  const depth = isDown ? box.right - box.left : box.bottom - box.top;
  const filling = { source: box, isDown };
  for (let index = 0; index < length; index += 1) {
    const cells = Array.from({ length: depth }, (_, across) => cellAlong(filling, index, across));
    if (cells.every((cell) => cell?.userEnteredValue === undefined)) return index;
  }
  return length;
}

type Direction = Pick<Filling, 'source' | 'isDown'>;

function placeAlong({ source, isDown }: Direction, index: number, across: number): CellPlace {
  return isDown
    ? { row: source.top + index, column: source.left + across }
    : { row: source.top + across, column: source.left + index };
}

function cellAlong(direction: Direction, index: number, across: number): Cell | undefined {
  const { row, column } = placeAlong(direction, index, across);
  return cellAt(direction.source.sheet, row, column);
}

/** The step between the first two numbers of a line; a lone number repeats unless the other series is asked for. */
function stepOf(line: readonly (Cell | undefined)[], isAlternate: boolean): number {
  const [first, second] = line.map((cell) => numberAt(objectAt(cell, 'userEnteredValue'), 'numberValue'));
  if (first === undefined) return 0;
  if (line.length < 2 || second === undefined) return line.length < 2 && isAlternate ? 1 : 0;
  return isAlternate ? 0 : second - first;
}

function continued(
  cell: Cell | undefined,
  by: { rows: number; columns: number },
  added: number,
): Cell | undefined {
  const value = objectAt(cell, 'userEnteredValue');
  const formula = textAt(value, 'formulaValue');
  const number = numberAt(value, 'numberValue');
  if (cell === undefined) return undefined;
  if (formula !== undefined) return { ...cell, userEnteredValue: { formulaValue: moveFormula(formula, by) } };
  return number === undefined ? cell : { ...cell, userEnteredValue: { numberValue: number + added } };
}
