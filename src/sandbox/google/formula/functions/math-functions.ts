import { roundTo } from '../../format/round.ts';
import { toNumber } from '../coerce.ts';
import { finite } from '../evaluate-node.ts';
import { each, whole } from '../formula-function.ts';
import type { FormulaFunction, FunctionFamily } from '../formula-function.ts';
import { formulaError, isError } from '../formula-value.ts';
import type { FormulaValue, Scalar } from '../formula-value.ts';
import { numbersOf } from './aggregate-functions.ts';

/** A function of one to three numbers; a missing one is `undefined`. */
function numeric(
  takes: number | readonly [number, number],
  run: (first: number, second: number | undefined, third: number | undefined) => Scalar,
): FormulaFunction {
  return each(takes, (args) => {
    const numbers = args.map((arg) => toNumber(arg));
    const error = numbers.find((number) => isError(number));
    if (error !== undefined) return error;
    const [first = 0, second, third] = numbers.filter((number) => typeof number === 'number');
    return run(first, second, third);
  });
}

function outward(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return (Math.sign(value) * Math.ceil(roundTo(Math.abs(value) * factor, 9))) / factor;
}

function inward(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return (Math.sign(value) * Math.floor(roundTo(Math.abs(value) * factor, 9))) / factor;
}

function remainder(value: number, divisor: number | undefined): Scalar {
  if (divisor === undefined || divisor === 0)
    return formulaError('DIVIDE_BY_ZERO', 'Function MOD parameter 2 cannot be zero.');
  return value - divisor * Math.floor(value / divisor);
}

function factorial(value: number): number {
  let product = 1;
  for (let factor = 2; factor <= Math.min(171, Math.trunc(value)); factor += 1) product *= factor;
  return value < 0 ? NaN : product;
}

function choices(value: number, taken: number): number {
  if (taken < 0 || taken > value) return NaN;
  let product = 1;
  for (let index = 1; index <= Math.min(taken, value - taken); index += 1)
    product = (product * (value - Math.min(taken, value - taken) + index)) / index;
  return product;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? Math.abs(a) : greatestDivisor(b, a % b);
}

function overIntegers(args: readonly FormulaValue[], run: (a: number, b: number) => number): Scalar {
  const numbers = numbersOf(args);
  if (isError(numbers)) return numbers;
  return numbers.map((number) => Math.trunc(number)).reduce((a, b) => run(a, b), numbers[0] ?? 0);
}

/** Functions of single numbers. */
export const mathFunctions: FunctionFamily = {
  ROUND: numeric([1, 2], (value, decimals = 0) => roundTo(value, Math.trunc(decimals))),
  ROUNDUP: numeric([1, 2], (value, decimals = 0) => outward(value, Math.trunc(decimals))),
  ROUNDDOWN: numeric([1, 2], (value, decimals = 0) => inward(value, Math.trunc(decimals))),
  TRUNC: numeric([1, 2], (value, decimals = 0) => inward(value, Math.trunc(decimals))),
  INT: numeric(1, (value) => Math.floor(value)),
  ABS: numeric(1, (value) => Math.abs(value)),
  SIGN: numeric(1, (value) => Math.sign(value)),
  SQRT: numeric(1, (value) => finite(Math.sqrt(value))),
  EXP: numeric(1, (value) => finite(Math.exp(value))),
  LN: numeric(1, (value) => finite(Math.log(value))),
  LOG10: numeric(1, (value) => finite(Math.log10(value))),
  LOG: numeric([1, 2], (value, base = 10) => finite(Math.log(value) / Math.log(base))),
  POWER: numeric(2, (value, exponent = 0) => finite(value ** exponent)),
  POW: numeric(2, (value, exponent = 0) => finite(value ** exponent)),
  MOD: numeric(2, remainder),
  PI: each(0, () => Math.PI),
  CEILING: numeric([1, 2], (value, step = 1) =>
    step === 0 ? 0 : roundTo(Math.ceil(value / step) * step, 12),
  ),
  FLOOR: numeric([1, 2], (value, step = 1) =>
    step === 0 ? 0 : roundTo(Math.floor(value / step) * step, 12),
  ),
  DIVIDE: numeric(2, (value, divisor = 0) =>
    divisor === 0
      ? formulaError('DIVIDE_BY_ZERO', 'Function DIVIDE parameter 2 cannot be zero.')
      : value / divisor,
  ),
  MULTIPLY: numeric(2, (value, factor = 0) => value * factor),
  ADD: numeric(2, (value, other = 0) => value + other),
  MROUND: numeric(2, (value, step = 0) => (step === 0 ? 0 : roundTo(Math.round(value / step) * step, 12))),
  EVEN: numeric(1, (value) => Math.sign(value) * Math.ceil(Math.abs(value) / 2) * 2),
  ODD: numeric(1, (value) => (value < 0 ? -1 : 1) * (Math.ceil((Math.abs(value) - 1) / 2) * 2 + 1)),
  QUOTIENT: numeric(2, (value, divisor = 0) =>
    divisor === 0
      ? formulaError('DIVIDE_BY_ZERO', 'Function QUOTIENT parameter 2 cannot be zero.')
      : Math.trunc(value / divisor),
  ),
  FACT: numeric(1, (value) => finite(factorial(value))),
  COMBIN: numeric(2, (value, taken = 0) => finite(Math.round(choices(value, taken)))),
  PERMUT: numeric(2, (value, taken = 0) => finite(Math.round(choices(value, taken) * factorial(taken)))),
  SIN: numeric(1, (value) => Math.sin(value)),
  COS: numeric(1, (value) => Math.cos(value)),
  TAN: numeric(1, (value) => Math.tan(value)),
  ASIN: numeric(1, (value) => finite(Math.asin(value))),
  ACOS: numeric(1, (value) => finite(Math.acos(value))),
  ATAN: numeric(1, (value) => Math.atan(value)),
  ATAN2: numeric(2, (x, y = 0) => Math.atan2(y, x)),
  DEGREES: numeric(1, (value) => (value * 180) / Math.PI),
  RADIANS: numeric(1, (value) => (value * Math.PI) / 180),
  RAND: each(0, (_, scope) => scope.random()),
  RANDBETWEEN: each(2, ([low = null, high = null], scope) => {
    const [from, to] = [toNumber(low), toNumber(high)];
    if (isError(from)) return from;
    if (isError(to)) return to;
    const [first, last] = [Math.ceil(from), Math.floor(to)];
    if (last < first)
      return formulaError('NUM', 'Function RANDBETWEEN parameter 2 should be at least parameter 1.');
    return first + Math.floor(scope.random() * (last - first + 1));
  }),
  GCD: whole([1, Infinity], (args) => overIntegers(args, greatestDivisor)),
  LCM: whole([1, Infinity], (args) =>
    overIntegers(args, (a, b) => (a === 0 || b === 0 ? 0 : (a / greatestDivisor(a, b)) * b)),
  ),
  UMINUS: numeric(1, (value) => -value),
  UPLUS: each(1, ([value = null]) => value),
  UNARY_PERCENT: numeric(1, (value) => value / 100),
  MINUS: numeric(2, (value, other = 0) => value - other),
};
