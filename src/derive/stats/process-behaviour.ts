import { lagOneAutocorrelation } from './autocorrelation.ts';
import { biasCorrectedAutocorrelation } from './bias-corrected-autocorrelation.ts';
import { mannKendall } from './mann-kendall.ts';
import { isPresent, presentValues } from './present-values.ts';
import type { Gappy } from './present-values.ts';
import { processLimits } from './process-limits.ts';
import type { ProcessLimits } from './process-limits.ts';
import { processRuns, processSignals, runLength } from './process-signals.ts';
import { trendTest } from './trend-test.ts';
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
 * `chosenLimits`). `onlyOutside` switches the other rules off, as for counts with a mean below 5.
 *
 * Who has tested the trend of the values already passes it on as `trend`.
 *
 * Gaps are passed over. `too-few` below 6 readings. Values that vary by factors want their logarithms here.
 */
export function processBehaviour(
  values: Gappy,
  { onlyOutside = false, trend }: { onlyOutside?: boolean; trend?: TrendTest } = {},
): ProcessBehaviour {
  const n = presentValues(values).length;
  if (n < needed) return { status: 'too-few', n, needed };
  const { chart, shift } = lastChart(values, { onlyOutside, trend });
  return report(chart, { n, shift });
}

/** The index from which the chart's last baseline counts, after a confirmed shift; `undefined` without one. */
export function confirmedShiftStart(values: Gappy, trend: TrendTest): number | undefined {
  if (presentValues(values).length < needed) return undefined;
  const { chart, shift } = lastChart(values, { onlyOutside: false, trend });
  return shift === undefined ? undefined : chart.start;
}

/** Charts from the first reading, and again from each confirmed shift. */
function lastChart(
  values: Gappy,
  { onlyOutside, trend }: { onlyOutside: boolean; trend: TrendTest | undefined },
): { chart: Chart; shift: ProcessSignal | undefined } {
  let start = values.findIndex(isPresent);
  let shift: ProcessSignal | undefined;
  for (;;) {
    const chart = chartFrom(values, { start, onlyOutside, trend: shift === undefined ? trend : undefined });
    const next = confirmedShift(chart);
    if (next === undefined) return { chart, shift };
    start = next.start;
    shift = next.signal;
  }
}

interface Chart {
  readonly start: number;
  /** The readings since `start` less the line, `undefined` before it and in gaps. */
  readonly residuals: Gappy;
  readonly line: { readonly slope: number; readonly intercept: number };
  readonly limits: ProcessLimits;
  readonly range: 'mean' | 'median';
  readonly momentum: boolean;
  readonly onlyOutside: boolean;
  /** Index after the baseline's last reading. */
  readonly end: number;
}

function chartFrom(
  values: Gappy,
  { start, onlyOutside, trend }: { start: number; onlyOutside: boolean; trend: TrendTest | undefined },
): Chart {
  const since = values.map((value, index) => (index >= start && isPresent(value) ? value : undefined));
  const end = endOfBaseline(since);
  const line = lineToRemove(since, { end, trend });
  const residuals = since.map((value, index) =>
    value === undefined ? undefined : value - line.intercept - line.slope * index,
  );
  const baseline = residuals.slice(start, end);
  const { limits, range } = chosenLimits(baseline);
  const momentum = momentumOf(baseline, line.slope === 0 ? 'mean' : 'line');
  return {
    start,
    residuals,
    line,
    limits: widened(limits, 1 / Math.sqrt(1 - momentum)),
    range,
    momentum: momentum > 0,
    onlyOutside,
    end,
  };
}

/**
 * The line of all readings, when they trend and the baseline alone does too: so neither a chance slope of the
 * baseline is drawn out into the future, nor a shift after it taken for a trend.
 */
function lineToRemove(
  values: Gappy,
  { end, trend }: { end: number; trend: TrendTest | undefined },
): Chart['line'] {
  const early = clearTrend(values.slice(0, end));
  const whole = early === undefined || end === values.length ? early : clearTrend(values, trend);
  return early !== undefined && whole?.direction === early.direction
    ? { slope: whole.slope, intercept: whole.intercept }
    : { slope: 0, intercept: 0 };
}

