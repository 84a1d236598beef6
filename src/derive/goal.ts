import type { Metric } from '../model/metric.ts';
import { healthyRange } from './in-range.ts';
import type { Goal } from './stats/target-chance.ts';

/** Which way a target lies: as the numbers say, and as the metric says when start and target are equal or unknown. */
export function goalDirection({
  start,
  target,
  direction,
}: {
  start: number | undefined;
  target: number | undefined;
  direction: Metric['direction'] | undefined;
}): 'up' | 'down' {
  if (start !== undefined && target !== undefined && start !== target) return target > start ? 'up' : 'down';
  return direction === 'decrease' ? 'down' : 'up';
}

/** What counts as reaching a metric's target; for a metric that should stay in its range, being in it. */
export function metricGoal(metric: Metric): Goal | undefined {
  if (metric.direction === 'stay-in-range') {
    const { low, high } = healthyRange(metric);
    if (low !== undefined && high !== undefined) return { kind: 'within', low, high };
    if (low !== undefined) return { kind: 'at-least', target: low };
    return high === undefined ? undefined : { kind: 'at-most', target: high };
  }
  if (metric.target === undefined || metric.direction === 'observe') return undefined;
  const { baseline, target, direction } = metric;
  return targetGoal(target, goalDirection({ start: baseline, target, direction }));
}

/** A target to be reached from below (`up`) or from above. */
export function targetGoal(target: number, direction: 'up' | 'down'): Goal {
  return { kind: direction === 'up' ? 'at-least' : 'at-most', target };
}
