import { compareScalars, toFlag, toNumber, toText } from '../coerce.ts';
import { each, eachOrError } from '../formula-function.ts';
import type { FormulaFunction, FunctionFamily } from '../formula-function.ts';
import { formulaError, isError } from '../formula-value.ts';
import type { FormulaErrorType, Scalar } from '../formula-value.ts';

const errorNumbers: Readonly<Record<FormulaErrorType, number>> = {
  NULL_VALUE: 1,
  DIVIDE_BY_ZERO: 2,
  VALUE: 3,
  REF: 4,
  NAME: 5,
  NUM: 6,
  N_A: 7,
  ERROR: 8,
  LOADING: 8,
};

function parity(wanted: 0 | 1): FormulaFunction {
  return each(1, ([value = null]) => {
    const number = toNumber(value);
    return isError(number) ? number : Math.abs(Math.trunc(number)) % 2 === wanted;
  });
}

function comparing(holds: (order: number) => boolean): FormulaFunction {
  return each(2, ([left = null, right = null]) => holds(compareScalars(left, right)));
}

function typeOf(value: Scalar): number {
  if (isError(value)) return 16;
  if (typeof value === 'string') return 2;
  return typeof value === 'boolean' ? 4 : 1;
}

function isBetween([
  value = null,
  low = null,
  high = null,
  withLow = true,
  withHigh = true,
]: readonly Scalar[]): Scalar {
  const [first, last] = [toFlag(withLow), toFlag(withHigh)];
  if (isError(first)) return first;
  if (isError(last)) return last;
  const [above, below] = [compareScalars(value, low), compareScalars(value, high)];
  return (first ? above >= 0 : above > 0) && (last ? below <= 0 : below < 0);
}

function matching(pattern: RegExp): FormulaFunction {
  return each(1, ([value = null]) => typeof value === 'string' && pattern.test(value));
}

/** What Sheets answers as long as nobody allowed a formula to look at other documents. */
function isolated(name: string): FormulaFunction {
  return each([1, 5], () => formulaError('REF', `${name} cannot reach other documents from here.`));
}

/** Functions that tell what a value is. */
export const informationFunctions: FunctionFamily = {
  ISEVEN: parity(0),
  ISODD: parity(1),
  ISEMAIL: matching(/^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i),
  ISURL: matching(/^(https?:\/\/|www\.)?[a-z0-9-]+(\.[a-z0-9-]+)+([/?#]\S*)?$/i),
  ISBETWEEN: each([3, 5], isBetween),
  'ERROR.TYPE': eachOrError(1, ([value = null]) =>
    isError(value) ? errorNumbers[value.error] : formulaError('N_A', 'The value is not an error.'),
  ),
  TYPE: eachOrError(1, ([value = null]) => typeOf(value)),
  EQ: comparing((order) => order === 0),
  NE: comparing((order) => order !== 0),
  GT: comparing((order) => order > 0),
  GTE: comparing((order) => order >= 0),
  LT: comparing((order) => order < 0),
  LTE: comparing((order) => order <= 0),
  TO_TEXT: each(1, ([value = null]) => toText(value)),
  TO_PURE_NUMBER: each(1, ([value = null]) => value),
  TO_PERCENT: each(1, ([value = null]) => value),
  TO_DOLLARS: each(1, ([value = null]) => value),
  IMPORTRANGE: isolated('IMPORTRANGE'),
  IMPORTDATA: isolated('IMPORTDATA'),
  IMPORTXML: isolated('IMPORTXML'),
  IMPORTHTML: isolated('IMPORTHTML'),
  IMPORTFEED: isolated('IMPORTFEED'),
  GOOGLEFINANCE: isolated('GOOGLEFINANCE'),
  GOOGLETRANSLATE: isolated('GOOGLETRANSLATE'),
};
