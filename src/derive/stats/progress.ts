import { isPresent } from './present-values.ts';

/** How far something has come from where it started to where it should be. */
export interface Progress {
  /** 0 at the start, 1 at the target; negative when it went the wrong way, above 1 when it went past. */
  readonly raw: number;
  /** `raw` held inside 0 to 1, for display and roll-ups. */
  readonly clamped: number;
  /** Start and target are the same: `raw` then says 1 or 0 for "holds" and "does not hold". */
  readonly startIsTarget: boolean;
}

/**
 * Progress towards a target: (current - start) / (target - start). One formula for targets above and below the
 * start, with negative numbers and across zero. Never current / target.
 *
 * When start and target are equal the target is to be held: 1 when the current value is on its good side (`up`: at
 * or above, `down`: at or below), else 0. `undefined` when a value is missing or not finite: no data is not 0.
 */
export function progress({
  start,
  target,
  current,
  direction,
}: {
  start: number | undefined;
  target: number | undefined;
  current: number | undefined;
  /** Only looked at when start and target are equal. */
  direction: 'up' | 'down';
}): Progress | undefined {
  if (!isPresent(start) || !isPresent(target) || !isPresent(current)) return undefined;
  if (start === target) {
    const holds = direction === 'up' ? current >= target : current <= target;
    return { ...progressOf(holds ? 1 : 0), startIsTarget: true };
  }
  const raw = (current - start) / (target - start);
  return Number.isFinite(raw) ? { ...progressOf(raw), startIsTarget: false } : undefined;
}

/** A raw share with its clamped form. */
export function progressOf(raw: number): { raw: number; clamped: number } {
  // Adding 0 turns -0 into 0.
  return { raw: raw + 0, clamped: Math.min(Math.max(raw + 0, 0), 1) };
}
