import { toFlag, toNumber, toText } from '../coerce.ts';
import { spread } from '../evaluate-node.ts';
import { findInLine, findInSorted, isLine } from '../find-value.ts';
import type { MatchMode } from '../find-value.ts';
import { spreading, whole } from '../formula-function.ts';
import type { FormulaScope, FunctionFamily } from '../formula-function.ts';
import { firstScalar, formulaError, isError, isMatrix, toMatrix } from '../formula-value.ts';
import type { FormulaError, FormulaValue, Matrix, Scalar } from '../formula-value.ts';
import { columnOf, transpose } from '../matrix.ts';

function notFound(value: Scalar, name: string): FormulaError {
  const text = toText(value);
  return formulaError('N_A', `Did not find value '${isError(text) ? '' : text}' in ${name} evaluation.`);
}

/** Inside ARRAYFORMULA a block of searched values gives a block of answers. */
function perValue(value: FormulaValue, scope: FormulaScope, run: (wanted: Scalar) => Scalar): FormulaValue {
  if (scope.isArray && isMatrix(value)) return spread([value], ([wanted = null]) => run(wanted));
  return run(firstScalar(value));
}

interface TableSearch {
  name: string;
  keys: Matrix;
  height: number;
  valueAt(place: number, index: number): Scalar;
}

function searchTable(args: readonly FormulaValue[], scope: FormulaScope, table: TableSearch): FormulaValue {
  const [wanted = null, , index = null, sorted = true] = args;
  const number = toNumber(index);
  const isSorted = toFlag(sorted ?? false);
  if (isError(number)) return number;
  if (isError(isSorted)) return isSorted;
  if (number < 1) return formulaError('VALUE', `${table.name} evaluates to an out of bounds range.`);
  if (number > table.height) return formulaError('REF', `${table.name} evaluates to an out of bounds range.`);
  return perValue(wanted, scope, (value) => {
    if (isError(value)) return value;
    const place = isSorted
      ? findInSorted(table.keys, value, 'ascending')
      : findInLine(table.keys, value, { mode: 'pattern' });
    return place < 0 ? notFound(value, table.name) : table.valueAt(place, Math.trunc(number) - 1);
  });
}

function vlookup(args: readonly FormulaValue[], scope: FormulaScope): FormulaValue {
  const block = toMatrix(args[1] ?? null);
  return searchTable(args, scope, {
    name: 'VLOOKUP',
    keys: columnOf(block, 0),
    height: block[0]?.length ?? 0,
    valueAt: (place, index) => block[place]?.[index] ?? null,
  });
}

const firstRows = new WeakMap<Matrix, Matrix>();

function firstRow(block: Matrix): Matrix {
  const known = firstRows.get(block);
  if (known !== undefined) return known;
  const row = block.slice(0, 1);
  firstRows.set(block, row);
  return row;
}

function hlookup(args: readonly FormulaValue[], scope: FormulaScope): FormulaValue {
  const block = toMatrix(args[1] ?? null);
  return searchTable(args, scope, {
    name: 'HLOOKUP',
    keys: firstRow(block),
    height: block.length,
    valueAt: (place, index) => block[index]?.[place] ?? null,
  });
}

function match(args: readonly FormulaValue[], scope: FormulaScope): FormulaValue {
  const [wanted = null, range = null, type = 1] = args;
  const block = toMatrix(range);
  if (!isLine(block)) return formulaError('N_A', 'MATCH range must be a single row or a single column.');
  const order = toNumber(type ?? 1);
  if (isError(order)) return order;
  return perValue(wanted, scope, (value) => {
    if (isError(value)) return value;
    const place =
      order === 0
        ? findInLine(block, value, { mode: 'pattern' })
        : findInSorted(block, value, order > 0 ? 'ascending' : 'descending');
    return place < 0 ? notFound(value, 'MATCH') : place + 1;
  });
}

const modes: Readonly<Record<string, MatchMode>> = {
  '0': 'exact',
  '-1': 'smaller',
  '1': 'larger',
  '2': 'pattern',
};

function readModes(
  mode: FormulaValue | undefined,
  search: FormulaValue | undefined,
): { mode: MatchMode; fromEnd: boolean } | FormulaError {
  const matchMode = toNumber(mode ?? 0);
  const searchMode = toNumber(search ?? 1);
  if (isError(matchMode)) return matchMode;
  if (isError(searchMode)) return searchMode;
  const named = modes[String(matchMode)];
  return named === undefined
    ? formulaError('VALUE', `Match mode ${matchMode} is not one of -1, 0, 1 and 2.`)
    : { mode: named, fromEnd: searchMode < 0 };
}

