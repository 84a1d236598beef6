import { numberAt } from './number-at.ts';
import { roundingOfSlope } from './slope-residuals.ts';
import type { TimedPoints } from './timed-points.ts';

/**
 * Two slopes between which all pairwise slopes lie. The steepest line joins neighbours in time, since a slope
 * over a longer way is a mean of the slopes on the way; both bounds are moved out by the rounding of a slope.
 */
export function slopeBounds(points: TimedPoints): { lowest: number; highest: number } {
  const { times, values } = points;
  let lowest = Infinity;
  let highest = -Infinity;
  let previousStart = -1;
  let start = 0;
  for (let next = 1; next <= times.length; next += 1) {
    if (next < times.length && numberAt(times, next) === numberAt(times, start)) continue;
    if (previousStart >= 0) {
      // Values of one time stand in ascending order: first is smallest, last is largest.
      const gap = numberAt(times, start) - numberAt(times, previousStart);
      lowest = Math.min(lowest, (numberAt(values, start) - numberAt(values, start - 1)) / gap);
      highest = Math.max(highest, (numberAt(values, next - 1) - numberAt(values, previousStart)) / gap);
    }
    previousStart = start;
    start = next;
  }
  return {
    lowest: lowest - roundingOfSlope(points, lowest),
    highest: highest + roundingOfSlope(points, highest),
  };
}
