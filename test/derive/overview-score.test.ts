import { describe, expect, it } from 'vitest';
import type { OverviewScore } from '../../src/derive/scorecard.ts';
import { answersTo } from './answers.ts';
import type { WorkspaceParts } from './workspace-builder.ts';

function overviewOf(parts: WorkspaceParts): OverviewScore {
  return answersTo(parts).overview;
}

describe('the seven steps of getting started', () => {
  const northStar = { id: 'teams', role: 'north-star' } as const;
  const driver = { id: 'activation', role: 'key-driver', feeds: ['teams'], linkKind: 'product' } as const;
  const owned = { ...driver, owners: ['Ada'] };
  const aimed = { ...owned, target: 2, targetDate: '2026-06-30' };
  const readings = {
    teams: [{ day: '2026-03-31', value: 10 }],
    activation: [{ day: '2026-03-31', value: 1 }],
  };

  it('are taken one after the other, the next one named', () => {
    const steps: readonly [WorkspaceParts, string][] = [
      [{}, '0 of 7; next: choose a North Star'],
      [{ metrics: [northStar] }, '1 of 7; next: name one to three key drivers'],
      [{ metrics: [northStar, driver] }, '2 of 7; next: give every driver one owner'],
      [{ metrics: [northStar, owned] }, '3 of 7; next: give every driver a target and a date'],
      [{ metrics: [northStar, aimed] }, '4 of 7; next: enter readings'],
      [{ metrics: [northStar, aimed], readings: { teams: readings.teams } }, '4 of 7; next: enter readings'],
      [{ metrics: [northStar, aimed], readings }, '6 of 7; next: run an experiment'],
      [
        { metrics: [northStar, aimed], readings, experiments: [{ id: 'form', status: 'idea' }] },
        '6 of 7; next: run an experiment',
      ],
      [{ metrics: [northStar, aimed], readings, experiments: [{ id: 'form', status: 'running' }] }, '7 of 7'],
    ];
    for (const [parts, said] of steps) expect(overviewOf(parts).onboarding.value).toBe(said);
  });

  it('do not count four drivers of one North Star as one to three', () => {
    const drivers = ['a', 'b', 'c', 'd'].map((id) => ({ ...driver, id }));
    expect(overviewOf({ metrics: [northStar, ...drivers] }).onboarding.value).toBe(
      '1 of 7; next: name one to three key drivers',
    );
  });

  it('take as many drivers as the workspace says, and a healthy range for a target without a day', () => {
    const drivers = ['a', 'b', 'c', 'd'].map((id) => ({
      ...owned,
      id,
      direction: 'stay-in-range' as const,
      healthyMin: 1,
    }));
    const settings = { rules: { mostDrivers: 4 } };
    expect(overviewOf({ metrics: [northStar, ...drivers], settings }).onboarding.value).toBe(
      '4 of 7; next: enter readings',
    );
  });

  it('find the rate-limiting step sixth', () => {
    const influenced = { ...aimed, linkKind: 'influence' } as const;
    expect(overviewOf({ metrics: [northStar, influenced], readings }).onboarding.value).toBe(
      '5 of 7; next: find the rate-limiting step',
    );
  });
});

describe('a workspace', () => {
  it('has a share of objectives that lead to the North Star or a choice', () => {
    const parts: WorkspaceParts = {
      strategy: [{ id: 'self-serve' }, { id: 'enterprise', status: 'not-doing' }],
      objectives: [
        { id: 'linked', status: 'active', strategy: ['self-serve'] },
        { id: 'helps', status: 'agreed', contributesTo: ['linked'] },
        { id: 'declined', status: 'active', strategy: ['enterprise'] },
        { id: 'draft', status: 'draft' },
      ],
    };
    expect(overviewOf(parts).alignedShare).toEqual({
      value: 2 / 3,
      because: '2 of 3 objectives lead to the North Star or a strategic choice',
    });
    expect(overviewOf({}).alignedShare.because).toBe('No objective is agreed or active');
  });

  it('names the metric that has been stale for longest', () => {
    const { worstStale } = overviewOf({
      metrics: [{ id: 'activation' }, { id: 'retention' }, { id: 'fresh' }],
      readings: {
        activation: [{ day: '2025-12-31', value: 1 }],
        retention: [{ day: '2025-10-31', value: 1 }],
        fresh: [{ day: '2026-03-31', value: 1 }],
      },
    });
    expect(worstStale).toEqual({ value: 'retention', because: '“retention” lacks 4 months' });
    expect(overviewOf({}).worstStale.because).toBe('No metric is stale');
  });
});

describe('the growth machine', () => {
  const rate = { numberKind: 'rate', unit: '%' } as const;

  it('is not there without gears', () => {
    expect(overviewOf({}).machine.because).toBe('No gears are written down yet');
  });

  it('is only a funnel while no gear feeds back, and grows linearly', () => {
    const { machine } = overviewOf({ gears: [{ id: 'find', feeds: ['try'] }, { id: 'try' }] });
    expect(machine.value).toBe('A funnel: no gear feeds back into the first, so growth is linear');
  });

  it('is a closed loop when the last feeds the first, and compounds when that link reinvests', () => {
    const loop = [
      { id: 'find', feeds: ['try'] },
      { id: 'try', feeds: ['find'] },
    ] as const;
    expect(overviewOf({ gears: [...loop] }).machine.value).toBe(
      'A closed loop, but no link is marked as reinvesting: “find” and “try”',
    );
    const reinvesting = [loop[0], { ...loop[1], linkKind: 'reinvests' as const }];
    expect(overviewOf({ gears: reinvesting }).machine.value).toBe(
      'A closed loop that reinvests, so growth compounds: “find” and “try”',
    );
  });

  function loopOf(invites: number, accepts: number, lag?: number): OverviewScore['machine'] {
    return overviewOf({
      gears: [
        { id: 'invite', feeds: ['accept'] },
        { id: 'accept', feeds: ['invite'], linkKind: 'reinvests' },
      ],
      metrics: [
        { id: 'invites', gear: 'invite', expectedLag: lag, ...rate },
        { id: 'accepts', gear: 'accept', expectedLag: lag, ...rate },
      ],
      readings: {
        invites: [{ day: '2026-02-28', value: invites }],
        accepts: [{ day: '2026-02-28', value: accepts }],
      },
    }).machine;
  }

  it('compounds from the numbers when each one brings at least another', () => {
    expect(loopOf(4, 0.3).value).toBe(
      'A closed loop that reinvests; each one brings 1.2 more per round, so growth compounds: “accept” and “invite”',
    );
    expect(loopOf(4, 0.3, 0.5).value).toContain(
      'per round of 30 days, so growth compounds, 0.6 % a day, doubling in 115.7 days',
    );
  });

  it('stays linear, whatever is marked, when each one brings less than another', () => {
    expect(loopOf(2, 0.3).value).toContain(
      'each one brings 0.6 more per round, so it multiplies what comes in by 2.5 and no more: growth stays linear',
    );
  });

  it('says what it needs to compute its gain', () => {
    const { machine } = overviewOf({
      gears: [
        { id: 'invite', feeds: ['accept'] },
        { id: 'accept', feeds: ['invite'] },
      ],
    });
    expect(machine.because).toContain('once every gear has exactly one rate: see “accept” and “invite”');
  });
});
