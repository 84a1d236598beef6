import { lagOneAutocorrelation } from './autocorrelation.ts';
import { biasCorrectedAutocorrelation } from './bias-corrected-autocorrelation.ts';
import { mannKendallOfPoints } from './mann-kendall.ts';
import { numberAt } from './number-at.ts';
import type { Gappy } from './present-values.ts';
import { steadyLimits } from './process-limits.ts';
import type { ProcessLimits } from './process-limits.ts';
import { signalPlaces, runsAmong, runLength } from './process-signals.ts';
import { pointsBetween, timedPoints } from './timed-points.ts';
import type { TimedPoints } from './timed-points.ts';
import { trendTestOfPoints } from './trend-test.ts';
import type { TrendTest } from './trend-test.ts';

/** An exceptional reading of a chart. */
export interface ProcessSignal {
  /** Index of the reading in the series. */
  readonly index: number;
  readonly side: 'up' | 'down';
  /** The strongest rule that points at it. `shift`: the eighth reading in a row on one side of the former level. */
  readonly rule: 'outside' | 'shift' | 'run' | 'near-limit';
}

/** A process behaviour chart, or why there is none. */
export type ProcessBehaviour =
  | { readonly status: 'too-few'; readonly n: number; readonly needed: number }
  | {
      readonly status: 'charted';
      /** Readings of the whole series. */
      readonly n: number;
      /** Where the limits come from: the first index and how many readings. */
      readonly baseline: { readonly start: number; readonly n: number };
      /** `provisional` below 12 readings in the baseline, `usable` below 20, then `locked`. */
      readonly maturity: 'provisional' | 'usable' | 'locked';
      /** What was taken off each reading before charting: intercept + slope · index, 0 unless there is a trend. */
      readonly line: { readonly slope: number; readonly intercept: number };
      /** Of the readings less the line; already widened when there is momentum. */
      readonly limits: ProcessLimits;
      readonly range: 'mean' | 'median';
      /** Readings follow one another: limits are wider and runs are no signal. */
      readonly momentum: boolean;
      /** All exceptional readings since the baseline began, in their order. */
      readonly signals: readonly ProcessSignal[];
      /** The last signal within the newest eight readings: what is worth telling today. */
      readonly newest: ProcessSignal | undefined;
    };

const needed = 6;
const usableFrom = 12;
const lockedFrom = 20;
const newestReadings = 8;

/**
 * Signal or noise? An XmR chart whose limits come from a baseline: the first twenty readings, after which they are
 * locked; fewer when there are not so many yet. Eight readings in a row on one side of a locked baseline confirm a
 * shift, and the baseline begins anew with the first of them.
 *
 * Readings with a tested trend, in the baseline as on the whole, are charted as distances from the Theil-Sen line. A baseline with
 * autocorrelation r* (bias-corrected, counted as 0 below 1/√n) has limits wider by 1/√(1 - r*), and only its rule
 * "outside the limits" counts. One wild reading is kept from blowing up the limits by medians (see
 * `steadyLimits`). `onlyOutside` switches the other rules off, as for counts with a mean below 5.
 *
 * Who has tested the trend of the values already passes it on as `trend`.
 *
 * Gaps are passed over. `too-few` below 6 readings. Values that vary by factors want their logarithms here.
 */
export function processBehaviour(
  values: Gappy,
  { onlyOutside = false, trend }: { onlyOutside?: boolean; trend?: TrendTest } = {},
): ProcessBehaviour {
  const points = timedPoints(values);
  const n = points.values.length;
  if (n < needed) return { status: 'too-few', n, needed };
  const { chart, shift } = lastChart(points, { onlyOutside, trend });
  return report(chart, { n, shift });
}

/**
 * The index (in `times`) from which the chart's last baseline counts, after a confirmed shift; `undefined` without
 * one.
 */
export function confirmedShiftStart(points: TimedPoints, trend: TrendTest): number | undefined {
  if (points.values.length < needed) return undefined;
  const { chart, shift } = lastChart(points, { onlyOutside: false, trend });
  return shift === undefined ? undefined : startOf(chart);
}

/** Charts from the first reading, and again from each confirmed shift. */
function lastChart(
  points: TimedPoints,
  { onlyOutside, trend }: { onlyOutside: boolean; trend: TrendTest | undefined },
): { chart: Chart; shift: ProcessSignal | undefined } {
  let chart = chartOf(points, { onlyOutside, trend });
  let shift: ProcessSignal | undefined;
  for (;;) {
    const from = confirmedShift(chart);
    if (from === undefined) return { chart, shift };
    const eighth = from + runLength - 1;
    shift = { index: numberAt(chart.points.times, eighth), side: sideOf(chart, from), rule: 'shift' };
    chart = chartOf(pointsBetween(chart.points, { from }), { onlyOutside, trend: undefined });
  }
}

