import { presentValues } from './present-values.ts';
import type { Gappy } from './present-values.ts';

/**
 * The value below which a share of the values lies, with straight lines between neighbours (R `quantile`, type 7).
 * Gaps are left out; `undefined` when nothing was read. `share` is held inside 0 to 1.
 */
export function quantile(values: Gappy, share: number): number | undefined {
  const sorted = presentValues(values).toSorted((a, b) => a - b);
  const place = Math.min(Math.max(share, 0), 1) * (sorted.length - 1);
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return undefined;
  return below + (above - below) * (place - Math.floor(place));
}
