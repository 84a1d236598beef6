import { numberAt } from './number-at.ts';
import type { TimedPoints } from './timed-points.ts';

/**
 * What a line of the given slope through the first time leaves of each value. A later residual is smaller than an
 * earlier one exactly when the slope between the two readings is below the given one (up to rounding, see
 * {@link roundingOfSlope}).
 */
export function residuals({ times, values }: TimedPoints, slope: number): Float64Array {
  const first = numberAt(times, 0);
  return values.map((value, index) => value - slope * (numberAt(times, index) - first));
}

/**
 * How far from `slope` the slope of a pair must lie for its rounded residuals to be ordered rightly: the rounding
 * of two residuals and of the pair's own slope, over the smallest gap between times, with a margin of two.
 */
export function roundingOfSlope({ times, values }: TimedPoints, slope: number): number {
  const span = numberAt(times, times.length - 1) - numberAt(times, 0);
  let largest = 0;
  let smallestGap = span;
  for (let index = 0; index < times.length; index += 1) {
    largest = Math.max(largest, Math.abs(numberAt(values, index)));
    const gap = index === 0 ? 0 : numberAt(times, index) - numberAt(times, index - 1);
    if (gap > 0) smallestGap = Math.min(smallestGap, gap);
  }
  return (8 * Number.EPSILON * (Math.abs(slope) * span + largest)) / smallestGap;
}
