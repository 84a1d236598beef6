import type { Metric } from '../model/metric.ts';
import { periodNameAt } from '../model/period.ts';
import { known, unknown } from './answer.ts';
import type { Answer } from './answer.ts';
import type { MetricSeries } from './metric-series.ts';
import { periodNoun, sayCount, sayP, sayDifference, sayShare } from './say.ts';
import type { Trend, TrendWord } from './scorecard.ts';
import { trendWindow } from './series-window.ts';
import type { SeriesWindow } from './series-window.ts';
import { levelShift } from './stats/level-shift.ts';
import { median } from './stats/median.ts';
import { trendTest } from './stats/trend-test.ts';
import type { TrendTest } from './stats/trend-test.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

type Tested = Extract<TrendTest, { status: 'tested' }>;

/**
 * Which way does the metric go, and is that more than noise? Theil-Sen slope per period and the Mann-Kendall test
 * with its variance inflated for autocorrelation, over the newest window of the cadence grid; a cumulative metric
 * by its increments; after a confirmed shift of level since then. A verdict from 8 readings, a direction from 4.
 *
 * A tested trend is one however small its slope; without one, `flat` says that the whole interval of the slope
 * lies within the workspace's band around no change, and `no-trend` that nothing could be shown.
 */
export function metricTrend(metric: Metric, index: WorkspaceIndex): Trend {
  const series = index.series.get(metric.id);
  if (series === undefined) {
    return { ...unknown('No reading yet; 8 are needed for a trend'), ...nothing, n: 0 };
  }
  const window = trendWindow(series, metric);
  const { test, values, since } = testSinceShift(window.values);
  const notes =
    seriesNotes(metric, series) +
    (since === undefined
      ? ''
      : `; since its level shifted in ${placeName(since, { metric, series, window })}`) +
    (series.seasonal ? '; its season was taken off first' : '');
  switch (test.status) {
    case 'too-few':
      return {
        ...unknown(
          `${test.n} of 8 readings: ${test.needed} are needed for a direction, 8 for a trend${notes}`,
        ),
        ...nothing,
        n: test.n,
      };
    case 'direction-only': {
      const so = { up: 'Rising so far', down: 'Falling so far', none: 'Neither rising nor falling so far' };
      return {
        ...unknown(`${so[test.direction]} (${test.n} of 8 readings): a direction only, not tested${notes}`),
        ...nothing,
        slope: test.slope,
        n: test.n,
      };
    }
    case 'tested': {
      const level = Math.abs(median(values) ?? 0);
      return {
        ...verdict(test, { metric, level, flatBand: index.workspace.settings.flatBand, notes }),
        slope: test.slope,
        low: test.low,
        high: test.high,
        n: test.n,
        z: test.z,
        p: test.p,
      };
    }
  }
}

/**
 * A step to another level is no trend: where one shows, the trend is looked for since then. A step sets early readings
 * apart from late ones, so without any order among them (p of .05, memory left out of account) there is none.
 */
function testSinceShift(values: readonly (number | undefined)[]): {
  test: TrendTest;
  values: readonly (number | undefined)[];
  since: number | undefined;
} {
  const test = trendTest(values);
  const isOrdered = test.status === 'tested' && Math.abs(test.s) > 1.96 * Math.sqrt(test.variance);
  const since = isOrdered ? levelShift(values, test) : undefined;
  if (since === undefined) return { test, values, since };
  const later = values.slice(since);
  return { test: trendTest(later), values: later, since };
}

function placeName(
  place: number,
  { metric, series, window }: { metric: Metric; series: MetricSeries; window: SeriesWindow },
): string {
  return periodNameAt(series.first + window.start + place, metric.cadence);
}

const nothing = { slope: undefined, low: undefined, high: undefined, z: undefined, p: undefined };

function verdict(
  test: Tested,
  { metric, level, flatBand, notes }: { metric: Metric; level: number; flatBand: number; notes: string },
): Answer<TrendWord> {
  const word = trendWord(test, flatBand * level);
  const per = `a ${periodNoun[metric.cadence]}`;
  function say(value: number): string {
    return sayDifference(value, metric.unit);
  }
  const relative =
    level > 0 && Number.isFinite(test.slope / level) ? `, ${sayShare(test.slope / level)} of its level` : '';
  const evidence =
    `${say(test.slope)} ${per}${relative} (95 % interval ${say(test.low)} to ${say(test.high)}), ` +
    `${sayCount(test.n, 'reading')}, Theil–Sen slope and Mann–Kendall test, ${sayP(test.p)}`;
  const worth =
    test.effectiveN < test.n - 0.5
      ? `; neighbouring readings resemble one another: ${test.n} carry about as much as ${Math.max(1, Math.round(test.effectiveN))} independent ones`
      : '';
  const drifting =
    test.drifting && (word === 'rising' || word === 'falling') ? '; it drifts and may not persist' : '';
  return known(word, `${meaning[word]}: ${evidence}${worth}${drifting}${notes}`);
}

function trendWord(test: Tested, band: number): TrendWord {
  const isUp = test.direction === 'up';
  if (test.evidence === 'clear') return isUp ? 'rising' : 'falling';
  if (test.low >= -band && test.high <= band) return 'flat';
  if (test.evidence === 'leaning') return isUp ? 'leaning-up' : 'leaning-down';
  return 'no-trend';
}

const meaning = {
  rising: 'Rising (tested, p < 0.05)',
  falling: 'Falling (tested, p < 0.05)',
  'leaning-up': 'Leaning up, not yet distinguishable from noise',
  'leaning-down': 'Leaning down, not yet distinguishable from noise',
  flat: 'Flat: any change is too small to matter',
  'no-trend': 'No trend shown, which does not mean stable',
} as const satisfies Record<TrendWord, string>;

/** What was done to the readings before they were looked at, as the end of a sentence. */
export function seriesNotes(metric: Metric, series: MetricSeries): string {
  const notes = [
    metric.numberKind === 'cumulative'
      ? `computed on what each ${periodNoun[metric.cadence]} adds`
      : undefined,
    metric.rollingWindow === undefined || metric.rollingWindow < 2
      ? undefined
      : `each value spans ${metric.rollingWindow} ${periodNoun[metric.cadence]}s`,
    series.restarted === undefined ? undefined : `since its definition changed on ${series.restarted}`,
    series.openPeriodLeftOut ? `without the running ${periodNoun[metric.cadence]}` : undefined,
  ].filter((note) => note !== undefined);
  return notes.length === 0 ? '' : `; ${notes.join('; ')}`;
}
