import { serialOfDay } from '../../format/serial-date.ts';
import { compareScalars, toFlag, toNumber } from '../coerce.ts';
import { each, whole } from '../formula-function.ts';
import type { FunctionFamily } from '../formula-function.ts';
import { flatten, formulaError, isError, toMatrix } from '../formula-value.ts';
import type { FormulaValue, Matrix, Scalar } from '../formula-value.ts';

/** The row and column of a block, from 1; 0 or nothing means all of them. */
function index([block = null, row = 0, column = 0]: readonly FormulaValue[]): FormulaValue {
  const matrix = toMatrix(block);
  const [down, right] = [toNumber(row), toNumber(column)];
  if (isError(down)) return down;
  if (isError(right)) return right;
  const rows = down === 0 ? matrix : matrix.slice(Math.trunc(down) - 1, Math.trunc(down));
  const found = right === 0 ? rows : rows.map((line) => line.slice(Math.trunc(right) - 1, Math.trunc(right)));
  if (down < 0 || right < 0 || found.length === 0 || found.some((line) => line.length === 0))
    return formulaError('NUM', 'Function INDEX parameter is out of range.');
  return down !== 0 && (right !== 0 || matrix[0]?.length === 1) ? (found[0]?.[0] ?? null) : found;
}

/** The place of a value in a row or column, from 1; sorted ranges, the default, take the last that is not larger. */
function match([wanted = null, range = null, order = 1]: readonly FormulaValue[]): Scalar {
  const key = toMatrix(wanted)[0]?.[0] ?? null;
  if (isError(key)) return key;
  const direction = toNumber(order);
  if (isError(direction)) return direction;
  const values = flatten(range);
  const at =
    direction === 0
      ? values.findIndex((value) => value !== null && !isError(value) && compareScalars(value, key) === 0)
      : values.findLastIndex(
          (value) => value !== null && !isError(value) && direction * compareScalars(value, key) <= 0,
        );
  return at === -1 ? formulaError('N_A', 'Did not find value in MATCH evaluation.') : at + 1;
}

/** The rows of a block, or its columns, for which every condition holds. */
function filter([block = null, ...conditions]: readonly FormulaValue[]): FormulaValue {
  const matrix = toMatrix(block);
  const tests = conditions.map((condition) => toMatrix(condition));
  const isByColumn = tests.some((test) => test.length === 1 && (test[0]?.length ?? 0) > 1);
  const length = isByColumn ? (matrix[0]?.length ?? 0) : matrix.length;
  if (tests.some((test) => flatten(test).length !== length))
    return formulaError('VALUE', 'FILTER has mismatched range sizes.');
  function holds(place: number): boolean {
    return tests.every((test) => toFlag(flatten(test)[place] ?? null) === true);
  }
  const kept: Matrix = isByColumn
    ? matrix.map((line) => line.filter((_, place) => holds(place)))
    : matrix.filter((_, place) => holds(place));
  const isEmpty = kept.length === 0 || kept[0]?.length === 0;
  return isEmpty ? formulaError('N_A', 'No matches are found in FILTER evaluation.') : kept;
}

function transpose([block = null]: readonly FormulaValue[]): Matrix {
  const matrix = toMatrix(block);
  return (matrix[0] ?? []).map((_, column) => matrix.map((line) => line[column] ?? null));
}

function today(now: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now).split('-').map(Number);
  const [year = 1970, month = 1, day = 1] = parts;
  return serialOfDay(year, month, day);
}

/** Functions that find and rearrange blocks, and the day. */
export const lookupFunctions: FunctionFamily = {
  INDEX: whole([1, 3], index),
  MATCH: whole([2, 3], match),
  FILTER: whole([2, Infinity], filter),
  TRANSPOSE: whole(1, transpose),
  ROWS: whole(1, ([block = null]) => toMatrix(block).length),
  COLUMNS: whole(1, ([block = null]) => toMatrix(block)[0]?.length ?? 0),
  TODAY: each(0, (_, scope) => today(scope.now, scope.timeZone)),
};
