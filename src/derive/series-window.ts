import type { Metric } from '../model/metric.ts';
import { periodIndex } from '../model/period.ts';
import type { Cadence } from '../model/period.ts';
import type { MetricSeries } from './metric-series.ts';

/** How many periods a cadence is looked at: at least a dozen or a season, at most what still answers "now". */
const reach = {
  daily: { usual: 28, most: 90 },
  weekly: { usual: 52, most: 52 },
  monthly: { usual: 12, most: 36 },
  quarterly: { usual: 12, most: 20 },
} as const satisfies Record<Cadence, { usual: number; most: number }>;

/** The newest part of a series. */
export interface SeriesWindow {
  readonly values: readonly (number | undefined)[];
  /** The place of its first value in the series. */
  readonly start: number;
}

/**
 * The newest part of a series, less its season, in which a trend is looked for: since the baseline was read when that
 * is longer than the cadence's usual window, and never longer than its longest. Empty periods at the end are cut off.
 */
export function trendWindow(series: MetricSeries, { cadence, baselineDate }: Metric): SeriesWindow {
  const { usual, most } = reach[cadence];
  const end = series.level.findLastIndex((value) => value !== undefined) + 1;
  const goal = baselineDate === undefined ? 0 : series.first + end - periodIndex(baselineDate, cadence);
  const length = Math.min(Math.max(goal, usual), most);
  const start = Math.max(end - length, 0);
  return { values: series.level.slice(start, end), start };
}

/** How many newest values a forecast is made from. */
export function forecastReach(cadence: Cadence): number {
  return reach[cadence].most;
}
