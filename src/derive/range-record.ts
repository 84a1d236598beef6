import type { Metric } from '../model/metric.ts';
import { healthyRange, isInRange } from './in-range.ts';
import type { WorkspaceIndex } from './workspace-index.ts';
import { periodIndex } from '../model/period.ts';

/** How many periods a metric was read in, and in how many of them it lay in its healthy range. */
export interface RangeRecord {
  readonly inside: number;
  readonly read: number;
}

/** Looked at when no baseline date says since when. */
const usualPeriods = 12;

/**
 * In how many periods has the metric kept its healthy range, since its baseline was read, else over the last twelve?
 * `undefined` without a range or a value.
 */
export function rangeRecord(metric: Metric, index: WorkspaceIndex): RangeRecord | undefined {
  const series = index.series.get(metric.id);
  const { low, high } = healthyRange(metric);
  if (series === undefined || (low === undefined && high === undefined)) return undefined;
  const { baselineDate, cadence } = metric;
  const from =
    baselineDate === undefined
      ? series.levels.length - usualPeriods
      : periodIndex(baselineDate, cadence) - series.first;
  let inside = 0;
  let read = 0;
  for (let place = Math.max(from, 0); place < series.levels.length; place += 1) {
    const level = series.levels[place];
    if (level === undefined) continue;
    read += 1;
    if (isInRange(metric, level) === true) inside += 1;
  }
  return read === 0 ? undefined : { inside, read };
}
