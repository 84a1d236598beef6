import { medianInPlace } from './median.ts';
import { numberAt } from './number-at.ts';
import { slopeCount } from './pairwise-slopes.ts';
import type { Gappy } from './present-values.ts';
import { withCopy } from './scratch.ts';
import { withSlopes } from './select-slopes.ts';
import type { SlopeAt } from './select-slopes.ts';
import { timedPoints } from './timed-points.ts';
import type { TimedPoints } from './timed-points.ts';

/** A straight line through a series: `slope` per unit of time, `intercept` the value at time 0. */
export interface TheilSenLine {
  readonly n: number;
  readonly slope: number;
  readonly intercept: number;
}

/**
 * The Theil-Sen line: its slope is the median of the slopes between all pairs of readings, so that up to 29 % of
 * wild readings cannot turn it. The intercept is median(values) - slope · median(times), as in R's
 * `trend::sens.slope` and SciPy's `theilslopes(method='separate')`.
 *
 * Times are indices, or days when given; gaps keep their place in time; pairs with equal times have no slope.
 * `undefined` with fewer than two different times.
 *
 * P. K. Sen, Journal of the American Statistical Association 63 (1968) 1379–1389,
 * https://doi.org/10.1080/01621459.1968.10480934.
 */
export function theilSen(values: Gappy, times?: readonly number[]): TheilSenLine | undefined {
  return theilSenOfPoints(timedPoints(values, times));
}

/** {@link theilSen} of readings that are already joined with their times. */
export function theilSenOfPoints(points: TimedPoints): TheilSenLine | undefined {
  return withSlopes(points, (slopeAt) => theilSenBySlopes(points, slopeAt));
}

/** {@link theilSen} of readings whose slopes are at hand. */
export function theilSenBySlopes(points: TimedPoints, slopeAt: SlopeAt): TheilSenLine | undefined {
  const total = slopeCount(points);
  if (total === 0) return undefined;
  const slope = medianSlope(slopeAt, total);
  const middleValue = withCopy(points.values, medianInPlace);
  return { n: points.times.length, slope, intercept: middleValue - slope * middleTime(points) };
}

/** The times ascend, so their median needs no search. */
function middleTime({ times }: TimedPoints): number {
  const middle = times.length >> 1;
  const upper = numberAt(times, middle);
  return times.length % 2 === 1 ? upper : (numberAt(times, middle - 1) + upper) / 2;
}

function medianSlope(slopeAt: SlopeAt, total: number): number {
  const middle = Math.floor(total / 2);
  const upper = slopeAt(middle);
  return total % 2 === 1 ? upper : (slopeAt(middle - 1) + upper) / 2;
}
