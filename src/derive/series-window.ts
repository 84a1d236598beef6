import type { Metric } from '../model/metric.ts';
import type { Cadence } from '../model/period.ts';
import type { MetricSeries, PeriodNumber } from './metric-series.ts';
import { removeSeason } from './stats/remove-season.ts';
import { seasonality } from './stats/seasonality.ts';
import { theilSen } from './stats/theil-sen.ts';

/** How many periods a cadence is looked at: at least a dozen or a season, at most what still answers "now". */
const reach = {
  daily: { usual: 28, most: 90 },
  weekly: { usual: 52, most: 52 },
  monthly: { usual: 12, most: 36 },
  quarterly: { usual: 12, most: 20 },
} as const satisfies Record<Cadence, { usual: number; most: number }>;

/** Readings after which a season comes round. */
export const seasonLength = {
  daily: 7,
  weekly: 52,
  monthly: 12,
  quarterly: 4,
} as const satisfies Record<Cadence, number>;

/** The newest part of a series, with what was taken off it. */
export interface SeriesWindow {
  readonly values: readonly (number | undefined)[];
  /** A season was found, over three cycles or more, and taken off. */
  readonly seasonRemoved: boolean;
}

/**
 * The newest part of a series in which a trend is looked for: since the baseline was read when that is longer
 * than the cadence's usual window, and never longer than its longest. A season that shows over at least three
 * cycles is taken off first. Empty periods at the end are cut off.
 */
export function trendWindow(
  series: MetricSeries,
  { metric, periodNumber }: { metric: Metric; periodNumber: PeriodNumber },
): SeriesWindow {
  const { usual, most } = reach[metric.cadence];
  const end = endOf(series);
  const goal =
    metric.baselineDate === undefined
      ? 0
      : series.first + end - periodNumber(metric.baselineDate, metric.cadence);
  const length = Math.min(Math.max(goal, usual), most);
  const { values, seasonRemoved } = withoutSeason(series, metric.cadence);
  return { values: values.slice(Math.max(end - length, 0), end), seasonRemoved };
}

/** How many newest values a forecast is made from. */
export function forecastReach(cadence: Cadence): number {
  return reach[cadence].most;
}

/** The newest part of a series in which a season is looked for, up to its last value. */
export function seasonWindow(series: MetricSeries, cadence: Cadence): readonly (number | undefined)[] {
  const end = endOf(series);
  const length = Math.max(seasonLength[cadence] * cyclesLookedAt, reach[cadence].most);
  return series.values.slice(Math.max(end - length, 0), end);
}

/** So many cycles are looked at for a season: what came before may have had another one. */
const cyclesLookedAt = 5;

/** A series less its season, where it has one. */
export function withoutSeason(series: MetricSeries, cadence: Cadence): SeriesWindow {
  const period = seasonLength[cadence];
  const from = Math.max(endOf(series) - period * cyclesLookedAt, 0);
  const recent = series.values.slice(from);
  if (!hasSeason(recent, period)) return { values: series.values, seasonRemoved: false };
  return {
    values: [...series.values.slice(0, from), ...removeSeason(recent, period)],
    seasonRemoved: true,
  };
}

/**
 * Whether values on a grid repeat themselves by the season, over at least three cycles. Looked for in what the
 * Theil–Sen line leaves: a strong trend makes neighbours so alike that the season would go unseen.
 */
export function hasSeason(values: readonly (number | undefined)[], period: number): boolean {
  const slope = theilSen(values)?.slope ?? 0;
  const level = values.map((value, index) => (value === undefined ? undefined : value - slope * index));
  const season = seasonality(level, period);
  return season.status === 'tested' && season.seasonal;
}

function endOf(series: MetricSeries): number {
  return series.values.findLastIndex((value) => value !== undefined) + 1;
}