function xmatch(args: readonly FormulaValue[], scope: FormulaScope): FormulaValue {
  const [wanted = null, range = null, mode, search] = args;
  const how = readModes(mode, search);
  if (isError(how)) return how;
  return perValue(wanted, scope, (value) => {
    if (isError(value)) return value;
    const place = findInLine(toMatrix(range), value, how);
    return place < 0 ? notFound(value, 'XMATCH') : place + 1;
  });
}

function xlookup(args: readonly FormulaValue[], scope: FormulaScope): FormulaValue {
  const [wanted = null, range = null, result = null, missing, mode, search] = args;
  const how = readModes(mode, search);
  if (isError(how)) return how;
  const keys = toMatrix(range);
  const block = toMatrix(result);
  const isRow = keys.length === 1 && (keys[0]?.length ?? 0) > 1;
  if (!isLine(keys))
    return formulaError('VALUE', 'XLOOKUP lookup range must be a single row or a single column.');
  const isSameLength = isRow ? keys[0]?.length === block[0]?.length : keys.length === block.length;
  if (!isSameLength) return formulaError('VALUE', 'Array arguments to XLOOKUP are of different size.');
  if (scope.isArray && isMatrix(wanted))
    return spread([wanted], ([value = null]) => {
      const place = findInLine(keys, value, how);
      if (place < 0) return missing === undefined ? notFound(value, 'XLOOKUP') : firstScalar(missing);
      return (isRow ? block[0]?.[place] : block[place]?.[0]) ?? null;
    });
  const value = firstScalar(wanted);
  if (isError(value)) return value;
  const place = findInLine(keys, value, how);
  if (place < 0) return missing === undefined || missing === null ? notFound(value, 'XLOOKUP') : missing;
  return isRow ? block.map((row) => [row[place] ?? null]) : [block[place] ?? []];
}

function lookup(args: readonly FormulaValue[], scope: FormulaScope): FormulaValue {
  const [wanted = null, range = null, result] = args;
  const block = toMatrix(range);
  const isWide = (block[0]?.length ?? 0) > block.length;
  const keys = isWide ? firstRow(block) : columnOf(block, 0);
  const answers = result === undefined ? undefined : toMatrix(result);
  return perValue(wanted, scope, (value) => {
    if (isError(value)) return value;
    const place = findInSorted(keys, value, 'ascending');
    if (place < 0) return notFound(value, 'LOOKUP');
    if (answers === undefined) return (isWide ? block.at(-1)?.[place] : block[place]?.at(-1)) ?? null;
    return (answers.length === 1 ? answers[0]?.[place] : answers[place]?.[0]) ?? null;
  });
}

function outOfBounds(name: string, place: number): FormulaError {
  return formulaError('NUM', `Function ${name} parameter ${place} value is out of range.`);
}

function index(args: readonly FormulaValue[]): FormulaValue {
  const [reference = null, first, second] = args;
  const block = toMatrix(reference);
  const width = block[0]?.length ?? 0;
  const isRow = block.length === 1 && second === undefined && width > 1;
  const row = toNumber(isRow ? 0 : (first ?? 0));
  const column = toNumber(isRow ? (first ?? 0) : (second ?? 0));
  if (isError(row)) return row;
  if (isError(column)) return column;
  const [down, right] = [Math.trunc(row), Math.trunc(column)];
  if (down < 0 || down > block.length) return outOfBounds('INDEX', 2);
  if (right < 0 || right > width) return outOfBounds('INDEX', 3);
  const rows = down === 0 ? block : block.slice(down - 1, down);
  return right === 0 ? rows : rows.map((line) => [line[right - 1] ?? null]);
}

function choose(args: readonly FormulaValue[]): FormulaValue {
  const [which = null, ...choices] = args;
  const number = toNumber(which);
  if (isError(number)) return number;
  return (
    choices[Math.trunc(number) - 1] ??
    (number >= 1 && number <= choices.length ? null : outOfBounds('CHOOSE', 1))
  );
}

/** Functions that look something up. */
export const lookupFunctions: FunctionFamily = {
  VLOOKUP: whole([3, 4], vlookup),
  HLOOKUP: whole([3, 4], hlookup),
  LOOKUP: whole([2, 3], lookup),
  MATCH: whole([2, 3], match),
  XMATCH: whole([2, 4], xmatch),
  XLOOKUP: whole([3, 6], xlookup),
  INDEX: spreading([1, 3], index),
  CHOOSE: whole([2, Infinity], choose),
  TRANSPOSE: whole(1, ([block = null]) => transpose(toMatrix(block))),
};
