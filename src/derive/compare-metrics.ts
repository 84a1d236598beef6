import type { Metric } from '../model/metric.ts';
import { metricScale } from './metric-scale.ts';
import type { MetricSeries } from './metric-series.ts';
import { periodNoun } from './say.ts';
import { seasonLength } from './series-season.ts';
import { carefulLeadLag } from './stats/careful-lead-lag.ts';
import type { LeadLag } from './stats/lead-lag.ts';
import { allToScale } from './stats/value-scale.ts';

/** A metric with its readings on the grid; without any it has no series. */
export interface ReadMetric {
  readonly metric: Metric;
  readonly series: MetricSeries | undefined;
}

/** Two metrics on one grid, and whether the moves of the first come before those of the second. */
export interface Comparison {
  readonly found: LeadLag;
  /** Periods of the cadence between two values compared: 1, or the span of a rolling figure. */
  readonly step: number;
  /** The values compared, place by place, as they were read. */
  readonly ahead: Window;
  readonly behind: Window;
}

type Window = readonly (number | undefined)[];

/**
 * Compares two metrics period by period, each on the scale that suits its numbers. Both must be read at the same
 * cadence. A rolling figure repeats most of its last value, which would pass for a lead: of such metrics only every
 * w-th value is looked at.
 */
export function compareMetrics(one: ReadMetric, other: ReadMetric): Comparison | { missing: string } {
  if (one.series === undefined || other.series === undefined) {
    return { missing: 'Not enough shared history (0 of 24 periods)' };
  }
  const { cadence } = one.metric;
  if (cadence !== other.metric.cadence) {
    return {
      missing: `“${one.metric.name}” is read by ${periodNoun[cadence]} and “${other.metric.name}” by ${periodNoun[other.metric.cadence]}: they cannot be compared period by period`,
    };
  }
  const first = Math.min(one.series.first, other.series.first);
  const end = Math.max(endOf(one.series), endOf(other.series));
  const step = Math.max(one.metric.rollingWindow ?? 1, other.metric.rollingWindow ?? 1);
  function places(series: MetricSeries): Window {
    const offset = (end - 1 - first) % step;
    return Array.from(
      { length: Math.max(Math.ceil((end - first - offset) / step), 0) },
      (_, place) => series.values[first + offset + place * step - series.first],
    );
  }
  const ahead = places(one.series);
  const behind = places(other.series);
  const season = seasonLength[cadence] / step;
  return {
    found: carefulLeadLag({
      driver: onScale(one.metric, ahead),
      northStar: onScale(other.metric, behind),
      period: Number.isInteger(season) ? season : undefined,
    }),
    step,
    ahead,
    behind,
  };
}

function endOf({ first, values }: MetricSeries): number {
  return first + values.length;
}

function onScale(metric: Metric, values: Window): Window {
  return allToScale(values, metricScale(metric, values));
}
