import { each, whole } from '../formula-function.ts';
import type { FunctionFamily } from '../formula-function.ts';
import { flatten, formulaError, isError, isMatrix } from '../formula-value.ts';
import type { FormulaError, FormulaValue, Scalar } from '../formula-value.ts';
import { toNumber } from '../coerce.ts';

/**
 * The numbers among arguments as SUM and its kin see them: in a block text, flags and blanks are skipped, a value written into
 * the formula itself must be a number. The first error wins.
 */
export function numbersOf(args: readonly FormulaValue[]): number[] | FormulaError {
  const numbers: number[] = [];
  for (const arg of args) {
    if (!isMatrix(arg)) {
      if (arg === null) continue;
      const number = toNumber(arg);
      if (isError(number)) return number;
      numbers.push(number);
      continue;
    }
    for (const scalar of flatten(arg)) {
      if (isError(scalar)) return scalar;
      if (typeof scalar === 'number') numbers.push(scalar);
    }
  }
  return numbers;
}

function overNumbers(run: (numbers: readonly number[]) => Scalar): (args: readonly FormulaValue[]) => Scalar {
  return (args) => {
    const numbers = numbersOf(args);
    return isError(numbers) ? numbers : run(numbers);
  };
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

export function mean(numbers: readonly number[]): Scalar {
  if (numbers.length > 0) return sum(numbers) / numbers.length;
  return formulaError('DIVIDE_BY_ZERO', 'Evaluation of function AVERAGE caused a divide by zero error.');
}

function variance(numbers: readonly number[], lost: number): Scalar {
  if (numbers.length <= lost)
    return formulaError('DIVIDE_BY_ZERO', 'Evaluation of function STDEV caused a divide by zero error.');
  const middle = sum(numbers) / numbers.length;
  return sum(numbers.map((number) => (number - middle) ** 2)) / (numbers.length - lost);
}

function root(value: Scalar): Scalar {
  return typeof value === 'number' ? Math.sqrt(value) : value;
}

function quantile(numbers: readonly number[], share: number): Scalar {
  if (numbers.length === 0 || share < 0 || share > 1)
    return formulaError('NUM', 'Function PERCENTILE parameter 2 is out of range.');
  const sorted = numbers.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

const many = [1, Infinity] as const;

/** Text counts as 0 and a flag as 0 or 1; blanks are skipped. */
function overAll(args: readonly FormulaValue[], run: (numbers: readonly number[]) => Scalar): Scalar {
  const values = args.flatMap((arg) => flatten(arg)).filter((value) => value !== null);
  const error = values.find((value) => isError(value));
  return error ?? run(values.map((value) => (typeof value === 'number' ? value : value === true ? 1 : 0)));
}

function ranked(direction: 1 | -1): (args: readonly FormulaValue[]) => Scalar {
  return ([block = null, place = null]) => {
    const numbers = numbersOf([block]);
    const index = toNumber(place);
    if (isError(numbers)) return numbers;
    if (isError(index)) return index;
    const sorted = numbers.toSorted((a, b) => direction * (a - b));
    return (
      sorted[Math.trunc(index) - 1] ??
      formulaError('NUM', 'Function LARGE parameter 2 value is out of range.')
    );
  };
}

/** Functions that make one value of many. */
export const aggregateFunctions: FunctionFamily = {
  SUM: whole(many, overNumbers(sum)),
  AVERAGE: whole(many, overNumbers(mean)),
  MIN: whole(
    many,
    overNumbers((numbers) => numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0)),
  ),
  MAX: whole(
    many,
    overNumbers((numbers) => numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0)),
  ),
  PRODUCT: whole(
    many,
    overNumbers((numbers) => numbers.reduce((a, b) => a * b, 1)),
  ),
  MEDIAN: whole(
    many,
    overNumbers((numbers) => quantile(numbers, 0.5)),
  ),
  STDEV: whole(
    many,
    overNumbers((numbers) => root(variance(numbers, 1))),
  ),
  'STDEV.S': whole(
    many,
    overNumbers((numbers) => root(variance(numbers, 1))),
  ),
  STDEVA: whole(many, (args) => root(overAll(args, (numbers) => variance(numbers, 1)))),
  STDEVP: whole(
    many,
    overNumbers((numbers) => root(variance(numbers, 0))),
  ),
  'STDEV.P': whole(
    many,
    overNumbers((numbers) => root(variance(numbers, 0))),
  ),
  VAR: whole(
    many,
    overNumbers((numbers) => variance(numbers, 1)),
  ),
  'VAR.S': whole(
    many,
    overNumbers((numbers) => variance(numbers, 1)),
  ),
  'VAR.P': whole(
    many,
    overNumbers((numbers) => variance(numbers, 0)),
  ),
  VARP: whole(
    many,
    overNumbers((numbers) => variance(numbers, 0)),
  ),
  COUNT: whole(
    many,
    (args) => args.flatMap((arg) => flatten(arg)).filter((value) => typeof value === 'number').length,
  ),
  COUNTA: whole(many, (args) => args.flatMap((arg) => flatten(arg)).filter((value) => value !== null).length),
  COUNTBLANK: whole(
    many,
    (args) => args.flatMap((arg) => flatten(arg)).filter((value) => value === null || value === '').length,
  ),
  COUNTUNIQUE: whole(
    many,
    (args) => new Set(args.flatMap((arg) => flatten(arg)).filter((value) => value !== null)).size,
  ),
  AVERAGEA: whole(many, (args) => overAll(args, mean)),
  MAXA: whole(many, (args) => overAll(args, (numbers) => Math.max(0, ...numbers))),
  MINA: whole(many, (args) =>
    overAll(args, (numbers) => numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0)),
  ),
  LARGE: whole(2, ranked(-1)),
  SMALL: whole(2, ranked(1)),
  PERCENTILE: whole(2, ([block = null, share = null]) => {
    const numbers = numbersOf([block]);
    const part = toNumber(share);
    return isError(numbers) ? numbers : isError(part) ? part : quantile(numbers, part);
  }),
  'PERCENTILE.INC': whole(2, ([block = null, share = null]) => {
    const numbers = numbersOf([block]);
    const part = toNumber(share);
    return isError(numbers) ? numbers : isError(part) ? part : quantile(numbers, part);
  }),
  QUARTILE: whole(2, ([block = null, quarter = null]) => {
    const numbers = numbersOf([block]);
    const part = toNumber(quarter);
    return isError(numbers) ? numbers : isError(part) ? part : quantile(numbers, part / 4);
  }),
  SUMSQ: whole(
    many,
    overNumbers((numbers) => sum(numbers.map((number) => number ** 2))),
  ),
  NA: each(0, () => formulaError('N_A', 'Error')),
};
