import { numberAt } from './number-at.ts';
import { readingsOf } from './present-values.ts';
import type { Values } from './present-values.ts';
import { quickselect } from './quickselect.ts';
import { withCopy } from './scratch.ts';

/**
 * The median: the middle value, or the mean of the two middle values when their number is even. Gaps are left
 * out; `undefined` when nothing was read.
 */
export function median(values: Values): number | undefined {
  const readings = readingsOf(values);
  if (readings.length === 0) return undefined;
  return readings === values ? withCopy(readings, medianInPlace) : medianInPlace(readings);
}

/** The median of a non-empty scratch array, whose order is lost. */
export function medianInPlace(scratch: Float64Array): number {
  const middle = scratch.length >> 1;
  const upper = quickselect(scratch, middle);
  if (scratch.length % 2 === 1) return upper;
  let lower = numberAt(scratch, 0);
  for (let index = 1; index < middle; index += 1) lower = Math.max(lower, numberAt(scratch, index));
  return (lower + upper) / 2;
}
