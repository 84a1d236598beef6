import type { Metric } from '../model/metric.ts';
import { valueScale } from './stats/value-scale.ts';
import type { ValueKind, ValueScale } from './stats/value-scale.ts';

/** The scale on which a metric's values are best charted, compared and forecast. */
export function metricScale(metric: Metric, values: readonly (number | undefined)[]): ValueScale {
  return valueScale(values, valueKind(metric, values));
}

/** Whether every value is a whole number, 0 or more: a count of things. */
export function areCounts(values: readonly (number | undefined)[]): boolean {
  return values.every((value) => value === undefined || (Number.isInteger(value) && value >= 0));
}

/** Whether a metric is a rate whose values are all shares of a whole. */
export function areShares({ numberKind }: Metric, values: readonly (number | undefined)[]): boolean {
  return numberKind === 'rate' && values.every((value) => value === undefined || (value >= 0 && value <= 1));
}

function valueKind(metric: Metric, values: readonly (number | undefined)[]): ValueKind {
  if (areShares(metric, values)) return 'share';
  return areCounts(values) ? 'count' : 'amount';
}
