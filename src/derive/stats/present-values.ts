/** A series in which `undefined` stands for "no value was read". */
export type Gappy = readonly (number | undefined)[];

/**
 * Beyond this size squares and their sums would leave the range of a double, and every result would have to be
 * guarded against Infinity. No metric of a company is that large.
 */
const largest = 1e100;

/** Whether a value counts as read: a finite number of a size that can be squared. */
export function isPresent(value: number | undefined): value is number {
  return value !== undefined && Math.abs(value) <= largest;
}

/**
 * The values that were read, in their order. Gaps, NaN and infinities are left out; the answer is a new array.
 */
export function presentValues(values: Gappy): number[] {
  const present: number[] = [];
  for (const value of values) if (isPresent(value)) present.push(value);
  return present;
}

/** What was read, with gaps or without: an array of doubles holds readings only and is taken as it is. */
export type Values = Gappy | Float64Array;

/** The readings alone, in their order; not to be changed. */
export function readingsOf(values: Values): Float64Array {
  return values instanceof Float64Array ? values : presentArray(values);
}

/** {@link presentValues} as a scratch array of numbers. */
export function presentArray(values: Gappy): Float64Array {
  const scratch = new Float64Array(countPresent(values));
  let n = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (!isPresent(value)) continue;
    scratch[n] = value;
    n += 1;
  }
  return scratch;
}

/** How many values were read. */
export function countPresent(values: Gappy): number {
  let n = 0;
  for (let index = 0; index < values.length; index += 1) if (isPresent(values[index])) n += 1;
  return n;
}
