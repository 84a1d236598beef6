import { numberAt } from './number-at.ts';
import { readingsOf } from './present-values.ts';
import type { Values } from './present-values.ts';

/** The arithmetic mean of the values that were read; `undefined` when there are none. */
export function mean(values: Values): number | undefined {
  const readings = readingsOf(values);
  const n = readings.length;
  if (n === 0) return undefined;
  let sum = 0;
  for (let index = 0; index < n; index += 1) sum += numberAt(readings, index);
  const rough = sum / n;
  // A second pass over the small deviations takes back what the first sum lost to rounding.
  let rest = 0;
  for (let index = 0; index < n; index += 1) rest += numberAt(readings, index) - rough;
  return rough + rest / n;
}
