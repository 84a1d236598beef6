import { normalQuantile } from './normal.ts';
import { slopeCount } from './pairwise-slopes.ts';
import type { SlopeAt } from './select-slopes.ts';
import type { TimedPoints } from './timed-points.ts';

/** The slopes between which the true one lies with the confidence asked for. */
export interface SlopeInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * Confidence interval of the Theil-Sen slope: the pairwise slopes whose ranks lie z · sqrt(variance) / 2 on either
 * side of the middle, where `variance` is that of the Mann-Kendall S (tie-corrected, and inflated when the
 * readings are autocorrelated). Equation 2.6 of Sen (1968); ranks are rounded as in SciPy's `theilslopes`.
 *
 * `undefined` when no two readings have different times. `confidence` is a share, such as .95.
 */
export function slopeInterval(
  points: TimedPoints,
  { variance, confidence, slopeAt }: { variance: number; confidence: number; slopeAt: SlopeAt },
): SlopeInterval | undefined {
  const total = slopeCount(points);
  if (total === 0) return undefined;
  const width = normalQuantile((1 + confidence) / 2) * Math.sqrt(Math.max(variance, 0));
  const lowRank = Math.max(roundHalfToEven((total - width) / 2) - 1, 0);
  const highRank = Math.min(roundHalfToEven((total + width) / 2), total - 1);
  return { low: slopeAt(lowRank), high: slopeAt(highRank) };
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const isHalf = value - floor === 0.5;
  return isHalf ? floor + (floor % 2) : Math.round(value);
}
