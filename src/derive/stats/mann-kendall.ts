import { countInversions } from './count-inversions.ts';
import { normalTwoSidedP } from './normal.ts';
import type { Gappy } from './present-values.ts';
import { withCopy } from './scratch.ts';
import { tieSums } from './tie-sums.ts';
import type { TieSums } from './tie-sums.ts';
import { timedPoints } from './timed-points.ts';
import type { TimedPoints } from './timed-points.ts';

/** The outcome of the Mann-Kendall test. */
export interface MannKendall {
  readonly n: number;
  /** Pairs that rise less pairs that fall. */
  readonly s: number;
  /** Variance of `s` under no trend and independent readings, corrected for ties. */
  readonly variance: number;
  /** `s` over all pairs. */
  readonly tauA: number;
  /** `s` over the pairs that are not tied (Kendall's tau-b); `undefined` when everything is tied. */
  readonly tauB: number | undefined;
  /** `s` moved one towards 0, in standard deviations; 0 when the variance is 0. */
  readonly z: number;
  /** Two-sided, by the normal approximation. */
  readonly p: number;
}

/**
 * The Mann-Kendall trend test: do later readings tend to lie above earlier ones? Uses ranks only. It takes the
 * readings for independent; for a verdict on a metric's history use `trendTest`.
 *
 * Ties in value and in time are corrected for as in Kendall's tau-b (with distinct times this is the usual
 * formula of the test). Gaps are left out. `undefined` with fewer than two readings. Counted in O(n log n) after
 * Knight (see `count-inversions.ts`). Agrees with R `trend::mk.test`.
 */
export function mannKendall(values: Gappy, times?: readonly number[]): MannKendall | undefined {
  return mannKendallOfPoints(timedPoints(values, times));
}

/** {@link mannKendall} of readings that are already joined with their times. */
export function mannKendallOfPoints({ times, values }: TimedPoints): MannKendall | undefined {
  const n = times.length;
  if (n < 2) return undefined;
  const timeTies = tieSums(times);
  const bothTies = tieSums(times, values);
  const { discordant, valueTies } = withCopy(values, (sorted) => ({
    discordant: countInversions(sorted),
    valueTies: tieSums(sorted),
  }));

  const pairs = (n * (n - 1)) / 2;
  const untiedInTime = pairs - timeTies.pairs;
  const untiedInValue = pairs - valueTies.pairs;
  const s = pairs - timeTies.pairs - valueTies.pairs + bothTies.pairs - 2 * discordant;
  const variance = varianceOfS(n, { timeTies, valueTies });
  const z = variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0;
  return {
    n,
    s,
    variance,
    tauA: s / pairs,
    tauB:
      untiedInTime > 0 && untiedInValue > 0
        ? s / (Math.sqrt(untiedInTime) * Math.sqrt(untiedInValue))
        : undefined,
    z,
    p: normalTwoSidedP(z),
  };
}

/** M. G. Kendall, Rank Correlation Methods, 4th ed. (1970), section 5.9: the variance with ties in both rankings. */
function varianceOfS(n: number, { timeTies, valueTies }: { timeTies: TieSums; valueTies: TieSums }): number {
  const main = (n * (n - 1) * (2 * n + 5) - timeTies.weighted - valueTies.weighted) / 18;
  const pairTerm = (2 * timeTies.pairs * valueTies.pairs) / (n * (n - 1));
  const tripleTerm = n > 2 ? (timeTies.triples * valueTies.triples) / (9 * n * (n - 1) * (n - 2)) : 0;
  return main + pairTerm + tripleTerm;
}
