import { describe, expect, it } from 'vitest';
import type { TeamScore } from '../../src/derive/scorecard.ts';
import { answersTo, byId } from './answers.ts';
import type { WorkspaceParts } from './workspace-builder.ts';

type Work = Omit<NonNullable<WorkspaceParts['work']>[number], 'id' | 'team'>;

const lately = { start: '2026-03-01', done: '2026-03-20' } as const;

function modeOf(work: readonly Work[]): TeamScore['mode'] {
  const { teams } = answersTo({
    teams: [{ id: 'growth' }],
    work: work.map((item, place) => ({ id: `item ${place}`, team: 'growth', ...item })),
  });
  return byId(teams, 'growth').mode;
}

function items(count: number, item: Work): Work[] {
  return Array.from({ length: count }, () => ({ ...lately, ...item }));
}

describe('the mode of a team’s progress loop', () => {
  it('is the mode of most of its recent planned work', () => {
    for (const mode of ['learning', 'generative', 'planning', 'execution'] as const) {
      const others = items(1, { planned: true, mode: mode === 'learning' ? 'planning' : 'learning' });
      expect(modeOf([...items(2, { planned: true, mode }), ...others])).toEqual({
        value: mode,
        because: '2 of 3 items of the last 8 weeks',
      });
    }
  });

  it('is reactive when more than half of it was not planned', () => {
    const half = [
      ...items(2, { planned: false, mode: 'learning' }),
      ...items(2, { planned: true, mode: 'planning' }),
    ];
    expect(modeOf(half).value).not.toBe('reactive');
    const most = [...half, ...items(1, { planned: false, mode: 'execution' })];
    expect(modeOf(most)).toEqual({
      value: 'reactive',
      because: '3 of 5 items of work of the last 8 weeks were not planned (60 %, the limit is 50 %)',
    });
  });

  it('is survival when on top of that nothing was learned or thought up for six weeks', () => {
    const unplanned = items(3, { planned: false, mode: 'execution' });
    expect(modeOf(unplanned).value).toBe('survival');
    const thought: Work = { planned: false, mode: 'generative', start: '2026-02-01' };
    expect(modeOf([...unplanned, { ...thought, done: '2026-02-17' }]).value).toBe('survival');
    expect(modeOf([...unplanned, { ...thought, done: '2026-02-18' }]).value).toBe('reactive');
    expect(modeOf([...unplanned, thought]).value).toBe('reactive');
  });

  it('is not survival while an experiment of the team begins or leaves a learning', () => {
    type Test = Omit<NonNullable<WorkspaceParts['experiments']>[number], 'id'>;
    function modeBeside(experiment: Test) {
      const { teams } = answersTo({
        metrics: [{ id: 'activation', role: 'key-driver' }, { id: 'price' }],
        teams: [{ id: 'growth', drivers: ['activation'] }],
        objectives: [{ id: 'goal', team: 'growth' }],
        keyResults: [{ id: 'more', objective: 'goal' }],
        experiments: [{ id: 'test', ...experiment }],
        work: items(3, { planned: false, mode: 'execution' }).map((item, place) => ({
          id: `item ${place}`,
          team: 'growth',
          ...item,
        })),
      });
      return byId(teams, 'growth').mode.value;
    }
    const learned = {
      status: 'finished',
      end: '2026-02-18',
      learning: 'They do not see the button',
    } as const;
    expect(modeBeside({ ...learned, drivers: ['activation'] })).toBe('reactive');
    expect(modeBeside({ ...learned, keyResult: 'more' })).toBe('reactive');
    expect(modeBeside({ ...learned, drivers: ['price'] })).toBe('survival');
    expect(modeBeside({ ...learned, drivers: ['activation'], end: '2026-02-17' })).toBe('survival');
    expect(modeBeside({ ...learned, drivers: ['activation'], learning: undefined })).toBe('survival');
    expect(modeBeside({ status: 'running', start: '2026-03-01', drivers: ['activation'] })).toBe('reactive');
    expect(modeBeside({ status: 'planned', start: '2026-04-01', drivers: ['activation'] })).toBe('survival');
  });

  it('counts work under way whose day to be done is written down already', () => {
    const underWay = { start: '2026-03-01', done: '2026-04-15', planned: true, mode: 'planning' } as const;
    expect(modeOf([underWay]).value).toBe('planning');
    const learning = { ...underWay, mode: 'learning' } as const;
    expect(modeOf([...items(3, { planned: false, mode: 'execution' }), learning]).value).toBe('reactive');
  });

  it('looks for an idea as far back as the workspace says, beyond the weeks whose work it counts', () => {
    const idea = { planned: true, mode: 'generative', start: '2025-12-01', done: '2026-01-10' } as const;
    const teams = [{ id: 'growth' }];
    const work = [...items(4, { planned: false, mode: 'execution' }), idea].map((item, place) => ({
      id: `item ${place}`,
      team: 'growth',
      ...item,
    }));
    function modeWithin(survivalWeeks: number) {
      return byId(answersTo({ teams, work, settings: { rules: { survivalWeeks } } }).teams, 'growth').mode;
    }
    expect(modeWithin(10).value).toBe('survival');
    expect(modeWithin(12).value).toBe('reactive');
  });

  it('is not told from old, coming or unwritten work', () => {
    expect(modeOf([]).because).toBe('No work is written down for the last 8 weeks');
    expect(
      modeOf([{ planned: true, mode: 'planning', start: '2025-12-01', done: '2026-01-31' }]).value,
    ).toBeUndefined();
    expect(modeOf([{ planned: true, mode: 'planning', start: '2026-04-01' }]).value).toBeUndefined();
    expect(modeOf(items(2, { planned: true })).because).toBe('No mode is written down on its work');
  });
});

function shareOf(work: readonly Work[]) {
  const { teams } = answersTo({
    teams: [{ id: 'growth' }],
    work: work.map((item, place) => ({ id: `item ${place}`, team: 'growth', ...item })),
  });
  return byId(teams, 'growth').strategicShare;
}

describe('the strategic share of a team’s work', () => {
  it('is by effort where every item has one, else by number', () => {
    const on = { ...lately, driver: 'activation', effortDays: 1 };
    const off = { ...lately, effortDays: 3 };
    expect(shareOf([on, off]).value).toBe(0.25);
    expect(shareOf([on, { ...off, effortDays: undefined }]).value).toBe(0.5);
    expect(shareOf([{ ...on, driver: undefined, keyResult: 'more' }]).value).toBe(1);
  });

  it('is not known without work', () => {
    expect(shareOf([]).because).toBe('No work is written down for the last 8 weeks');
  });
});

describe('a team', () => {
  it('is connected through its driver or its objective, and says which', () => {
    const parts: WorkspaceParts = {
      metrics: [
        { id: 'teams', role: 'north-star' },
        { id: 'activation', role: 'key-driver', feeds: ['teams'] },
      ],
      teams: [{ id: 'growth', drivers: ['activation'] }, { id: 'search' }, { id: 'back office' }],
      objectives: [{ id: 'find faster', team: 'search' }],
      keyResults: [{ id: 'faster', objective: 'find faster', driver: 'activation' }],
    };
    const { teams } = answersTo(parts);
    expect(byId(teams, 'growth').connected).toEqual({
      value: true,
      because: 'Through its driver “activation”',
    });
    expect(byId(teams, 'search').connected).toEqual({
      value: true,
      because: 'Through its objective “find faster”',
    });
    expect(byId(teams, 'back office').connected.value).toBe(false);
    expect(byId(answersTo({ teams: [{ id: 'growth' }] }).teams, 'growth').connected.value).toBeUndefined();
  });
});
