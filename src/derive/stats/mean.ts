import { isPresent } from './present-values.ts';
import type { Gappy } from './present-values.ts';

/** The arithmetic mean of the values that were read; `undefined` when there are none. */
export function mean(values: Gappy): number | undefined {
  let n = 0;
  let sum = 0;
  for (const value of values) {
    if (!isPresent(value)) continue;
    sum += value;
    n += 1;
  }
  if (n === 0) return undefined;
  const rough = sum / n;
  // A second pass over the small deviations takes back what the first sum lost to rounding.
  let rest = 0;
  for (const value of values) if (isPresent(value)) rest += value - rough;
  return rough + rest / n;
}
