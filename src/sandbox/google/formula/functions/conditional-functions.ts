import { placesMeeting, valueAtPlace, valueKey } from '../criteria.ts';
import { spread } from '../evaluate-node.ts';
import { whole } from '../formula-function.ts';
import type { FormulaScope, FunctionFamily } from '../formula-function.ts';
import { firstScalar, formulaError, isError, isMatrix, toMatrix } from '../formula-value.ts';
import type { FormulaValue, Matrix, Scalar } from '../formula-value.ts';
import { mean, sum } from './aggregate-functions.ts';

type Pair = readonly [range: Matrix, criterion: Scalar];

/** The places that meet every criterion; an error when the ranges differ in size. */
function commonPlaces(pairs: readonly Pair[], locale: string): readonly number[] | undefined {
  const [first, ...others] = pairs;
  if (first === undefined) return [];
  const isSame = others.every(
    ([range]) => range.length === first[0].length && range[0]?.length === first[0][0]?.length,
  );
  if (!isSame) return undefined;
  const found = pairs
    .map(([range, criterion]) => placesMeeting(range, criterion, locale))
    .toSorted((a, b) => a.length - b.length);
  const [fewest = [], ...rest] = found;
  const sets = rest.map((places) => new Set(places));
  return fewest.filter((place) => sets.every((set) => set.has(place)));
}

function pairsOf(args: readonly FormulaValue[]): Pair[] {
  return Array.from({ length: Math.floor(args.length / 2) }, (_, index): Pair => [
    toMatrix(args[2 * index] ?? null),
    firstScalar(args[2 * index + 1] ?? null),
  ]);
}

/** Inside ARRAYFORMULA a block of criteria gives a block of answers. */
function perCriterion(
  args: readonly FormulaValue[],
  places: readonly number[],
  run: (args: readonly FormulaValue[]) => Scalar,
): FormulaValue {
  const blocks = places.map((place) => args[place] ?? null);
  if (!blocks.some((block) => isMatrix(block))) return run(args);
  return spread(blocks, (criteria) =>
    run(args.map((arg, index) => (places.includes(index) ? (criteria[places.indexOf(index)] ?? null) : arg))),
  );
}

const mismatch = formulaError('VALUE', 'Array arguments are of different size.');

type Finish = (values: readonly Scalar[]) => Scalar;

/** Adds up what stands in one range where criteria hold in others: SUMIFS and its kin. */
function overMatches(finish: Finish) {
  return (args: readonly FormulaValue[], scope: FormulaScope): FormulaValue => {
    const places = args.flatMap((_, index) => (index > 0 && index % 2 === 0 ? [index] : []));
    return perCriterion(args, scope.isArray ? places : [], ([values = null, ...rest]) => {
      const block = toMatrix(values);
      const pairs = pairsOf(rest);
      const found = commonPlaces(pairs, scope.locale);
      const isSameSize = pairs.every(
        ([range]) => range.length === block.length && range[0]?.length === block[0]?.length,
      );
      if (found === undefined || !isSameSize) return mismatch;
      return finish(found.map((place) => valueAtPlace(block, place)));
    });
  };
}

/** One range, one criterion and perhaps another range to add up: SUMIF and AVERAGEIF. */
function overMatchesOf(finish: Finish) {
  return (args: readonly FormulaValue[], scope: FormulaScope): FormulaValue =>
    perCriterion(args, scope.isArray ? [1] : [], ([range = null, criterion = null, values]) => {
      const block = toMatrix(range);
      const summed = values === undefined ? block : toMatrix(values);
      const width = Math.max(1, block[0]?.length ?? 0);
      const places = placesMeeting(block, firstScalar(criterion), scope.locale);
      return finish(places.map((place) => summed[Math.floor(place / width)]?.[place % width] ?? null));
    });
}

function numbersIn(values: readonly Scalar[]): number[] {
  return values.filter((value) => typeof value === 'number');
}

function ofNumbers(run: (numbers: readonly number[]) => Scalar): Finish {
  return (values) => values.find((value) => isError(value)) ?? run(numbersIn(values));
}

const sumOf = ofNumbers(sum);
const meanOf = ofNumbers((numbers) =>
  numbers.length === 0
    ? formulaError('DIVIDE_BY_ZERO', 'Evaluation of function AVERAGEIF caused a divide by zero error.')
    : mean(numbers),
);
const largestOf = ofNumbers((numbers) => numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0));
const smallestOf = ofNumbers((numbers) => numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0));

function differentOf(values: readonly Scalar[]): Scalar {
  return new Set(values.filter((value) => value !== null).map((value) => valueKey(value))).size;
}

function countIf(args: readonly FormulaValue[], scope: FormulaScope): FormulaValue {
  return perCriterion(
    args,
    scope.isArray ? [1] : [],
    ([range = null, criterion = null]) =>
      placesMeeting(toMatrix(range), firstScalar(criterion), scope.locale).length,
  );
}

function countIfs(args: readonly FormulaValue[], scope: FormulaScope): FormulaValue {
  const places = args.flatMap((_, index) => (index % 2 === 1 ? [index] : []));
  return perCriterion(
    args,
    scope.isArray ? places : [],
    (given) => commonPlaces(pairsOf(given), scope.locale)?.length ?? mismatch,
  );
}

const several = [3, Infinity] as const;

/** Functions that count and add where criteria hold. */
export const conditionalFunctions: FunctionFamily = {
  COUNTIF: whole(2, countIf),
  COUNTIFS: whole([2, Infinity], countIfs),
  SUMIF: whole([2, 3], overMatchesOf(sumOf)),
  AVERAGEIF: whole([2, 3], overMatchesOf(meanOf)),
  SUMIFS: whole(several, overMatches(sumOf)),
  AVERAGEIFS: whole(several, overMatches(meanOf)),
  MAXIFS: whole(several, overMatches(largestOf)),
  MINIFS: whole(several, overMatches(smallestOf)),
  COUNTUNIQUEIFS: whole(several, overMatches(differentOf)),
};
