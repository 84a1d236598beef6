import { median } from './median.ts';
import { numberAt } from './number-at.ts';
import type { Gappy } from './present-values.ts';
import { confirmedShiftStart } from './process-behaviour.ts';
import { timedPoints } from './timed-points.ts';
import type { TrendTest } from './trend-test.ts';

/** Two levels must leave so much less than one line: with less of a margin a slow rise would pass for a step. */
const betterBy = 0.9;

/**
 * Where did the series step to another level, rather than move along a line? At the confirmed shift of its process
 * behaviour chart (eight readings in a row on one side of a locked baseline), when the two medians before and after
 * leave at most nine tenths of what the line leaves, in absolute distances. `undefined` without such a step.
 *
 * The margin is chosen by simulation: at 52 readings a rise of two standard deviations is taken for a step 2 times
 * in 100, a step of that size half way is recognised 48 times.
 */
export function levelShift(
  values: Gappy,
  trend: Extract<TrendTest, { status: 'tested' }>,
): number | undefined {
  const { slope, intercept } = trend;
  const points = timedPoints(values);
  const start = confirmedShiftStart(points, trend);
  if (start === undefined) return undefined;
  const place = points.times.indexOf(start);
  const before = median(points.values.subarray(0, place));
  const after = median(points.values.subarray(place));
  if (before === undefined || after === undefined) return undefined;
  let byLevels = 0;
  let byLine = 0;
  for (let index = 0; index < points.values.length; index += 1) {
    const value = numberAt(points.values, index);
    byLevels += Math.abs(value - (index < place ? before : after));
    byLine += Math.abs(value - intercept - slope * numberAt(points.times, index));
  }
  return byLevels < betterBy * byLine ? start : undefined;
}
