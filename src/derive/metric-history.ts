import type { Metric } from '../model/metric.ts';
import { periodNameAt } from '../model/period.ts';
import type { HistoryPoint } from './scorecard.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** As many periods as a picture can show. */
const shownPeriods = 52;

/** A metric's newest periods, oldest first; a period without a reading has no value. */
export function metricHistory({ id, cadence }: Metric, index: WorkspaceIndex): HistoryPoint[] {
  const series = index.series.get(id);
  if (series === undefined) return [];
  return series.levels
    .map((value, place) => ({ period: periodNameAt(series.first + place, cadence), value }))
    .slice(-shownPeriods);
}
