import { eachSlope } from './pairwise-slopes.ts';
import { quickselect } from './quickselect.ts';
import type { TimedPoints } from './timed-points.ts';

/** How many slopes of a bracket are written out to find the next pivot, or the answer. */
const kept = 2 ** 20;

/**
 * The pairwise slope at one rank by repeated passes over all pairs, O(n²) time but constant memory: for series
 * in which so many slopes are equal that no bracket holds few of them.
 */
export function scanSlopes(points: TimedPoints, rank: number): number {
  let low = -Infinity;
  let high = Infinity;
  let below = 0;
  for (;;) {
    const { inside, firstInside } = gatherBetween(points, { low, high });
    if (inside <= kept) return quickselect(firstInside, rank - below);
    const pivot = quickselect(firstInside, firstInside.length >> 1);
    const { less, equal } = countAround(points, pivot);
    if (rank >= less && rank < less + equal) return pivot;
    if (rank < less) {
      high = pivot;
    } else {
      low = pivot;
      below = less + equal;
    }
  }
}

/** How many slopes lie strictly between two, and the first of them in time. */
function gatherBetween(
  points: TimedPoints,
  { low, high }: { low: number; high: number },
): { inside: number; firstInside: Float64Array } {
  const buffer = new Float64Array(kept);
  let inside = 0;
  eachSlope(points, (slope) => {
    if (slope <= low || slope >= high) return;
    if (inside < kept) buffer[inside] = slope;
    inside += 1;
  });
  return { inside, firstInside: buffer.subarray(0, Math.min(inside, kept)) };
}

function countAround(points: TimedPoints, pivot: number): { less: number; equal: number } {
  let less = 0;
  let equal = 0;
  eachSlope(points, (slope) => {
    if (slope < pivot) less += 1;
    else if (slope === pivot) equal += 1;
  });
  return { less, equal };
}
