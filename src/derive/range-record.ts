import type { Metric } from '../model/metric.ts';
import { healthyRange, isInRange } from './in-range.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

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
      : index.periodNumber(baselineDate, cadence) - series.first;
  const kept = series.levels
    .slice(Math.max(from, 0))
    .flatMap((value) => (value === undefined ? [] : (isInRange(metric, value) ?? [])));
  return kept.length === 0 ? undefined : { inside: kept.filter(Boolean).length, read: kept.length };
}
