import type { Metric } from '../model/metric.ts';
import type { Cadence } from '../model/period.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

const periodsInYear = { daily: 365, weekly: 52, monthly: 12, quarterly: 4 } as const satisfies Record<
  Cadence,
  number
>;

/**
 * By what share has a metric grown over so many months? Its latest value against that of the same period then, so
 * that a season does not matter; of a cumulative metric what the periods added. `undefined` when either is missing
 * or there was nothing to grow from.
 */
export function growthOver(
  { id, cadence }: Metric,
  { index, months }: { index: WorkspaceIndex; months: number },
): number | undefined {
  const series = index.series.get(id);
  if (series === undefined) return undefined;
  const last = series.values.findLastIndex((value) => value !== undefined);
  const now = series.values[last];
  const before = series.values[last - Math.round((periodsInYear[cadence] * months) / 12)];
  if (now === undefined || before === undefined || before <= 0) return undefined;
  const growth = now / before - 1;
  return Number.isFinite(growth) ? growth : undefined;
}
