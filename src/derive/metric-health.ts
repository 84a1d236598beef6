import { daysBetween } from '../model/day.ts';
import type { Metric } from '../model/metric.ts';
import type { Cadence } from '../model/period.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { goodDirection } from './good-direction.ts';
import type { RangeRecord } from './range-record.ts';
import { sayShare } from './say.ts';
import type { MetricScore } from './scorecard.ts';
import { healthScore } from './stats/health-score.ts';
import type { HealthComponent, HealthParts } from './stats/health-score.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

const daysIn = { daily: 1, weekly: 7, monthly: 365.25 / 12, quarterly: 365.25 / 4 } as const satisfies Record<
  Cadence,
  number
>;

/** The answers that a metric's health is made of. */
type Scored = Pick<MetricScore, 'chance' | 'trend' | 'signal' | 'progress' | 'expected'>;

/**
 * How is the metric, in one number between 0 and 1? A convention: how likely or far it is, its pace, how surely it
 * improves, and whether something out of the ordinary speaks against it; less when its last reading is old. A metric
 * that should stay in its range has attained the share of periods in which it did. Not scored when less than half of
 * that is known.
 */
export function metricHealth(
  metric: Metric,
  { index, record, score }: { index: WorkspaceIndex; record: RangeRecord | undefined; score: Scored },
): Answer<number> {
  const series = index.series.get(metric.id);
  if (series === undefined) return unknown('Not scored: no reading yet');
  const way = goodDirection(metric, series.latest.value);
  const { z } = score.trend;
  const health = healthScore({
    chance: score.chance.value,
    ...attainment(metric, { record, score }),
    improvementZ: way === 0 || z === undefined ? undefined : way * z,
    signal: signalFor(way, score.signal.value),
    cadencesSinceReading: daysBetween(series.latest.day, index.asOf) / daysIn[metric.cadence],
  });
  switch (health.status) {
    case 'stale':
      return unknown('Not scored: its last reading is more than 4 periods old');
    case 'not-scored':
      return unknown(
        `Not scored: ${sayShare(health.coverage)} of what makes up the score is known, half is needed`,
      );
    case 'scored': {
      const parts = health.components.map(({ name, value }) => `${names[name]} ${sayShare(value)}`);
      const worst = health.worst === undefined ? '' : `; ${names[health.worst]} takes off most`;
      const aged =
        health.freshness < 1 ? `; times ${sayShare(health.freshness)} for the age of its last reading` : '';
      return known(
        health.score / 100,
        `${Math.round(health.score)} of 100 by convention (${parts.join(', ')}), ${sayShare(health.coverage)} of the score known${worst}${aged}`,
      );
    }
  }
}

const names = {
  attainment: 'attainment',
  pace: 'pace',
  trend: 'trend',
  stability: 'stability',
} as const satisfies Record<HealthComponent, string>;

function attainment(
  metric: Metric,
  { record, score }: { record: RangeRecord | undefined; score: Scored },
): Pick<HealthParts, 'progress' | 'expected'> {
  const hasTarget = metric.direction === 'increase' || metric.direction === 'decrease';
  if (hasTarget && score.progress.value !== undefined) {
    return { progress: score.progress.value, expected: score.expected.value };
  }
  return record === undefined ? {} : { progress: record.inside / record.read, expected: 1 };
}

function signalFor(way: 1 | 0 | -1, signal: MetricScore['signal']['value']): HealthParts['signal'] {
  if (signal === undefined || signal === 'none') return signal;
  if (way === 0) return 'neutral';
  return (signal === 'up') === (way === 1) ? 'favourable' : 'unfavourable';
}