/** A chart of readings that begin with its baseline. */
interface Chart {
  readonly points: TimedPoints;
  /** The readings less the line. */
  readonly residuals: Float64Array;
  readonly line: { readonly slope: number; readonly intercept: number };
  /** Their `n` is the length of the baseline. */
  readonly limits: ProcessLimits;
  readonly range: 'mean' | 'median';
  readonly momentum: boolean;
  readonly onlyOutside: boolean;
}

function chartOf(
  points: TimedPoints,
  { onlyOutside, trend }: { onlyOutside: boolean; trend: TrendTest | undefined },
): Chart {
  const line = lineToRemove(points, trend);
  const residuals = line === level ? points.values : lessLine(points, line);
  const baseline = residuals.subarray(0, lockedFrom);
  const steady = steadyLimits(baseline);
  if (steady === undefined) throw new RangeError('A baseline has readings');
  const momentum = momentumOf(baseline, line.slope === 0 ? 'mean' : 'line');
  return {
    points,
    residuals,
    line,
    limits: widened(steady.limits, 1 / Math.sqrt(1 - momentum)),
    range: steady.range,
    momentum: momentum > 0,
    onlyOutside,
  };
}

const level = { slope: 0, intercept: 0 };

function lessLine({ times, values }: TimedPoints, { slope, intercept }: Chart['line']): Float64Array {
  return values.map((value, place) => value - intercept - slope * numberAt(times, place));
}

/**
 * The line of all readings, when they trend and the baseline alone does too: so neither a chance slope of the
 * baseline is drawn out into the future, nor a shift after it taken for a trend.
 */
function lineToRemove(points: TimedPoints, trend: TrendTest | undefined): Chart['line'] {
  const early = clearTrend(pointsBetween(points, { to: lockedFrom }));
  if (early === undefined) return level;
  const whole = points.values.length <= lockedFrom ? early : clearTrend(points, trend);
  return whole?.direction === early.direction ? { slope: whole.slope, intercept: whole.intercept } : level;
}

/** Autocorrelation only makes the test more careful: what is not clear without it is not tested further. */
function clearTrend(
  points: TimedPoints,
  known?: TrendTest,
): Extract<TrendTest, { status: 'tested' }> | undefined {
  const rough = known === undefined ? mannKendallOfPoints(points) : undefined;
  if (rough !== undefined && rough.p >= 0.05) return undefined;
  const trend = known ?? trendTestOfPoints(points);
  return trend.status === 'tested' && trend.evidence === 'clear' ? trend : undefined;
}

/** The baseline's autocorrelation, 0 when it is too small to be told from none. */
function momentumOf(baseline: Float64Array, fitted: 'mean' | 'line'): number {
  const n = baseline.length;
  const r1 = lagOneAutocorrelation(baseline);
  if (r1 === undefined) return 0;
  const corrected = biasCorrectedAutocorrelation({ r1, n, fitted, atLeast: 0, atMost: 0.95 }) ?? 0;
  return corrected < 1 / Math.sqrt(n) ? 0 : corrected;
}

function widened(limits: ProcessLimits, factor: number): ProcessLimits {
  const { centre, low, high } = limits;
  return { ...limits, low: centre - (centre - low) * factor, high: centre + (high - centre) * factor };
}

/** The place of the first of eight readings in a row after a locked baseline: there a new one begins. */
function confirmedShift({ residuals, limits, momentum, onlyOutside }: Chart): number | undefined {
  if (momentum || onlyOutside || limits.n < lockedFrom) return undefined;
  const [run] = runsAmong(residuals.subarray(lockedFrom), limits.centre);
  return run === undefined ? undefined : lockedFrom + run.start;
}

function sideOf({ residuals, limits }: Chart, place: number): 'up' | 'down' {
  return numberAt(residuals, place) > limits.centre ? 'up' : 'down';
}

function startOf({ points }: Chart): number {
  return numberAt(points.times, 0);
}

function report(
  chart: Chart,
  { n, shift }: { n: number; shift: ProcessSignal | undefined },
): ProcessBehaviour {
  const { points, residuals, limits, line, range, momentum } = chart;
  const { times } = points;
  const found = signalPlaces(residuals, limits);
  const rules = new Map<number, ProcessSignal['rule']>();
  if (!momentum && !chart.onlyOutside) {
    for (const place of found.nearLimit) rules.set(place, 'near-limit');
    for (const place of found.runs) rules.set(place, 'run');
  }
  for (const place of found.outside) rules.set(place, 'outside');
  const onChart = [...rules].map(([place, rule]) => ({
    index: numberAt(times, place),
    side: sideOf(chart, place),
    rule,
  }));
  const signals = [...(shift === undefined ? [] : [shift]), ...onChart].toSorted((a, b) => a.index - b.index);
  const oldest = numberAt(times, Math.max(times.length - newestReadings, 0));
  return {
    status: 'charted',
    n,
    baseline: { start: startOf(chart), n: limits.n },
    maturity: limits.n < usableFrom ? 'provisional' : limits.n < lockedFrom ? 'usable' : 'locked',
    line,
    limits,
    range,
    momentum,
    signals,
    newest: signals.findLast(({ index }) => index >= oldest),
  };
}
