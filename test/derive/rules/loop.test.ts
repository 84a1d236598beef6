import { describe, expect, it } from 'vitest';
import type { WorkspaceParts } from '../workspace-builder.ts';
import { found, messageOf } from './findings.ts';

type WorkPart = NonNullable<WorkspaceParts['work']>[number];

const teams = [{ id: 'growth', drivers: ['activation'] }];

/** Items of a team, under way unless said otherwise. */
function work(...items: readonly Partial<WorkPart>[]): WorkspaceParts {
  return {
    teams,
    work: items.map((own, at) => ({ id: `item ${at + 1}`, team: 'growth', start: '2026-03-02', ...own })),
  };
}

const unplanned = { mode: 'execution' } as const;
const planned = { mode: 'execution', planned: true } as const;

describe('a team that only reacts', () => {
  it('has more than half of its work unplanned', () => {
    const reacting = work(unplanned, { mode: 'learning' }, planned);
    expect(messageOf('loop/reactive', reacting)).toBe(
      '2 of 3 items of work of the last 8 weeks were not planned (67 %, the limit is 50 %).',
    );
    expect(found('loop/reactive', work(unplanned, { mode: 'learning' }, planned, planned))).toEqual([]);
    expect(found('loop/reactive', { ...reacting, settings: { rules: { reactiveShare: 0.7 } } })).toEqual([]);
  });

  it('is not judged by one or two items, nor by what is long done', () => {
    expect(found('loop/reactive', work(unplanned, { mode: 'learning' }))).toEqual([]);
    const old = { ...unplanned, start: '2025-10-01', done: '2025-12-01' };
    expect(found('loop/reactive', work(old, old, old, { mode: 'learning' }))).toEqual([]);
  });
});

describe('a team that only survives', () => {
  it('reacts, and has learned and thought up nothing for six weeks', () => {
    expect(messageOf('loop/survival', work(unplanned, unplanned, planned))).toBe(
      '2 of 3 items of work of the last 8 weeks were not planned (67 %, the limit is 50 %), and nothing was learned or thought up for 6 weeks.',
    );
    expect(found('loop/reactive', work(unplanned, unplanned, planned))).toEqual([]);
    const longAgo = { mode: 'learning', start: '2026-02-05', done: '2026-02-17' } as const;
    expect(found('loop/survival', work(unplanned, unplanned, longAgo))).toEqual(['growth']);
    const lately = { ...longAgo, done: '2026-02-18' };
    expect(found('loop/survival', work(unplanned, unplanned, lately))).toEqual([]);
    expect(found('loop/survival', work(unplanned, unplanned, { mode: 'generative' }))).toEqual([]);
  });

  it('is also told of work that no team owns', () => {
    const own =
      work(unplanned, unplanned, unplanned).work?.map((item) => ({ ...item, team: undefined })) ?? [];
    expect(found('loop/survival', { work: own })).toEqual(['Work of no team']);
  });
});

describe('a cycle without a learning', () => {
  const objectives = [
    {
      id: 'objective',
      team: 'growth',
      status: 'active' as const,
      cycleStart: '2026-01-01',
      cycleEnd: '2026-03-31',
    },
  ];

  it('is not told of one that has only begun, while the weeks before it taught something', () => {
    const begun = objectives.map((objective) => ({
      ...objective,
      cycleStart: '2026-03-25',
      cycleEnd: '2026-06-30',
    }));
    function after(day: string) {
      const learning = { mode: 'learning', start: '2026-01-20', done: day } as const;
      return { ...work({ ...planned, start: '2026-03-26' }, learning), objectives: begun };
    }
    expect(found('loop/incomplete', after('2026-02-03'))).toEqual([]);
    expect(messageOf('loop/incomplete', after('2026-02-02'))).toBe(
      '1 work item of execution since 2026-03-25, and nothing was learned since 2026-02-03.',
    );
  });

  it('is told when work was done and nothing was learned', () => {
    expect(messageOf('loop/incomplete', { ...work(planned), objectives })).toBe(
      '1 work item of execution since 2026-01-01, and nothing was learned.',
    );
    expect(found('loop/incomplete', { ...work(planned, { mode: 'learning' }), objectives })).toEqual([]);
    expect(found('loop/incomplete', { ...work({ mode: 'planning' }), objectives })).toEqual([]);
  });

  it('is complete by the learning of an experiment on a driver or key result of the team', () => {
    const learned = { id: 'e', learning: 'Less is more', end: '2026-02-15' };
    const byDriver = { ...work(planned), objectives, experiments: [{ ...learned, drivers: ['activation'] }] };
    expect(found('loop/incomplete', byDriver)).toEqual([]);
    const byKeyResult = {
      ...work(planned),
      objectives,
      keyResults: [{ id: 'k', objective: 'objective' }],
      experiments: [{ ...learned, keyResult: 'k' }],
    };
    expect(found('loop/incomplete', byKeyResult)).toEqual([]);
    const earlier = {
      ...byDriver,
      experiments: [{ ...learned, end: '2025-12-31', drivers: ['activation'] }],
    };
    expect(found('loop/incomplete', earlier)).toEqual(['growth']);
  });

  it('is looked at over 8 weeks where the team has no cycle', () => {
    expect(messageOf('loop/incomplete', work(planned))).toContain('since 2026-02-03');
  });
});

describe('work that reaches nothing', () => {
  const linked = { metrics: [{ id: 'activation', role: 'key-driver' as const }], keyResults: [{ id: 'k' }] };

  it('is linked to no driver and no key result', () => {
    expect(messageOf('work/untraced', { ...linked, ...work({ effortDays: 3 }) })).toBe(
      'It was worked on in the last 8 weeks and reaches no driver (3 days of effort).',
    );
    expect(
      found('work/untraced', { ...linked, ...work({ driver: 'activation' }, { keyResult: 'k' }) }),
    ).toEqual([]);
    expect(found('work/untraced', { ...linked, ...work({ driver: 'gone' }) })).toEqual(['item 1']);
  });

  it('is not looked at before it begins, nor long after it is done', () => {
    expect(found('work/untraced', work({ start: undefined }, { start: '2026-04-01' }))).toEqual([]);
    expect(found('work/untraced', work({ start: '2025-10-01', done: '2025-12-01' }))).toEqual([]);
  });
});

describe('a team and the North Star', () => {
  it('say how one moves the other', () => {
    const metrics = [{ id: 'star', name: 'Active teams', role: 'north-star' as const }];
    expect(messageOf('team/statement', { metrics, teams })).toBe(
      'It does not say how its work moves “Active teams”.',
    );
    expect(messageOf('team/statement', { teams })).toContain('moves the North Star.');
    expect(found('team/statement', { teams: [{ id: 'growth', statement: 'Teams stay because …' }] })).toEqual(
      [],
    );
  });
});
