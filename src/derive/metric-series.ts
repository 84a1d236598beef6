import type { Day } from '../model/day.ts';
import type { Metric } from '../model/metric.ts';
import { periodAt, periodIndex } from '../model/period.ts';
import type { Reading } from '../model/reading.ts';
import { withoutSeason } from './series-season.ts';
import { increments } from './stats/increments.ts';
import { isPresent } from './stats/present-values.ts';

/** A metric's readings on its cadence grid: one place a period, empty where nothing was read. */
export interface MetricSeries {
  /** Number of the first period, as `periodIndex` counts. */
  readonly first: number;
  /** What statistics look at: increments of a cumulative metric, complete periods only. */
  readonly values: readonly (number | undefined)[];
  /** `values` less their season, where one shows over three cycles or more; else the very same. */
  readonly level: readonly (number | undefined)[];
  readonly seasonal: boolean;
  /** What people read: the totals of a cumulative metric. Ends with the latest value. */
  readonly levels: readonly (number | undefined)[];
  readonly latest: { readonly value: number; readonly day: Day; readonly period: number };
  /** The first day of the series, when the definition changed on it. */
  readonly restarted: Day | undefined;
  /** A value of a period that is not over yet was left out. */
  readonly openPeriodLeftOut: boolean;
}

/** More periods than any question looks back; keeps one mistyped year from making a grid of a million days. */
const longestGrid = 520;

/**
 * Lays readings on the metric's cadence: the last value of a period for a level or a cumulative counter, the sum
 * for a flow, the mean for a rate. Empty periods stay empty, never interpolated and never 0.
 *
 * Readings after `asOf` do not exist yet. The period that is still running counts only for a level, which is read
 * at a moment; a flow or rate of half a period would look like a fall. A cumulative counter is differenced. The
 * series begins at the last change of definition. `undefined` without a usable reading.
 */
export function metricSeries(
  metric: Metric,
  { readings, asOf }: { readings: readonly Reading[]; asOf: Day },
): MetricSeries | undefined {
  const { cadence, numberKind } = metric;
  const { usable, change } = usableReadings(readings, asOf);
  const current = change > 0 ? usable.slice(change) : usable;
  const today = periodIndex(asOf, cadence);
  const running = periodAt(today, cadence);
  const isRunning = running.end > asOf;
  const isPartial = isRunning && (numberKind === 'flow' || numberKind === 'rate');
  const complete = isPartial ? readBefore(running.start, current) : current;

  const latest = complete.at(-1);
  const levels = levelsOf(complete, metric);
  if (latest === undefined) return undefined;
  const period = periodIndex(latest.day, cadence);
  const values = numberKind === 'cumulative' ? increments(levels) : levels;
  if (values !== levels && isRunning && period === today) values[values.length - 1] = undefined;
  const level = withoutSeason(values, cadence);
  return {
    first: period - levels.length + 1,
    levels,
    values,
    level,
    seasonal: level !== values,
    latest: { value: levels.at(-1) ?? latest.value, day: latest.day, period },
    restarted: change > 0 ? usable[change]?.day : undefined,
    openPeriodLeftOut: complete.length < current.length,
  };
}

/** What counts of a metric's readings on a day, and the place of the last one with another definition; 0 without. */
function usableReadings(
  readings: readonly Reading[],
  asOf: Day,
): { usable: readonly Reading[]; change: number } {
  const usable: Reading[] = [];
  let change = 0;
  for (const reading of readings) {
    if (reading.day > asOf || !isPresent(reading.value)) continue;
    if (reading.definitionChanged) change = usable.length;
    usable.push(reading);
  }
  return { usable, change };
}

/** Readings come in the order of their days, so what was read from a day on stands at the end. */
function readBefore(day: Day, readings: readonly Reading[]): readonly Reading[] {
  const end = readings.findLastIndex((reading) => reading.day < day) + 1;
  return end === readings.length ? readings : readings.slice(0, end);
}

/** One place a period, from the first to the last with a reading; the oldest ones beyond the longest grid fall off. */
function levelsOf(readings: readonly Reading[], { cadence, numberKind }: Metric): (number | undefined)[] {
  const [earliest] = readings;
  const latest = readings.at(-1);
  if (earliest === undefined || latest === undefined) return [];
  const last = periodIndex(latest.day, cadence);
  const first = Math.max(periodIndex(earliest.day, cadence), last - longestGrid + 1);
  const levels = Array<number | undefined>(last - first + 1).fill(undefined);
  let period = Number.NaN;
  let sum = 0;
  let count = 0;
  for (const { day, value } of readings) {
    const own = periodIndex(day, cadence);
    // Adding 0 turns -0 into 0.
    sum = own === period ? sum + value : value + 0;
    count = own === period ? count + 1 : 1;
    period = own;
    if (own >= first) {
      levels[own - first] = numberKind === 'flow' ? sum : numberKind === 'rate' ? sum / count : value + 0;
    }
  }
  return levels;
}
