import { roundTo } from '../../format/round.ts';
import { toNumber } from '../coerce.ts';
import { finite } from '../evaluate-node.ts';
import { each } from '../formula-function.ts';
import type { FormulaFunction, FunctionFamily } from '../formula-function.ts';
import { formulaError, isError } from '../formula-value.ts';
import type { Scalar } from '../formula-value.ts';

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
  MINUS: numeric(2, (value, other = 0) => value - other),
};
