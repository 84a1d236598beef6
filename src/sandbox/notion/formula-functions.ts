import { dateFunctions } from './formula-dates.ts';
import { compareValues, isEqual, isListValue, isTruthy, listOf, numberOf, textOf } from './formula-value.ts';
import type { FormulaValue } from './formula-value.ts';

/** A formula function over evaluated arguments; `now` in milliseconds. */
export type FormulaFunction = (args: readonly FormulaValue[], now: number) => FormulaValue;

const mathFunctions = {
  add: ([a, b]) =>
    typeof a === 'string' || typeof b === 'string' ? textOf(a) + textOf(b) : numberOf(a) + numberOf(b),
  subtract: ([a, b]) => numberOf(a) - numberOf(b),
  multiply: ([a, b]) => numberOf(a) * numberOf(b),
  divide: ([a, b]) => finite(numberOf(a) / numberOf(b)),
  mod: ([a, b]) => finite(numberOf(a) % numberOf(b)),
  pow: ([a, b]) => finite(numberOf(a) ** numberOf(b)),
  unaryMinus: ([a]) => -numberOf(a),
  abs: ([a]) => Math.abs(numberOf(a)),
  round: ([a, places]) => rounded(numberOf(a), numberOf(places)),
  ceil: ([a]) => Math.ceil(numberOf(a)),
  floor: ([a]) => Math.floor(numberOf(a)),
  sqrt: ([a]) => finite(Math.sqrt(numberOf(a))),
  cbrt: ([a]) => Math.cbrt(numberOf(a)),
  exp: ([a]) => Math.exp(numberOf(a)),
  ln: ([a]) => finite(Math.log(numberOf(a))),
  log10: ([a]) => finite(Math.log10(numberOf(a))),
  log2: ([a]) => finite(Math.log2(numberOf(a))),
  sign: ([a]) => Math.sign(numberOf(a)),
  pi: () => Math.PI,
  e: () => Math.E,
  min: (args) => extreme(args, Math.min),
  max: (args) => extreme(args, Math.max),
  sum: (args) => numbersIn(args).reduce((total, one) => total + one, 0),
  mean: (args) => mean(numbersIn(args)),
  median: (args) => median(numbersIn(args)),
  toNumber: ([a]) => (textOf(a).trim() === '' && typeof a !== 'number' ? undefined : finite(numberOf(a))),
} satisfies Record<string, FormulaFunction>;

const logicFunctions = {
  not: ([a]) => !isTruthy(a),
  equal: ([a, b]) => isEqual(a, b),
  unequal: ([a, b]) => !isEqual(a, b),
  larger: ([a, b]) => compareValues(a, b) > 0,
  largerEq: ([a, b]) => compareValues(a, b) >= 0,
  smaller: ([a, b]) => compareValues(a, b) < 0,
  smallerEq: ([a, b]) => compareValues(a, b) <= 0,
} satisfies Record<string, FormulaFunction>;

const textFunctions = {
  concat: (args) => (args.every(isListValue) ? args.flat() : args.map(textOf).join('')),
  join: ([list, separator]) => listOf(list).map(textOf).join(textOf(separator)),
  split: ([text, separator]) => textOf(text).split(textOf(separator)),
  length: ([a]) => (isListValue(a) ? a.length : textOf(a).length),
  substring: ([text, from, to]) =>
    textOf(text).slice(numberOf(from), to === undefined ? undefined : numberOf(to)),
  contains: ([text, part]) => textOf(text).includes(textOf(part)),
  test: ([text, pattern]) => expressionOf(pattern).test(textOf(text)),
  match: ([text, pattern]) => textOf(text).match(expressionOf(pattern)) ?? [],
  replace: ([text, pattern, by]) => textOf(text).replace(expressionOf(pattern, ''), textOf(by)),
  replaceAll: ([text, pattern, by]) => textOf(text).replace(expressionOf(pattern), textOf(by)),
  lower: ([a]) => textOf(a).toLowerCase(),
  upper: ([a]) => textOf(a).toUpperCase(),
  trim: ([a]) => textOf(a).trim(),
  repeat: ([text, times]) => textOf(text).repeat(Math.max(0, Math.floor(numberOf(times)))),
  padStart: ([text, width, by]) => textOf(text).padStart(numberOf(width), textOf(by)),
  padEnd: ([text, width, by]) => textOf(text).padEnd(numberOf(width), textOf(by)),
  format: ([a]) => textOf(a),
  formatNumber: ([a]) => textOf(a),
  style: ([a]) => a,
  unstyle: ([a]) => a,
  link: ([a]) => a,
  name: ([a]) => textOf(a),
} satisfies Record<string, FormulaFunction>;

const listFunctions = {
  at: ([list, position]) => listOf(list).at(numberOf(position)),
  first: ([list]) => listOf(list)[0],
  last: ([list]) => listOf(list).at(-1),
  slice: ([list, from, to]) =>
    listOf(list).slice(numberOf(from), to === undefined ? undefined : numberOf(to)),
  sort: ([list]) => listOf(list).toSorted(compareValues),
  reverse: ([list]) => listOf(list).toReversed(),
  includes: ([list, item]) =>
    isListValue(list) ? list.some((one) => isEqual(one, item)) : textOf(list).includes(textOf(item)),
  unique: ([list]) =>
    listOf(list).filter((one, position, all) => all.findIndex((other) => isEqual(one, other)) === position),
  flat: ([list]) => listOf(list).flatMap(listOf),
  count: ([list]) => listOf(list).length,
} satisfies Record<string, FormulaFunction>;

/** Every function of the language that needs nothing but its arguments. from documents: https://www.notion.com/help/formula-syntax */
export const formulaFunctions: Readonly<Record<string, FormulaFunction>> = {
  ...mathFunctions,
  ...logicFunctions,
  ...textFunctions,
  ...listFunctions,
  ...dateFunctions,
};

function finite(number: number): number | undefined {
  return Number.isFinite(number) ? number : undefined;
}

function rounded(number: number, places: number): number {
  const factor = 10 ** places;
  return Math.round((number + Number.EPSILON) * factor) / factor;
}

function numbersIn(args: readonly FormulaValue[]): number[] {
  return args
    .flatMap(listOf)
    .filter((value) => value !== undefined)
    .map(numberOf);
}

function extreme(args: readonly FormulaValue[], pick: (...numbers: number[]) => number): number | undefined {
  const numbers = numbersIn(args);
  return numbers.length === 0 ? undefined : pick(...numbers);
}

function mean(numbers: number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((total, one) => total + one, 0) / numbers.length;
}

function median(numbers: number[]): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : mean(sorted.slice(middle - 1, middle + 1));
}

function expressionOf(pattern: FormulaValue, flags = 'g'): RegExp {
  try {
    return new RegExp(textOf(pattern), flags);
  } catch {
    return /(?!)/;
  }
}
