import type { Day } from '../model/day.ts';
import type { Metric } from '../model/metric.ts';
import { periodAt } from '../model/period.ts';
import type { Cadence } from '../model/period.ts';
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

/** Numbers periods like `periodIndex`; days repeat from metric to metric, so the caller may remember them. */
export type PeriodNumber = (day: Day, cadence: Cadence) => number;

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
  { readings, asOf, periodNumber }: { readings: readonly Reading[]; asOf: Day; periodNumber: PeriodNumber },
): MetricSeries | undefined {
  const { cadence, numberKind } = metric;
  const usable = readings.filter(({ day, value }) => day <= asOf && isPresent(value));
  const change = usable.findLastIndex((reading) => reading.definitionChanged);
  const buckets = bucketsOf(change > 0 ? usable.slice(change) : usable, { cadence, periodNumber });
  const today = periodNumber(asOf, cadence);
  const open = periodAt(today, cadence).end > asOf ? today : undefined;
  const isPartial = numberKind === 'flow' || numberKind === 'rate';
  const openPeriodLeftOut = isPartial && open !== undefined && buckets.at(-1)?.period === open;
  if (openPeriodLeftOut) buckets.pop();

  const [earliest] = buckets;
  const latest = buckets.at(-1);
  if (earliest === undefined || latest === undefined) return undefined;
  const first = Math.max(earliest.period, latest.period - longestGrid + 1);
  const levels = Array<number | undefined>(latest.period - first + 1).fill(undefined);
  for (const bucket of buckets) {
    if (bucket.period >= first) levels[bucket.period - first] = valueOf(bucket, numberKind);
  }
  const values =
    numberKind === 'cumulative'
      ? increments(levels).map((increment, offset) => (first + offset === open ? undefined : increment))
      : levels;
  const level = withoutSeason(values, cadence);
  return {
    first,
    levels,
    values,
    level,
    seasonal: level !== values,
    latest: { value: valueOf(latest, numberKind), day: latest.day, period: latest.period },
    restarted: change > 0 ? usable[change]?.day : undefined,
    openPeriodLeftOut,
  };
}

/** What was read in one period. */
interface Bucket {
  readonly period: number;
  sum: number;
  count: number;
  last: number;
  day: Day;
}

/** Readings come in the order of their days, so those of one period stand together. */
function bucketsOf(
  readings: readonly Reading[],
  { cadence, periodNumber }: { cadence: Cadence; periodNumber: PeriodNumber },
): Bucket[] {
  const buckets: Bucket[] = [];
  let bucket: Bucket | undefined;
  for (const { day, value } of readings) {
    const period = periodNumber(day, cadence);
    if (bucket?.period === period) {
      bucket.sum += value;
      bucket.count += 1;
      bucket.last = value;
      bucket.day = day;
    } else {
      bucket = { period, sum: value, count: 1, last: value, day };
      buckets.push(bucket);
    }
  }
  return buckets;
}

function valueOf(bucket: Bucket, kind: Metric['numberKind']): number {
  switch (kind) {
    case 'level':
    case 'cumulative':
      return bucket.last;
    case 'flow':
      return bucket.sum;
    case 'rate':
      return bucket.sum / bucket.count;
  }
}
