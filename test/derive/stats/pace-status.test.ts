import { describe, expect, it } from 'vitest';
import { paceStatus } from '../../../src/derive/stats/pace-status.ts';
import type { PaceVerdict } from '../../../src/derive/stats/pace-status.ts';
import { okrCases } from './okr-case.ts';

const thresholds = {
  onTrackGap: 0.1,
  behindGap: 0.25,
  tooEarly: 0.1,
  likelyChance: 0.6,
  unlikelyChance: 0.4,
};

function halfway(progress: number, chance?: number): PaceVerdict {
  const pace = { phase: 'running', elapsed: 0.5, expected: 0.5 } as const;
  return paceStatus({ progress, pace, chance, thresholds });
}

function statusAt(progress: number, expected: number): string {
  const pace = { phase: 'running', elapsed: 0.5, expected } as const;
  return paceStatus({ progress, pace, chance: undefined, thresholds }).status;
}

describe('pace', () => {
  it.each(okrCases.status)('has the gap and the ratio of $actual against $expected', (reference) => {
    const { actual, expected, gap, ratio } = reference;
    const pace = { phase: 'running', elapsed: expected, expected } as const;
    const verdict = paceStatus({ progress: actual, pace, chance: undefined, thresholds });
    expect(verdict.gap).toBe(gap);
    expect(verdict.ratio).toBe(expected >= 0.1 ? ratio : undefined);
  });

  it.each(okrCases.status)(
    'with the thresholds of Engagedly calls $actual against $expected so',
    (reference) => {
      const words = {
        'not-started': undefined,
        'too-early': undefined,
        ahead: 'on track',
        'on-track': 'on track',
        behind: 'behind',
        'off-track': 'at risk',
        reached: 'achieved',
      } as const;
      const { actual, expected, engagedly } = reference;
      const verdict = paceStatus({
        progress: actual,
        pace: { phase: 'running', elapsed: expected, expected },
        chance: undefined,
        thresholds: { ...thresholds, onTrackGap: 0.165, behindGap: 0.33, tooEarly: 0 },
      });
      expect(words[verdict.status]).toBe(engagedly);
    },
  );

  it('is ahead, on track, behind or off track by the gap', () => {
    expect(halfway(0.61)).toMatchObject({ status: 'ahead', decidedBy: 'gap' });
    expect(halfway(0.45)).toMatchObject({ status: 'on-track', decidedBy: 'gap' });
    expect(halfway(0.3)).toMatchObject({ status: 'behind', decidedBy: 'gap' });
    expect(halfway(0.2)).toMatchObject({ status: 'off-track', decidedBy: 'gap' });
  });

  it('counts a gap of exactly ten or twenty-five points for the better side, in spite of rounding', () => {
    expect(statusAt(0.7, 0.8)).toBe('on-track');
    expect(statusAt(0.9, 0.8)).toBe('on-track');
    expect(statusAt(0.55, 0.8)).toBe('behind');
  });

  it('is never off track while the target is likely, and says that the chance decided', () => {
    expect(halfway(0.1, 0.6)).toMatchObject({ status: 'behind', decidedBy: 'chance' });
    expect(halfway(0.1, 0.59)).toMatchObject({ status: 'off-track', decidedBy: 'gap' });
  });

  it('is never on track or ahead while the target is unlikely', () => {
    expect(halfway(0.5, 0.39)).toMatchObject({ status: 'behind', decidedBy: 'chance' });
    expect(halfway(0.8, 0.39)).toMatchObject({ status: 'behind', decidedBy: 'chance' });
    expect(halfway(0.5, 0.4)).toMatchObject({ status: 'on-track', decidedBy: 'gap' });
    expect(halfway(0.3, 0.1)).toMatchObject({ status: 'behind', decidedBy: 'gap' });
  });

  it('judges nothing before the start and in the first tenth, except that the target is reached', () => {
    const early = { phase: 'running', elapsed: 0.09, expected: 0.09 } as const;
    const before = { phase: 'not-started', elapsed: 0, expected: 0 } as const;
    const common = { chance: 0.1, thresholds };
    expect(paceStatus({ progress: 0, pace: early, ...common })).toMatchObject({
      status: 'too-early',
      decidedBy: undefined,
    });
    expect(paceStatus({ progress: 1, pace: early, ...common }).status).toBe('reached');
    expect(paceStatus({ progress: 1, pace: before, ...common }).status).toBe('not-started');
  });
});
