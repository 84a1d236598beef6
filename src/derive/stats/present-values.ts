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

/** {@link presentValues} as a scratch array of numbers. */
export function presentArray(values: Gappy): Float64Array {
  const scratch = new Float64Array(values.length);
  let n = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (!isPresent(value)) continue;
    scratch[n] = value;
    n += 1;
  }
  return scratch.subarray(0, n);
}
