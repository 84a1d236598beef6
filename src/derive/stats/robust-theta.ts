import { exponentialSmoothing } from './exponential-smoothing.ts';
import { numberAt } from './number-at.ts';
import type { Gappy } from './present-values.ts';
import { theilSenOfPoints } from './theil-sen.ts';
import { timedPoints } from './timed-points.ts';
import type { TimedPoints } from './timed-points.ts';

/** A fitted forecast model, from which `theta-forecast.ts` reads any horizon. */
export interface ThetaModel {
  readonly status: 'fitted';
  /** Readings, gaps not counted. */
  readonly n: number;
  readonly alpha: number;
  /** The smoothed level after the last reading. */
  readonly level: number;
  /** Half the Theil-Sen slope: what one more period adds to the forecast. */
  readonly halfSlope: number;
  /** What the level lags behind a drift of `halfSlope`, in periods: (1 - (1 - alpha)^n) / alpha. */
  readonly lag: number;
  /** Variance of the one-step errors, SSE / (n - 2). */
  readonly errorVariance: number;
  /** Variance of the drift, that of the period-to-period changes over n - 1. */
  readonly driftVariance: number;
  /** Degrees of freedom of the predictive t law, n - 2. */
  readonly df: number;
}

/** The answer of {@link robustTheta}. */
export type RobustTheta =
  | ThetaModel
  | { readonly status: 'too-few'; readonly n: number; readonly needed: number }
  | { readonly status: 'too-gappy'; readonly n: number; readonly gaps: number };

const needed = 8;
const largestGapShare = 0.25;

/**
 * The robust theta method: where will the series go on, from its smoothed level with half of its long-run slope?
 * The theta model in the form of R. J. Hyndman and B. Billah, International Journal of Forecasting 19 (2003)
 * 287–290, https://doi.org/10.1016/S0169-2070(01)00143-1, with the Theil-Sen slope in place of the least-squares one.
 *
 * `values` stand on a grid of equal periods, oldest first, seasonally adjusted if need be. Gaps before the first
 * and after the last reading are cut off, so horizons count from the last reading. With fewer than 8 readings
 * `too-few`; with more than a quarter of the periods between the first and the last reading empty `too-gappy`.
 */
export function robustTheta(values: Gappy): RobustTheta {
  const points = timedPoints(values);
  const smoothing = exponentialSmoothing(points.values);
  const line = theilSenOfPoints(points);
  const n = points.values.length;
  if (smoothing === undefined || line === undefined || n < needed) return { status: 'too-few', n, needed };
  const periods = numberAt(points.times, n - 1) - numberAt(points.times, 0) + 1;
  const gaps = periods - n;
  if (gaps > largestGapShare * periods) return { status: 'too-gappy', n, gaps };
  const { alpha, level, sse } = smoothing;
  return {
    status: 'fitted',
    n,
    alpha,
    level,
    halfSlope: line.slope / 2,
    lag: (1 - (1 - alpha) ** n) / alpha,
    errorVariance: sse / (n - 2),
    driftVariance: varianceOfChanges(points) / (n - 1),
    df: n - 2,
  };
}

/** Sample variance of the changes from reading to reading, each per period. */
function varianceOfChanges({ times, values }: TimedPoints): number {
  const changes = new Float64Array(values.length - 1);
  let sum = 0;
  for (let index = 0; index < changes.length; index += 1) {
    const change = numberAt(values, index + 1) - numberAt(values, index);
    changes[index] = change / (numberAt(times, index + 1) - numberAt(times, index));
    sum += numberAt(changes, index);
  }
  const mean = sum / changes.length;
  let squares = 0;
  for (let index = 0; index < changes.length; index += 1) squares += (numberAt(changes, index) - mean) ** 2;
  return squares / (changes.length - 1);
}
