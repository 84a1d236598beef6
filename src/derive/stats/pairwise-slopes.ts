import { numberAt } from './number-at.ts';
import type { TimedPoints } from './timed-points.ts';

/** How many pairs of readings have different times, and so a slope. */
export function slopeCount({ times }: TimedPoints): number {
  let pairs = (times.length * (times.length - 1)) / 2;
  let run = 0;
  for (let index = 1; index < times.length; index += 1) {
    run = numberAt(times, index) === numberAt(times, index - 1) ? run + 1 : 0;
    pairs -= run;
  }
  return pairs;
}

/**
 * The slope between each two readings with different times, in no order of use: n(n-1)/2 numbers at most. They are
 * written to `slopes`, which has the room for them.
 */
export function pairwiseSlopes(
  points: TimedPoints,
  slopes: Float64Array = new Float64Array(slopeCount(points)),
): Float64Array {
  const { times, values } = points;
  let filled = 0;
  // Written out rather than by `eachSlope`: this loop is the dearest of all, and a call a pair doubles it.
  for (let later = 1; later < times.length; later += 1) {
    const time = numberAt(times, later);
    const value = numberAt(values, later);
    for (let earlier = 0; earlier < later; earlier += 1) {
      const gap = time - numberAt(times, earlier);
      if (gap === 0) continue;
      slopes[filled] = (value - numberAt(values, earlier)) / gap;
      filled += 1;
    }
  }
  return slopes;
}

/** Calls `visit` with each pairwise slope, without keeping them. */
export function eachSlope({ times, values }: TimedPoints, visit: (slope: number) => void): void {
  for (let later = 1; later < times.length; later += 1) {
    const time = numberAt(times, later);
    const value = numberAt(values, later);
    for (let earlier = 0; earlier < later; earlier += 1) {
      const gap = time - numberAt(times, earlier);
      if (gap > 0) visit((value - numberAt(values, earlier)) / gap);
    }
  }
}