/** Autocorrelation only makes the test more careful: what is not clear without it is not tested further. */
function clearTrend(values: Gappy, known?: TrendTest): Extract<TrendTest, { status: 'tested' }> | undefined {
  const rough = known === undefined ? mannKendall(values) : undefined;
  if (rough !== undefined && rough.p >= 0.05) return undefined;
  const trend = known ?? trendTest(values);
  return trend.status === 'tested' && trend.evidence === 'clear' ? trend : undefined;
}

/** The index after the twentieth reading, or the length when there are fewer. */
function endOfBaseline(values: Gappy): number {
  let readings = 0;
  for (const [index, value] of values.entries()) {
    if (value !== undefined) readings += 1;
    if (readings === lockedFrom) return index + 1;
  }
  return values.length;
}

/**
 * Limits by means, unless the mean moving range is so much larger than the median one that single wild steps must
 * have made it: then by medians. A median range of 0, as in counts that are mostly 0, says nothing and is not used.
 */
function chosenLimits(baseline: Gappy): { limits: ProcessLimits; range: 'mean' | 'median' } {
  const byMeans = processLimits(baseline, { range: 'mean', centre: 'mean' });
  const byMedians = processLimits(baseline, { range: 'median', centre: 'median' });
  if (byMeans === undefined || byMedians === undefined) throw new RangeError('A baseline has readings');
  const inflated = 2.66 * byMeans.movingRange > 1.5 * 3.145 * byMedians.movingRange;
  return inflated && byMedians.movingRange > 0
    ? { limits: byMedians, range: 'median' }
    : { limits: byMeans, range: 'mean' };
}

/** The baseline's autocorrelation, 0 when it is too small to be told from none. */
function momentumOf(baseline: Gappy, fitted: 'mean' | 'line'): number {
  const n = presentValues(baseline).length;
  const r1 = lagOneAutocorrelation(baseline);
  if (r1 === undefined) return 0;
  const corrected = biasCorrectedAutocorrelation({ r1, n, fitted, atLeast: 0, atMost: 0.95 }) ?? 0;
  return corrected < 1 / Math.sqrt(n) ? 0 : corrected;
}

function widened(limits: ProcessLimits, factor: number): ProcessLimits {
  const { centre, low, high } = limits;
  return { ...limits, low: centre - (centre - low) * factor, high: centre + (high - centre) * factor };
}

/** A run of eight after a locked baseline, which begins a new one. */
function confirmedShift(chart: Chart): { start: number; signal: ProcessSignal } | undefined {
  if (chart.momentum || chart.onlyOutside || chart.limits.n < lockedFrom) return undefined;
  const after = chart.residuals.map((value, index) => (index < chart.end ? undefined : value));
  const [start] = processRuns(after, chart.limits.centre);
  if (start === undefined) return undefined;
  const present = [...after.keys()].filter((index) => after[index] !== undefined && index >= start);
  const eighth = present[runLength - 1] ?? start;
  return { start, signal: { index: eighth, side: sideOf(chart, start), rule: 'shift' } };
}

function sideOf(chart: Chart, index: number): 'up' | 'down' {
  return (chart.residuals[index] ?? 0) > chart.limits.centre ? 'up' : 'down';
}

function report(
  chart: Chart,
  { n, shift }: { n: number; shift: ProcessSignal | undefined },
): ProcessBehaviour {
  const { start, residuals, limits, line, range, momentum } = chart;
  const found = processSignals(residuals, limits);
  const rules = new Map<number, ProcessSignal['rule']>();
  if (!momentum && !chart.onlyOutside) {
    for (const index of found.nearLimit) rules.set(index, 'near-limit');
    for (const index of found.runs) rules.set(index, 'run');
  }
  for (const index of found.outside) rules.set(index, 'outside');
  const onChart: ProcessSignal[] = [...rules].map(([index, rule]) => ({
    index,
    side: sideOf(chart, index),
    rule,
  }));
  const signals = [...(shift === undefined ? [] : [shift]), ...onChart].toSorted((a, b) => a.index - b.index);
  const recent = [...residuals.keys()]
    .filter((index) => residuals[index] !== undefined)
    .slice(-newestReadings);
  const oldest = recent[0] ?? 0;
  return {
    status: 'charted',
    n,
    baseline: { start, n: limits.n },
    maturity: limits.n < usableFrom ? 'provisional' : limits.n < lockedFrom ? 'usable' : 'locked',
    line,
    limits,
    range,
    momentum,
    signals,
    newest: signals.findLast(({ index }) => index >= oldest),
  };
}
