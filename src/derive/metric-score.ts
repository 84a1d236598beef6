import type { Metric } from '../model/metric.ts';
import { unknown } from './answer.ts';
import { bookCompleteness } from './book-completeness.ts';
import { firstSince } from './first-since.ts';
import { freshness } from './freshness.ts';
import { metricGoal } from './goal.ts';
import { metricHealth } from './metric-health.ts';
import { inRange } from './in-range.ts';
import { chanceAt, forecastAt } from './metric-forecast.ts';
import type { Forecasts } from './metric-forecast.ts';
import { metricChange, metricLatest } from './metric-latest.ts';
import { metricProgress } from './metric-progress.ts';
import { metricSignal } from './metric-signal.ts';
import { metricStatus } from './metric-status.ts';
import { metricTrend } from './metric-trend.ts';
import { withRunRate } from './run-rate.ts';
import { rangeRecord } from './range-record.ts';
import { elapsed, expectedAnswer, paceAnswer } from './pace.ts';
import { asReason } from './say.ts';
import type { MetricScore } from './scorecard.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** Every answer about one metric. */
export function metricScore(
  metric: Metric,
  { index, forecastOf }: { index: WorkspaceIndex; forecastOf: Forecasts },
): MetricScore {
  const series = index.series.get(metric.id);
  const latest = metricLatest(metric, series);
  const first =
    metric.baseline === undefined ? firstSince(metric, { from: metric.baselineDate, index }) : undefined;
  const progress = metricProgress(metric, { latest: latest.value, first });
  const hasTarget = metric.direction === 'increase' || metric.direction === 'decrease';
  const { baselineDate, targetDate } = metric;
  const time = elapsed({
    from: { name: 'baseline date', day: baselineDate },
    to: { name: 'target date', day: targetDate },
    asOf: index.asOf,
  });
  const forecast = forecastOf(metric);
  const chance = chanceAt(metric, { index, forecast, due: targetDate, goal: metricGoal(metric) });
  const fresh = freshness(metric, index);
  const record = rangeRecord(metric, index);
  const range = inRange(metric, { latest: latest.value, record });
  const pace = hasTarget
    ? paceAnswer({
        progress,
        time,
        chance: chance.value,
        settings: index.workspace.settings,
      })
    : unknown(`No pace: ${asReason(progress.because)}`);
  const trend = metricTrend(metric, index);
  const signal = metricSignal(metric, index);
  const expected = hasTarget
    ? expectedAnswer(time, { from: baselineDate, to: targetDate })
    : unknown('Nothing expected: it has no target to progress to');
  return {
    id: metric.id,
    latest,
    latestDay: series?.latest.day,
    change: metricChange(metric, series),
    trend,
    signal,
    progress,
    expected,
    pace,
    forecast: withRunRate(forecastAt(metric, { index, forecast, due: targetDate }), {
      metric,
      start: metric.baseline ?? first,
      current: latest.value,
      time,
    }),
    chance,
    freshness: fresh,
    inRange: range,
    completeness: bookCompleteness(metric),
    status: metricStatus(metric, { latest, freshness: fresh, inRange: range, pace }),
    health: metricHealth(metric, { index, record, score: { chance, trend, signal, progress, expected } }),
  };
}
