import { isPresent } from './present-values.ts';
import { progressOf } from './progress.ts';
import type { Progress } from './progress.ts';

/**
 * How close a value is to a band it should stay in: 1 inside, and 1 - distance / width outside. The width is half
 * the band; when the start lay outside, it is the distance the start had, so that 0 is where it began.
 *
 * The band's ends may come in either order. `undefined` when a value is missing or not finite; a start that is not
 * known counts as inside. A band without width gives 1 on it and 0 beside it, unless the start lay beside it.
 */
export function rangeProgress({
  low,
  high,
  start,
  current,
}: {
  low: number | undefined;
  high: number | undefined;
  start: number | undefined;
  current: number | undefined;
}): Progress | undefined {
  if (!isPresent(low) || !isPresent(high) || !isPresent(current)) return undefined;
  const band = { low: Math.min(low, high), high: Math.max(low, high) };
  const distance = distanceFrom(band, current);
  const startDistance = isPresent(start) ? distanceFrom(band, start) : 0;
  const width = startDistance > 0 ? startDistance : (band.high - band.low) / 2;
  if (distance === 0) return { ...progressOf(1), startIsTarget: false };
  const raw = width > 0 ? 1 - distance / width : 0;
  return Number.isFinite(raw) ? { ...progressOf(raw), startIsTarget: false } : undefined;
}

function distanceFrom(band: { low: number; high: number }, value: number): number {
  return Math.max(band.low - value, value - band.high, 0);
}
