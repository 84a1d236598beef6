import { isPresent } from './present-values.ts';
import type { Gappy } from './present-values.ts';

/**
 * What share of all growth between two moments had come by a moment between them? Moments are places on the grid of
 * the increments: 2.5 is the middle of the third period, in which growth is taken as even. Held inside 0 to 1, which
 * corrections could leave. `undefined` where the increment of a period is missing, or where it did not grow.
 */
export function shareOfGrowth(
  increments: Gappy,
  { from, by, to }: { from: number; by: number; to: number },
): number | undefined {
  let whole = 0;
  let part = 0;
  for (let period = Math.floor(from); period < to; period += 1) {
    const increment = increments[period];
    if (!isPresent(increment)) return undefined;
    whole += increment * (Math.min(to, period + 1) - Math.max(from, period));
    part += increment * Math.max(Math.min(by, period + 1) - Math.max(from, period), 0);
  }
  return whole > 0 ? Math.min(Math.max(part / whole, 0), 1) : undefined;
}
