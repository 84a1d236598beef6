import type { Day } from '../model/day.ts';
import { dayNumber } from '../model/day.ts';
import type { KeyResult } from '../model/key-result.ts';
import type { Settings } from '../model/settings.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { asReason, sayNumber, sayPoints, sayShare } from './say.ts';
import type { PaceStatus } from './scorecard.ts';
import { expectedPace } from './stats/expected-pace.ts';
import type { ExpectedPace, PaceCurve } from './stats/expected-pace.ts';
import { grade } from './stats/grade.ts';
import { paceStatus } from './stats/pace-status.ts';

/** Where something stands between two days, or what is missing to say so. */
export type Elapsed =
  | {
      readonly pace: ExpectedPace;
      /** How progress is expected to come, in words that follow "expected"; not said where it is linear. */
      readonly course?: string;
    }
  | { readonly missing: string };

/** How much of the time from one day to another has passed, in days of the workspace, and what is expected by now? */
export function elapsed({
  from,
  to,
  asOf,
  curve = 'linear',
}: {
  from: { readonly name: string; readonly day: Day | undefined };
  to: { readonly name: string; readonly day: Day | undefined };
  asOf: Day;
  curve?: keyof typeof courses;
}): Elapsed {
  if (from.day === undefined) return { missing: `no ${from.name} is given` };
  if (to.day === undefined) return { missing: `no ${to.name} is given` };
  const pace = expectedPace({
    start: dayNumber(from.day),
    due: dayNumber(to.day),
    now: dayNumber(asOf),
    curve,
  });
  if (pace === undefined) {
    return { missing: `the ${to.name} ${to.day} is not after the ${from.name} ${from.day}` };
  }
  const course = courses[curve];
  return course === undefined ? { pace } : { pace, course };
}

const courses = {
  linear: undefined,
  's-curve': 'in an S-curve',
  'back-loaded': 'as most comes late',
  'front-loaded': 'as most comes early',
} as const satisfies Partial<Record<PaceCurve, string | undefined>>;

/** What share of the way is expected by now, in words. */
export function expectedAnswer(
  time: Elapsed,
  { from, to }: { from: Day | undefined; to: Day | undefined },
): Answer<number> {
  if ('missing' in time) return unknown(`Nothing expected: ${time.missing}`);
  const { elapsed: passed, expected } = time.pace;
  const sentence = `${sayShare(passed)} of the time from ${from} to ${to} has passed`;
  return known(
    expected,
    time.course === undefined ? sentence : `${sayShare(expected)} is expected, ${time.course}: ${sentence}`,
  );
}

/** Is it on pace? The gap between expected and actual progress decides, corrected by the chance of the target. */
export function paceAnswer({
  progress,
  time,
  chance,
  settings,
}: {
  progress: Answer<number>;
  time: Elapsed;
  chance: number | undefined;
  settings: Settings;
}): Answer<PaceStatus> {
  if (progress.value === undefined) return unknown(`No pace: ${asReason(progress.because)}`);
  if ('missing' in time) return unknown(`No pace: ${time.missing}`);
  const { status, decidedBy, gap } = paceStatus({
    progress: progress.value,
    pace: time.pace,
    chance,
    thresholds: settings,
  });
  const points = Math.round(Math.min(Math.abs(gap) * 100, Number.MAX_VALUE));
  const place = `${sayShare(progress.value)} of the way with ${sayShare(time.pace.expected)} expected by now${time.course === undefined ? '' : `, ${time.course}`}`;
  const distance =
    points === 0 ? 'as expected' : `${sayNumber(points)} points ${gap > 0 ? 'behind' : 'ahead'}`;
  const limits = `on track to ${sayPoints(settings.onTrackGap)} behind, off track beyond ${sayPoints(settings.behindGap)}`;
  switch (status) {
    case 'not-started':
      return known(status, 'Not started: its cycle begins later');
    case 'reached':
      return known(status, `Reached: ${place}`);
    case 'too-early':
      return known(
        status,
        `Too early to judge: ${sayShare(time.pace.elapsed)} of the time has passed, less than ${sayShare(settings.tooEarly)}`,
      );
    case 'ahead':
    case 'on-track':
    case 'off-track':
      return known(status, `${words[status]}: ${place}, ${distance} (${limits})`);
    case 'behind':
      return known(
        status,
        decidedBy === 'chance' && chance !== undefined
          ? `Behind, decided by the chance of target of ${sayShare(chance)} (never on track below ${sayShare(settings.unlikelyChance)}, never off track from ${sayShare(settings.likelyChance)}): ${place}`
          : `Behind: ${place}, ${distance} (${limits})`,
      );
  }
}

/**
 * The grade of what is over, as the end of a sentence: red below .4, yellow below .7, green from there on. What was
 * committed to should have come to 1; of an aspiration .6 to .7 is as much as is good. Empty while it runs.
 */
export function sayGrade({
  progress,
  time,
  commitment,
}: {
  progress: number | undefined;
  time: Elapsed;
  commitment: KeyResult['commitment'];
}): string {
  if (progress === undefined || 'missing' in time || time.pace.phase !== 'over') return '';
  const score = Math.min(Math.max(progress, 0), 1);
  const expected =
    commitment === 'committed' && score < 1
      ? '; it was committed to, so what is missing wants an explanation'
      : commitment === 'aspirational' && score >= 0.6 && score <= 0.7
        ? '; for an aspiration that is about right'
        : '';
  return `; its time is over: graded ${sayNumber(Number(score.toFixed(2)))}, ${grade(score) ?? ''}${expected}`;
}

const words = { ahead: 'Ahead', 'on-track': 'On track', 'off-track': 'Off track' } as const;

/** Worst first: what an objective takes over from its key results. */
export const paceFromWorst = [
  'off-track',
  'behind',
  'too-early',
  'not-started',
  'on-track',
  'ahead',
  'reached',
] as const satisfies readonly PaceStatus[];
