import type { Metric } from '../model/metric.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { sayValue } from './say.ts';

/** The healthy range as it is meant: bounds typed the wrong way round are turned. */
export function healthyRange({ healthyMin, healthyMax }: Metric): {
  low: number | undefined;
  high: number | undefined;
} {
  if (healthyMin !== undefined && healthyMax !== undefined && healthyMin > healthyMax) {
    return { low: healthyMax, high: healthyMin };
  }
  return { low: healthyMin, high: healthyMax };
}

/** Does a value lie in the metric's healthy range, bounds included? `undefined` when no range is given. */
export function isInRange(metric: Metric, value: number): boolean | undefined {
  const { low, high } = healthyRange(metric);
  if (low === undefined && high === undefined) return undefined;
  return (low === undefined || value >= low) && (high === undefined || value <= high);
}

/** Is the metric's latest value in its healthy range? `record` counts the periods before. */
export function inRange(
  metric: Metric,
  {
    latest,
    record,
  }: {
    latest: number | undefined;
    record?: { readonly inside: number; readonly read: number } | undefined;
  },
): Answer<boolean> {
  const { low, high } = healthyRange(metric);
  if (latest === undefined) return unknown('No reading yet');
  const inside = isInRange(metric, latest);
  if (inside === undefined) return unknown('No healthy range is given');
  function say(bound: number): string {
    return sayValue(bound, metric.unit);
  }
  const range =
    low !== undefined && high !== undefined
      ? `${say(low)} to ${say(high)}`
      : low !== undefined
        ? `${say(low)} or more`
        : `${say(high ?? 0)} or less`;
  const isTurned = low !== undefined && low !== metric.healthyMin;
  const before = record === undefined ? '' : `; inside it in ${record.inside} of ${record.read} periods`;
  return known(
    inside,
    `${say(latest)} is ${inside ? 'within' : 'outside'} the healthy range, ${range}${isTurned ? ' (its bounds are written the wrong way round)' : ''}${before}`,
  );
}
