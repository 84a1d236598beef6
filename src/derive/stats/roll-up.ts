import { isPresent } from './present-values.ts';

/** One part of what is rolled up: its raw progress, `undefined` without data, and its weight, 1 if not given. */
export interface RollUpItem {
  readonly raw: number | undefined;
  readonly weight?: number | undefined;
}

/** The progress of a whole. */
export interface RollUp {
  /** Weighted mean of the parts with data, each held inside 0 to 1; `undefined` when it cannot be told. */
  readonly progress: number | undefined;
  /** Share of the weight that has data. */
  readonly coverage: number;
  /** Why no progress can be told although there may be data. */
  readonly problem: 'no-parts' | 'negative-weight' | 'no-weight' | undefined;
}

/**
 * Progress of an objective from its key results: the weighted mean over those with data. Each part counts at most
 * 1 and at least 0, so that 200 % and 0 % make 50 %. A part without data takes no part, and `coverage` says so.
 *
 * A negative weight is an error of the person who typed it and is not guessed at; a weight that is not a number
 * counts as 1. Parts of weight 0 are shown and do not count.
 */
export function rollUp(items: readonly RollUpItem[]): RollUp {
  if (items.length === 0) return { progress: undefined, coverage: 0, problem: 'no-parts' };
  let whole = 0;
  let covered = 0;
  let sum = 0;
  for (const { raw, weight } of items) {
    const w = isPresent(weight) ? weight : 1;
    if (w < 0) return { progress: undefined, coverage: 0, problem: 'negative-weight' };
    whole += w;
    if (!isPresent(raw)) continue;
    covered += w;
    sum += w * Math.min(Math.max(raw, 0), 1);
  }
  if (whole === 0) return { progress: undefined, coverage: 0, problem: 'no-weight' };
  const progress = covered > 0 ? Math.min(sum / covered, 1) : undefined;
  return { progress, coverage: covered / whole, problem: undefined };
}
