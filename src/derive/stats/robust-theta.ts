import { exponentialSmoothing } from './exponential-smoothing.ts';
import { isPresent } from './present-values.ts';
import type { Gappy } from './present-values.ts';
import { theilSen } from './theil-sen.ts';

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
  const first = values.findIndex(isPresent);
  const window = values.slice(Math.max(first, 0), values.findLastIndex(isPresent) + 1);
  const smoothing = exponentialSmoothing(window);
  const line = theilSen(window);
  const n = smoothing?.n ?? 0;
  if (smoothing === undefined || line === undefined || n < needed) return { status: 'too-few', n, needed };
  const gaps = window.length - n;
  if (gaps > largestGapShare * window.length) return { status: 'too-gappy', n, gaps };
  const { alpha, level, sse } = smoothing;
  return {
    status: 'fitted',
    n,
    alpha,
    level,
    halfSlope: line.slope / 2,
    lag: (1 - (1 - alpha) ** n) / alpha,
    errorVariance: sse / (n - 2),
    driftVariance: varianceOfChanges(window) / (n - 1),
    df: n - 2,
  };
}

/** Sample variance of the changes from reading to reading, each per period. */
function varianceOfChanges(values: Gappy): number {
  const changes: number[] = [];
  let previous: { value: number; index: number } | undefined;
  for (const [index, value] of values.entries()) {
    if (!isPresent(value)) continue;
    if (previous !== undefined) changes.push((value - previous.value) / (index - previous.index));
    previous = { value, index };
  }
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  return changes.reduce((sum, change) => sum + (change - mean) ** 2, 0) / (changes.length - 1);
}
