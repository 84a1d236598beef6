import type { ExpectedPace } from './expected-pace.ts';

/** The thresholds, as shares: .1 is ten points. */
export interface PaceThresholds {
  /** So far behind expectation is still on track, and further ahead than this is ahead. */
  readonly onTrackGap: number;
  /** So far behind is behind, further is off track. */
  readonly behindGap: number;
  /** Before this share of the cycle nothing is judged. */
  readonly tooEarly: number;
  /** At or above this chance of the target nothing is off track. */
  readonly likelyChance: number;
  /** Below this chance of the target nothing is on track. */
  readonly unlikelyChance: number;
}

/** The verdict on progress against time. */
export interface PaceVerdict {
  readonly status: 'not-started' | 'too-early' | 'ahead' | 'on-track' | 'behind' | 'off-track' | 'reached';
  /** Which of the two decided, where one of them did. */
  readonly decidedBy: 'gap' | 'chance' | undefined;
  /** Expected minus actual progress: positive is behind. */
  readonly gap: number;
  /** Actual over expected progress; `undefined` while less than a tenth is expected. */
  readonly ratio: number | undefined;
}

/**
 * Is it on pace? By the gap between expected and actual progress, corrected by the chance of the target where one
 * is known: what is likely to be reached is never off track, what is unlikely is never on track; both are `behind`.
 *
 * Before the start `not-started`; with the target met `reached`; in the first part of the cycle `too-early`.
 * `progress` is raw. A gap on a threshold (up to rounding) belongs to the better side.
 */
export function paceStatus({
  progress,
  pace,
  chance,
  thresholds,
}: {
  progress: number;
  pace: ExpectedPace;
  chance: number | undefined;
  thresholds: PaceThresholds;
}): PaceVerdict {
  const gap = pace.expected - progress;
  const ratio = pace.expected >= 0.1 ? progress / pace.expected : undefined;
  if (pace.phase === 'not-started') return { status: 'not-started', decidedBy: undefined, gap, ratio };
  if (progress >= 1) return { status: 'reached', decidedBy: undefined, gap, ratio };
  if (pace.elapsed < thresholds.tooEarly) return { status: 'too-early', decidedBy: undefined, gap, ratio };
  const byGap = statusOfGap(gap, thresholds);
  const overruled =
    chance !== undefined &&
    (byGap === 'off-track'
      ? chance >= thresholds.likelyChance
      : byGap !== 'behind' && chance < thresholds.unlikelyChance);
  return overruled
    ? { status: 'behind', decidedBy: 'chance', gap, ratio }
    : { status: byGap, decidedBy: 'gap', gap, ratio };
}

/** Differences of shares such as .8 - .7 miss the decimal they stand for by a few parts in 1e16. */
const rounding = 1e-9;

function statusOfGap(gap: number, thresholds: PaceThresholds): 'ahead' | 'on-track' | 'behind' | 'off-track' {
  if (gap < -thresholds.onTrackGap - rounding) return 'ahead';
  if (gap <= thresholds.onTrackGap + rounding) return 'on-track';
  return gap <= thresholds.behindGap + rounding ? 'behind' : 'off-track';
}
