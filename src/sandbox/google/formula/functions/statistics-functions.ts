import { leastSquares } from '../least-squares.ts';
import { normalDensity, normalQuantile, normalShare } from '../normal-distribution.ts';
import { toFlag, toNumber } from '../coerce.ts';
import { finite } from '../evaluate-node.ts';
import { each, spreading, whole } from '../formula-function.ts';
import type { FormulaFunction, FunctionFamily } from '../formula-function.ts';
import { flatten, formulaError, isError, toMatrix } from '../formula-value.ts';
import type { FormulaError, FormulaValue, Scalar } from '../formula-value.ts';
import { transpose, widthOf } from '../matrix.ts';
import { numbersOf, sum } from './aggregate-functions.ts';

interface Pairs {
  y: readonly number[];
  x: readonly number[];
}

/** The places where both ranges hold a number. */
function pairsOf(yValues: FormulaValue, xValues: FormulaValue, name: string): Pairs | FormulaError {
  const [y, x] = [flatten(yValues), flatten(xValues)];
  if (y.length !== x.length)
    return formulaError(
      'N_A',
      `Function ${name} has mismatched argument array sizes ${y.length} and ${x.length}.`,
    );
  const places = [...y.keys()].filter(
    (place) => typeof y[place] === 'number' && typeof x[place] === 'number',
  );
  const error = [...y, ...x].find((value) => isError(value));
  return error ?? { y: places.map((place) => Number(y[place])), x: places.map((place) => Number(x[place])) };
}

