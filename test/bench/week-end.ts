import type { Day } from '../../src/model/day.ts';
import { periodAt } from '../../src/model/period.ts';

const weekEnds = new Map<number, Day>();

/** The days of all metrics are the same strings, as they are when rows are read. */
export function weekEnd(week: number): Day {
  const before = weekEnds.get(week);
  if (before !== undefined) return before;
  const { end } = periodAt(week, 'weekly');
  weekEnds.set(week, end);
  return end;
}
