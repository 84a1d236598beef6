import type { Day } from '../model/day.ts';
import type { Metric } from '../model/metric.ts';
import type { WorkspaceIndex } from './workspace-index.ts';
import { periodIndex } from '../model/period.ts';

/** The first value of a metric in or after the period of a day: what it started from when nobody wrote it down. */
export function firstSince(
  { id, cadence }: Metric,
  { from, index }: { from: Day | undefined; index: WorkspaceIndex },
): number | undefined {
  const series = index.series.get(id);
  if (series === undefined || from === undefined) return undefined;
  const place = Math.max(periodIndex(from, cadence) - series.first, 0);
  return series.levels.find((value, at) => at >= place && value !== undefined);
}
