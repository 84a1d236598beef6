import { presentValues } from './present-values.ts';
import type { Gappy } from './present-values.ts';

/** The arithmetic mean of the values that were read; `undefined` when there are none. */
export function mean(values: Gappy): number | undefined {
  const present = presentValues(values);
  if (present.length === 0) return undefined;
  const rough = present.reduce((sum, value) => sum + value, 0) / present.length;
  // A second pass over the small deviations takes back what the first sum lost to rounding.
  const rest = present.reduce((sum, value) => sum + (value - rough), 0) / present.length;
  return rough + rest;
}
