import type { Metric } from '../../model/metric.ts';
import { moneyUnits, revenueWords } from './word-lists.ts';
import { findWord } from './words.ts';

/** The word by which a metric counts money, from its name, its key or its unit; `undefined` when it does not. */
export function moneyWord({ name, key, unit }: Metric): string | undefined {
  return (
    findWord(name, revenueWords) ?? findWord(key ?? '', revenueWords) ?? findWord(unit ?? '', moneyUnits)
  );
}

/** Whether a metric is a result in money: neither a price or a share, nor a cost that should fall. */
export function isRevenue(metric: Metric): boolean {
  const { numberKind, direction } = metric;
  return numberKind !== 'rate' && direction !== 'decrease' && moneyWord(metric) !== undefined;
}
