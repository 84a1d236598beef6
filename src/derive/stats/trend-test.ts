import { lagOneAutocorrelation } from './autocorrelation.ts';
import { biasCorrectedAutocorrelation } from './bias-corrected-autocorrelation.ts';
import { lineResiduals } from './line-residuals.ts';
import { mannKendallOfPoints } from './mann-kendall.ts';
import { normalTwoSidedP } from './normal.ts';
import type { Gappy } from './present-values.ts';
import { withSlopes } from './select-slopes.ts';
import type { SlopeAt } from './select-slopes.ts';
import { slopeInterval } from './slope-interval.ts';
import { theilSenBySlopes } from './theil-sen.ts';
import { timedPoints } from './timed-points.ts';
import type { TimedPoints } from './timed-points.ts';

/** Which way a series goes on the whole: the sign of its Mann-Kendall S. */
export type Direction = 'up' | 'down' | 'none';

/** The answer of {@link trendTest}. */
export type TrendTest =
  | { readonly status: 'too-few'; readonly n: number; readonly needed: number }
  | {
      readonly status: 'direction-only';
      readonly n: number;
      /** Readings needed for a verdict. */
      readonly needed: number;
      readonly direction: Direction;
      readonly slope: number;
      readonly intercept: number;
    }
  | {
      readonly status: 'tested';
      readonly n: number;
      readonly direction: Direction;
      /** `clear` below p = .05, `leaning` below .20. `none` is not "stable": a short series hides much. */
      readonly evidence: 'clear' | 'leaning' | 'none';
      /** Theil-Sen, per unit of time. */
      readonly slope: number;
      readonly intercept: number;
      /** 95 % interval of the slope, from the same inflated variance as the test. */
      readonly low: number;
      readonly high: number;
      readonly s: number;
      /** Tie-corrected variance of `s`, before the inflation. */
      readonly variance: number;
      readonly z: number;
      readonly p: number;
      /** Lag-1 autocorrelation of what the line leaves; 0 when it leaves nothing. */
      readonly r1: number;
      /** The same, corrected for bias and held inside [0, .95]. */
      readonly correctedR1: number;
      /** The factor F by which autocorrelation widens the variance; at least 1. */
      readonly inflation: number;
      /** How many independent readings the n readings are worth. */
      readonly effectiveN: number;
      /** So strongly autocorrelated that a trend may be a drift which does not persist. */
      readonly drifting: boolean;
    };

const neededForDirection = 4;
const neededForVerdict = 8;
const clearBelow = 0.05;
const leaningBelow = 0.2;
const driftingAbove = 0.8;

/**
 * Does the series rise or fall, and is that more than noise? Theil-Sen slope; Mann-Kendall test whose variance is
 * inflated by F = 1 + 2·Σ (1 - i/n) r*^i, where r* is the bias-corrected lag-1 autocorrelation of the residuals
 * from the line. Positive autocorrelation makes the test more careful; negative is left out of account.
 *
 * Gaps keep their place in time; neighbours across a gap count as neighbours for r*. With fewer than 4 readings
 * `too-few`, with 4 to 7 a direction that is not tested. A constant series is tested, with slope 0 and p = 1.
 * Readings of one and the same time are `too-few` however many they are. K. H. Hamed and A. R. Rao, Journal of
 * Hydrology 204 (1998) 182–196, for the inflation; see `bias-corrected-autocorrelation.ts` for r*.
 */
export function trendTest(values: Gappy, times?: readonly number[]): TrendTest {
  return trendTestOfPoints(timedPoints(values, times));
}

/** {@link trendTest} of readings that are already joined with their times. */
export function trendTestOfPoints(points: TimedPoints): TrendTest {
  return withSlopes(points, (slopeAt) => trendTestBySlopes(points, slopeAt));
}

function trendTestBySlopes(points: TimedPoints, slopeAt: SlopeAt): TrendTest {
  const n = points.times.length;
  const line = theilSenBySlopes(points, slopeAt);
  const test = mannKendallOfPoints(points);
  if (n < neededForDirection || line === undefined || test === undefined) {
    return { status: 'too-few', n: line === undefined ? Math.min(n, 1) : n, needed: neededForDirection };
  }
  const { slope, intercept } = line;
  const direction = directionOf(test.s);
  if (n < neededForVerdict) {
    return { status: 'direction-only', n, needed: neededForVerdict, direction, slope, intercept };
  }
  const r1 = lagOneAutocorrelation(lineResiduals(points, line)) ?? 0;
  const correctedR1 =
    test.variance > 0
      ? (biasCorrectedAutocorrelation({ r1, n, fitted: 'line', atLeast: 0, atMost: 0.95 }) ?? 0)
      : 0;
  const inflation = inflationOf(correctedR1, n);
  const variance = test.variance * inflation;
  const z = variance > 0 ? (test.s - Math.sign(test.s)) / Math.sqrt(variance) : 0;
  const p = normalTwoSidedP(z);
  const interval = slopeInterval(points, { variance, confidence: 0.95, slopeAt });
  return {
    status: 'tested',
    n,
    direction,
    evidence: p < clearBelow ? 'clear' : p < leaningBelow ? 'leaning' : 'none',
    slope,
    intercept,
    low: interval?.low ?? slope,
    high: interval?.high ?? slope,
    s: test.s,
    variance: test.variance,
    z,
    p,
    r1,
    correctedR1,
    inflation,
    effectiveN: n / inflation,
    drifting: correctedR1 > driftingAbove,
  };
}

function directionOf(s: number): Direction {
  if (s === 0) return 'none';
  return s > 0 ? 'up' : 'down';
}

/** How much larger the variance of a mean of n readings is than if they were independent, for an AR(1) process. */
function inflationOf(r: number, n: number): number {
  let sum = 0;
  let power = 1;
  for (let lag = 1; lag < n && power > 1e-17; lag += 1) {
    power *= r;
    sum += (1 - lag / n) * power;
  }
  return 1 + 2 * sum;
}
