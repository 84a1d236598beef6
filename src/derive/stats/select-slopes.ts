import { bracketSlopes } from './bracket-slopes.ts';
import { pairwiseSlopes, slopeCount } from './pairwise-slopes.ts';
import { rankSelection } from './quickselect.ts';
import { withScratch } from './scratch.ts';
import type { TimedPoints } from './timed-points.ts';

/** Up to here writing out every slope is fastest (32 640 of them at 256 readings). */
const plainUpTo = 256;

/** Gives the pairwise slope that would stand at a rank (from 0) if all of them were sorted. */
export type SlopeAt = (rank: number) => number;

/**
 * Lends `use` the slopes of a series by rank. Exact: the fast way for long series gives the very numbers of the plain
 * one. Several ranks of one series share the slopes written out, which are gone when `use` has answered.
 */
export function withSlopes<Answer>(points: TimedPoints, use: (slopeAt: SlopeAt) => Answer): Answer {
  if (points.times.length > plainUpTo) return use((rank) => bracketSlopes(points, rank));
  return withScratch(slopeCount(points), (scratch) => use(rankSelection(pairwiseSlopes(points, scratch))));
}
