import { bracketSlopes } from './bracket-slopes.ts';
import { pairwiseSlopes } from './pairwise-slopes.ts';
import { quickselect } from './quickselect.ts';
import type { TimedPoints } from './timed-points.ts';

/** Up to here writing out every slope is fastest (32 640 of them at 256 readings). */
const plainUpTo = 256;

/**
 * The pairwise slopes that would stand at the given ranks (from 0) if all of them were sorted. Exact: the fast
 * way for long series gives the very numbers of the plain one.
 */
export function selectSlopes(points: TimedPoints, ranks: readonly number[]): number[] {
  if (points.times.length > plainUpTo) return ranks.map((rank) => bracketSlopes(points, rank));
  const slopes = pairwiseSlopes(points);
  return ranks.map((rank) => quickselect(slopes, rank));
}
