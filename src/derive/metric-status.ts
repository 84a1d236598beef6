import type { Metric } from '../model/metric.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import type { Freshness, MetricStatus, PaceStatus } from './scorecard.ts';

/**
 * The one word on a metric, in this order: no data, stale, out of range, then its pace. A metric that should stay
 * in its range, or guards it, is on track while it does.
 */
export function metricStatus(
  metric: Metric,
  {
    latest,
    freshness,
    inRange,
    pace,
  }: {
    latest: Answer<number>;
    freshness: Answer<Freshness>;
    inRange: Answer<boolean>;
    pace: Answer<PaceStatus>;
  },
): Answer<MetricStatus> {
  if (latest.value === undefined) return known('no-data', latest.because);
  if (freshness.value === 'stale') return known('stale', freshness.because);
  if (inRange.value === false) return known('out-of-range', inRange.because);
  if (pace.value !== undefined) return known(pace.value, pace.because);
  const isKept = metric.direction === 'stay-in-range' || metric.role === 'guardrail';
  if (isKept && inRange.value === true) return known('on-track', inRange.because);
  return unknown(pace.because);
}
