import { isPresent } from './present-values.ts';
import type { Gappy } from './present-values.ts';

/**
 * What a running total grew by in each period: the difference from the period before, at the same index. The first
 * period has no increment, and neither has one beside a gap: growth over several periods is not spread out.
 *
 * A total that falls below half of what it was has begun anew (a year-to-date figure in January), so its value is
 * the increment; a smaller fall is a correction and a negative increment.
 */
export function increments(totals: Gappy): (number | undefined)[] {
  let before: number | undefined;
  return totals.map((total) => {
    const growth = growthFrom(before, total);
    before = total;
    return growth;
  });
}

function growthFrom(before: number | undefined, total: number | undefined): number | undefined {
  if (!isPresent(total) || !isPresent(before)) return undefined;
  const restarted = before > 0 && total >= 0 && total < before / 2;
  return restarted ? total : total - before;
}
