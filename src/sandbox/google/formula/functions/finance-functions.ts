import { toNumber } from '../coerce.ts';
import { finite } from '../evaluate-node.ts';
import { each, whole } from '../formula-function.ts';
import type { FormulaFunction, FunctionFamily } from '../formula-function.ts';
import { formulaError, isError } from '../formula-value.ts';
import type { FormulaValue, Scalar } from '../formula-value.ts';
import { numbersOf } from './aggregate-functions.ts';

interface Loan {
  rate: number;
  periods: number;
  payment: number;
  present: number;
  future: number;
  isDueFirst: boolean;
}

/** What a series of payments, a present and a future value come to; a loan is in balance at 0. */
function balance({ rate, periods, payment, present, future, isDueFirst }: Loan): number {
  if (rate === 0) return present + payment * periods + future;
  const growth = (1 + rate) ** periods;
  return present * growth + (payment * (1 + (isDueFirst ? rate : 0)) * (growth - 1)) / rate + future;
}

/** The value that brings a loan into balance, which depends on it in a straight line. */
function solve(loan: Loan, unknown: 'payment' | 'present' | 'future'): number {
  const without = balance({ ...loan, [unknown]: 0 });
  return -without / (balance({ ...loan, [unknown]: 1 }) - without);
}

function ofNumbers(
  takes: readonly [number, number],
  run: (numbers: readonly number[]) => Scalar,
): FormulaFunction {
  return each(takes, (args) => {
    const numbers = args.map((arg) => toNumber(arg));
    return (
      numbers.find((number) => isError(number)) ?? run(numbers.filter((number) => typeof number === 'number'))
    );
  });
}

function presentValue(rate: number, flows: readonly number[], first: number): number {
  return flows.reduce((total, flow, index) => total + flow / (1 + rate) ** (index + first), 0);
}

/** The rate at which payments balance, by halving between -99 % and 1,000 % after the first change of sign. */
function internalRate(flows: readonly number[]): Scalar {
  let [low, high] = [-0.99, 10];
  const isRising = presentValue(low, flows, 0) < presentValue(high, flows, 0);
  if (presentValue(low, flows, 0) * presentValue(high, flows, 0) > 0)
    return formulaError(
      'NUM',
      'IRR attempted to compute the internal rate of return for a series of cash flows, but it was not able to.',
    );
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (presentValue(middle, flows, 0) < 0 === isRising) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function netPresentValue([rate = null, ...flows]: readonly FormulaValue[]): FormulaValue {
  const share = toNumber(rate);
  const numbers = numbersOf(flows);
  if (isError(share)) return share;
  return isError(numbers) ? numbers : finite(presentValue(share, numbers, 1));
}

/** Functions of money over time. */
export const financeFunctions: FunctionFamily = {
  PMT: ofNumbers([3, 5], ([rate = 0, periods = 0, present = 0, future = 0, due = 0]) =>
    finite(solve({ rate, periods, payment: 0, present, future, isDueFirst: due === 1 }, 'payment')),
  ),
  PV: ofNumbers([3, 5], ([rate = 0, periods = 0, payment = 0, future = 0, due = 0]) =>
    finite(solve({ rate, periods, payment, present: 0, future, isDueFirst: due === 1 }, 'present')),
  ),
  FV: ofNumbers([3, 5], ([rate = 0, periods = 0, payment = 0, present = 0, due = 0]) =>
    finite(solve({ rate, periods, payment, present, future: 0, isDueFirst: due === 1 }, 'future')),
  ),
  NPV: whole([2, Infinity], netPresentValue),
  IRR: whole([1, 2], ([flows = null]) => {
    const numbers = numbersOf([flows]);
    return isError(numbers) ? numbers : internalRate(numbers);
  }),
};
