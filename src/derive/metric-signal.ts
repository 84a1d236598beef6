import type { Metric } from '../model/metric.ts';
import { periodNameAt } from '../model/period.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { areCounts, metricScale } from './metric-scale.ts';
import { sayCount, sayValue } from './say.ts';
import type { SignalWord } from './scorecard.ts';
import { mean } from './stats/mean.ts';
import { processBehaviour } from './stats/process-behaviour.ts';
import type { ProcessSignal } from './stats/process-behaviour.ts';
import { allToScale, fromScale } from './stats/value-scale.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** So many readings are charted: limits from longer ago say little about today, and a chart is for today. */
const charted = 60;
/** Counts as rare as this jump by themselves: only a value outside the limits is a signal. */
const rareCount = 5;

/**
 * Has something out of the ordinary happened to the metric lately? A process behaviour chart (XmR) of its newest
 * readings, on a logarithmic scale where its values vary by factors, less its season where it has one. A rolling
 * figure repeats most of its last value, so only every w-th reading is charted. From 6 readings on.
 */
export function metricSignal(metric: Metric, index: WorkspaceIndex): Answer<SignalWord> {
  const series = index.series.get(metric.id);
  if (series === undefined) return unknown('No reading yet; 6 are needed for a signal');
  const { level: values, seasonal: seasonRemoved } = series;
  const end = values.findLastIndex((value) => value !== undefined);
  const step = Math.max(metric.rollingWindow ?? 1, 1);
  const places = chartedPlaces(end, step);
  const raw = places.map((place) => values[place]);
  const scale = seasonRemoved ? { kind: 'linear' as const } : metricScale(metric, raw);
  const chart = processBehaviour(allToScale(raw, scale), {
    onlyOutside: areCounts(raw) && (mean(raw) ?? 0) < rareCount,
  });
  if (chart.status === 'too-few') return unknown(`No signal chart: ${chart.n} of ${chart.needed} readings`);
  const limits =
    chart.line.slope === 0
      ? `within ${sayValue(fromScale(chart.limits.low, scale), metric.unit)} to ${sayValue(fromScale(chart.limits.high, scale), metric.unit)}`
      : 'around its trend line';
  const basis =
    `process behaviour chart, limits ${limits} from ${sayCount(chart.baseline.n, 'reading')}` +
    (chart.maturity === 'provisional' ? ' (provisional below 12)' : '') +
    (chart.momentum ? ', widened because the metric has momentum' : '') +
    (seasonRemoved ? ', its season taken off' : '');
  const { newest } = chart;
  if (newest === undefined) return known('none', `No signal in the newest 8 readings: ${basis}`);
  const place = places[newest.index] ?? end;
  const period = periodNameAt(series.first + place, metric.cadence);
  return known(newest.side, `${signalSentence(newest, period)}: ${basis}`);
}

/** Every so many places up to the last one, at most as many as are charted. */
function chartedPlaces(end: number, step: number): number[] {
  const places: number[] = [];
  const first = end - (charted - 1) * step;
  for (let place = first < 0 ? Math.max(end % step, 0) : first; place <= end; place += step)
    places.push(place);
  return places;
}

function signalSentence({ side, rule }: ProcessSignal, period: string): string {
  const way = side === 'up' ? 'above' : 'below';
  switch (rule) {
    case 'outside':
      return `Signal: ${period} lies ${way} the natural limits`;
    case 'shift':
      return `Signal: eight readings in a row ${way} the former level, up to ${period}`;
    case 'run':
      return `Signal: eight readings in a row ${way} the centre, up to ${period}`;
    case 'near-limit':
      return `Signal: three of four readings near the ${side === 'up' ? 'upper' : 'lower'} limit, up to ${period}`;
  }
}
