import { bracketSlopes } from './bracket-slopes.ts';
import { pairwiseSlopes } from './pairwise-slopes.ts';
import { rankSelection } from './quickselect.ts';
import type { TimedPoints } from './timed-points.ts';

/** Up to here writing out every slope is fastest (32 640 of them at 256 readings). */
const plainUpTo = 256;

/**
 * Gives the pairwise slope that would stand at a rank (from 0) if all of them were sorted. Exact: the fast way for
 * long series gives the very numbers of the plain one. Several ranks of one series share the slopes written out.
 */
export function slopeSelection(points: TimedPoints): (rank: number) => number {
  if (points.times.length > plainUpTo) return (rank) => bracketSlopes(points, rank);
  return rankSelection(pairwiseSlopes(points));
}
