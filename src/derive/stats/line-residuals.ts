import { numberAt } from './number-at.ts';
import type { TheilSenLine } from './theil-sen.ts';
import type { TimedPoints } from './timed-points.ts';

/**
 * What a line leaves of each reading. When everything it leaves is no larger than the rounding of the readings
 * themselves, the series is an exact line and all residuals are 0, so that no pattern is read into rounding.
 */
export function lineResiduals(
  { times, values }: TimedPoints,
  { slope, intercept }: Pick<TheilSenLine, 'slope' | 'intercept'>,
): Float64Array {
  let scale = Math.abs(intercept);
  let largest = 0;
  const residuals = new Float64Array(times.length);
  for (let index = 0; index < times.length; index += 1) {
    const time = numberAt(times, index);
    const value = numberAt(values, index);
    const residual = value - intercept - slope * time;
    residuals[index] = residual;
    scale = Math.max(scale, Math.abs(value), Math.abs(slope * time));
    largest = Math.max(largest, Math.abs(residual));
  }
  return largest <= 8 * Number.EPSILON * scale ? new Float64Array(times.length) : residuals;
}