function middle(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** Sums of products of deviations: the stuff of slopes and correlations. */
function deviations({ y, x }: Pairs): { xx: number; yy: number; xy: number } {
  const [my, mx] = [middle(y), middle(x)];
  return {
    xx: sum(x.map((value) => (value - mx) ** 2)),
    yy: sum(y.map((value) => (value - my) ** 2)),
    xy: sum(x.map((value, place) => (value - mx) * ((y[place] ?? 0) - my))),
  };
}

function divide(value: number, by: number, name: string): Scalar {
  return by === 0 || Number.isNaN(by)
    ? formulaError('DIVIDE_BY_ZERO', `Evaluation of function ${name} caused a divide by zero error.`)
    : value / by;
}

function paired(name: string, run: (pairs: Pairs) => Scalar): FormulaFunction {
  return whole(2, ([y = null, x = null]) => {
    const pairs = pairsOf(y, x, name);
    return isError(pairs) ? pairs : run(pairs);
  });
}

function slope(pairs: Pairs, name = 'SLOPE'): Scalar {
  const { xy, xx } = deviations(pairs);
  return divide(xy, xx, name);
}

function intercept(pairs: Pairs, name = 'INTERCEPT'): Scalar {
  const b = slope(pairs, name);
  return typeof b === 'number' ? middle(pairs.y) - b * middle(pairs.x) : b;
}

function correlation(pairs: Pairs): Scalar {
  const { xx, yy, xy } = deviations(pairs);
  return divide(xy, Math.sqrt(xx * yy), 'CORREL');
}

function forecast([at = null, y = null, x = null]: readonly FormulaValue[]): FormulaValue {
  const place = toNumber(at);
  const pairs = pairsOf(y, x, 'FORECAST');
  if (isError(place)) return place;
  if (isError(pairs)) return pairs;
  const [b, a] = [slope(pairs, 'FORECAST'), intercept(pairs, 'FORECAST')];
  return typeof b === 'number' && typeof a === 'number' ? a + b * place : b;
}

interface Regression {
  y: readonly number[];
  rows: readonly (readonly number[])[];
  hasConstant: boolean;
}

/** Known values and what they depend on, one row an observation; 1, 2, 3, … when nothing is said. */
function regressionOf(
  known: FormulaValue,
  by: FormulaValue | undefined,
  constant: FormulaValue | undefined,
): Regression | FormulaError {
  const y = numbersOf([toMatrix(known)]);
  if (isError(y)) return y;
  const isColumn = widthOf(toMatrix(known)) === 1;
  const block = by === undefined || by === null ? undefined : toMatrix(by);
  const lines =
    block === undefined
      ? y.map((_, index) => [index + 1])
      : isColumn || block.length === y.length
        ? block
        : transpose(block);
  if (lines.length !== y.length) return formulaError('REF', 'The ranges of known values differ in size.');
  const flag = toFlag(constant ?? true);
  return isError(flag)
    ? flag
    : { y, rows: lines.map((row) => row.map((value) => Number(value ?? 0))), hasConstant: flag };
}

function fitted(regression: Regression): readonly number[] | FormulaError {
  const { y, rows, hasConstant } = regression;
  const solved = leastSquares(
    rows.map((row) => (hasConstant ? [1, ...row] : [...row])),
    y,
  );
  if (solved === undefined) return formulaError('NUM', 'The values do not determine a line.');
  return hasConstant ? solved : [0, ...solved];
}

/** TREND and GROWTH: the line through known values at known or new places. */
function trend(isExponential: boolean) {
  return (args: readonly FormulaValue[]): FormulaValue => {
    const [known = null, by, wanted, constant] = args;
    const regression = regressionOf(known, by, constant);
    if (isError(regression)) return regression;
    const y = isExponential ? regression.y.map((value) => Math.log(value)) : regression.y;
    const line = fitted({ ...regression, y });
    if (isError(line)) return line;
    const [constantTerm = 0, ...slopes] = line;
    const isRow = toMatrix(known).length === 1 && widthOf(toMatrix(known)) > 1;
    const block = toMatrix(wanted ?? by ?? null);
    const places =
      wanted === undefined && (by === undefined || by === null)
        ? regression.rows
        : isRow
          ? transpose(block)
          : block;
    const values = places.map((row): readonly Scalar[] => {
      const value = constantTerm + sum(slopes.map((term, index) => term * Number(row[index] ?? 0)));
      return [finite(isExponential ? Math.exp(value) : value)];
    });
    return isRow ? transpose(values) : values;
  };
}

function linest(args: readonly FormulaValue[]): FormulaValue {
  const [known = null, by, constant] = args;
  const regression = regressionOf(known, by, constant);
  if (isError(regression)) return regression;
  const line = fitted(regression);
  if (isError(line)) return line;
  const [constantTerm = 0, ...slopes] = line;
  return [[...slopes.toReversed(), constantTerm]];
}

function mostFrequent(args: readonly FormulaValue[]): FormulaValue {
  const numbers = numbersOf(args);
  if (isError(numbers)) return numbers;
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  return best === undefined || best[1] < 2
    ? formulaError('N_A', 'Cannot find mode value as there are no duplicate numbers.')
    : best[0];
}

function rank(isAverage: boolean) {
  return ([value = null, range = null, ascending = false]: readonly FormulaValue[]): FormulaValue => {
    const number = toNumber(value);
    const numbers = numbersOf([toMatrix(range)]);
    const isAscending = toFlag(ascending ?? false);
    if (isError(number)) return number;
    if (isError(numbers)) return numbers;
    if (isError(isAscending)) return isAscending;
    const ties = numbers.filter((other) => other === number).length;
    if (ties === 0) return formulaError('N_A', 'Function RANK could not find the value in the range.');
    const better = numbers.filter((other) => (isAscending ? other < number : other > number)).length;
    return better + 1 + (isAverage ? (ties - 1) / 2 : 0);
  };
}

function overNumbers(run: (numbers: readonly number[]) => Scalar): FormulaFunction {
  return whole([1, Infinity], (args) => {
    const numbers = numbersOf(args);
    if (isError(numbers)) return numbers;
    return numbers.length === 0 ? formulaError('NUM', 'There are no numbers to compute with.') : run(numbers);
  });
}

function percentRank([range = null, value = null]: readonly FormulaValue[]): FormulaValue {
  const numbers = numbersOf([toMatrix(range)]);
  const number = toNumber(value);
  if (isError(numbers)) return numbers;
  if (isError(number)) return number;
  const sorted = numbers.toSorted((a, b) => a - b);
  const above = sorted.findIndex((other) => other >= number);
  if (above < 0 || number < (sorted[0] ?? number))
    return formulaError('N_A', 'The value lies outside the range.');
  const [low = number, high = number] = [sorted[above - 1], sorted[above]];
  const place = high === number ? above : above - 1 + (number - low) / (high - low);
  return divide(place, sorted.length - 1, 'PERCENTRANK');
}

/** A function of a value, a middle and a spread. */
function normal(
  takes: number | readonly [number, number],
  run: (numbers: readonly number[]) => Scalar,
): FormulaFunction {
  return each(takes, (args) => {
    const numbers = args.map((arg) => toNumber(arg));
    return (
      numbers.find((number) => isError(number)) ?? run(numbers.filter((number) => typeof number === 'number'))
    );
  });
}

/** Functions of statistics. */
export const statisticsFunctions: FunctionFamily = {
  SLOPE: paired('SLOPE', (pairs) => slope(pairs)),
  INTERCEPT: paired('INTERCEPT', (pairs) => intercept(pairs)),
  CORREL: paired('CORREL', correlation),
  PEARSON: paired('PEARSON', correlation),
  RSQ: paired('RSQ', (pairs) => {
    const r = correlation(pairs);
    return typeof r === 'number' ? r ** 2 : r;
  }),
  COVAR: paired('COVAR', (pairs) => divide(deviations(pairs).xy, pairs.x.length, 'COVAR')),
  'COVARIANCE.P': paired('COVARIANCE.P', (pairs) =>
    divide(deviations(pairs).xy, pairs.x.length, 'COVARIANCE.P'),
  ),
  'COVARIANCE.S': paired('COVARIANCE.S', (pairs) =>
    divide(deviations(pairs).xy, pairs.x.length - 1, 'COVARIANCE.S'),
  ),
  FORECAST: whole(3, forecast),
  'FORECAST.LINEAR': whole(3, forecast),
  TREND: spreading([1, 4], trend(false)),
  GROWTH: spreading([1, 4], trend(true)),
  LINEST: spreading([1, 3], linest),
  MODE: whole([1, Infinity], mostFrequent),
  'MODE.SNGL': whole([1, Infinity], mostFrequent),
  RANK: whole([2, 3], rank(false)),
  'RANK.EQ': whole([2, 3], rank(false)),
  'RANK.AVG': whole([2, 3], rank(true)),
  PERCENTRANK: whole([2, 3], percentRank),
  'PERCENTRANK.INC': whole([2, 3], percentRank),
  GEOMEAN: overNumbers((numbers) => finite(Math.exp(middle(numbers.map((number) => Math.log(number)))))),
  HARMEAN: overNumbers((numbers) =>
    divide(numbers.length, sum(numbers.map((number) => 1 / number)), 'HARMEAN'),
  ),
  AVEDEV: overNumbers((numbers) => middle(numbers.map((number) => Math.abs(number - middle(numbers))))),
  DEVSQ: overNumbers((numbers) => sum(numbers.map((number) => (number - middle(numbers)) ** 2))),
  STANDARDIZE: normal(3, ([value = 0, mean = 0, spread = 0]) => divide(value - mean, spread, 'STANDARDIZE')),
  'NORM.DIST': each(4, ([value = null, mean = null, spread = null, isShare = null]) => {
    const [x, m, s, flag] = [toNumber(value), toNumber(mean), toNumber(spread), toFlag(isShare)];
    if (isError(x)) return x;
    if (isError(m)) return m;
    if (isError(s)) return s;
    if (s <= 0) return formulaError('NUM', 'Function NORM.DIST parameter 3 should be greater than 0.');
    return flag === true ? normalShare((x - m) / s) : normalDensity((x - m) / s) / s;
  }),
  'NORM.S.DIST': normal([1, 2], ([value = 0, isShare = 1]) =>
    isShare === 0 ? normalDensity(value) : normalShare(value),
  ),
  NORMSDIST: normal(1, ([value = 0]) => normalShare(value)),
  'NORM.INV': normal(3, ([share = 0, mean = 0, spread = 1]) => finite(mean + spread * normalQuantile(share))),
  'NORM.S.INV': normal(1, ([share = 0]) => finite(normalQuantile(share))),
  NORMSINV: normal(1, ([share = 0]) => finite(normalQuantile(share))),
  'AVERAGE.WEIGHTED': whole(2, ([values = null, weights = null]) => {
    const pairs = pairsOf(values, weights, 'AVERAGE.WEIGHTED');
    if (isError(pairs)) return pairs;
    return divide(
      sum(pairs.y.map((value, place) => value * (pairs.x[place] ?? 0))),
      sum(pairs.x),
      'AVERAGE.WEIGHTED',
    );
  }),
};
