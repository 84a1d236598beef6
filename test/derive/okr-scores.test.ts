import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyResultScore, ObjectiveScore } from '../../src/derive/scorecard.ts';
import { answersTo, byId } from './answers.ts';
import type { WorkspaceParts } from './workspace-builder.ts';

const cycle = { cycleStart: '2026-01-01', cycleEnd: '2026-06-29' } as const;
type KeyResults = NonNullable<WorkspaceParts['keyResults']>;

function keyResultOf(cells: Omit<KeyResults[number], 'id'>, parts: WorkspaceParts = {}): KeyResultScore {
  const { keyResults } = answersTo({
    objectives: [{ id: 'come back', ...cycle }],
    keyResults: [{ id: 'weekly', objective: 'come back', ...cells }],
    ...parts,
  });
  return byId(keyResults, 'weekly');
}

function objectiveOf(keyResults: KeyResults, parts: WorkspaceParts = {}): ObjectiveScore {
  const own = keyResults.map((keyResult) => ({ objective: 'come back', ...keyResult }));
  const { objectives } = answersTo({
    objectives: [{ id: 'come back', ...cycle }],
    keyResults: own,
    ...parts,
  });
  return byId(objectives, 'come back');
}

describe('a key result', () => {
  it('has come from its start to its target, up or down', () => {
    expect(keyResultOf({ start: 5, target: 3, current: 4 }).progress.value).toBe(0.5);
    expect(keyResultOf({ start: 41, target: 60, current: 50 }).progress.value).toBeCloseTo(9 / 19, 12);
  });

  it('is held against the time that has passed', () => {
    const score = keyResultOf({ start: 0, target: 100, current: 30 });
    expect(score.expected.value).toBeCloseTo(89 / 179, 12);
    expect(score.pace.value).toBe('behind');
  });

  it('takes its value from its metric rather than from what was typed', () => {
    const parts: WorkspaceParts = {
      metrics: [{ id: 'activation' }],
      readings: { activation: [{ day: '2026-03-31', value: 70 }] },
    };
    const score = keyResultOf({ metric: 'activation', start: 0, target: 100, current: 10 }, parts);
    expect(score.current).toEqual({
      value: 70,
      because: '70, the latest of “activation”, read on 2026-03-31',
    });
    expect(score.chance.because).toBe('No chance of target: 1 of 8 readings');
  });

  it('starts from the first value of its metric in the cycle when no start is given, and says so', () => {
    const parts: WorkspaceParts = {
      metrics: [{ id: 'activation' }],
      readings: {
        activation: [
          { day: '2025-12-31', value: 5 },
          { day: '2026-01-31', value: 20 },
          { day: '2026-03-31', value: 60 },
        ],
      },
    };
    const { progress } = keyResultOf({ metric: 'activation', target: 100 }, parts);
    expect(progress.value).toBe(0.5);
    expect(progress.because).toContain('its first value in the cycle, 20, counts as start');
  });

  it('that is done or not done has no pace in between', () => {
    expect(keyResultOf({ start: 0, target: 1, current: 0 }).pace.because).toContain('done or not done');
    expect(keyResultOf({ start: 0, target: 1, current: 1 }).pace.value).toBe('reached');
    const missed = keyResultOf({ start: 0, target: 1, current: 0, due: '2026-03-30' }).pace;
    expect([missed.value, missed.because.includes('graded 0, red')]).toEqual(['off-track', true]);
  });

  it('is graded once its time is over; what was committed to wants an explanation', () => {
    const over = { start: 0, target: 100, due: '2026-03-30' } as const;
    expect(keyResultOf({ ...over, current: 62, commitment: 'aspirational' }).pace.because).toContain(
      'its time is over: graded 0.62, yellow; for an aspiration that is about right',
    );
    expect(keyResultOf({ ...over, current: 80, commitment: 'committed' }).pace.because).toContain(
      'graded 0.8, green; it was committed to, so what is missing wants an explanation',
    );
    expect(keyResultOf({ ...over, current: 10 }).pace.because).toContain('graded 0.1, red');
    expect(keyResultOf({ ...over, due: '2026-04-30', current: 10 }).pace.because).not.toContain('graded');
  });

  it('says which of its numbers is missing', () => {
    expect(keyResultOf({ target: 5 }).progress.because).toBe(
      'No progress: no start and no current value is known',
    );
    expect(keyResultOf({ start: 1, target: 5, current: 2, due: '2025-12-01' }).pace.because).toContain(
      'the due date 2025-12-01 is not after the start of the cycle 2026-01-01',
    );
  });
});

describe('an objective', () => {
  it('has the weighted mean of its key results, each held between 0 and 100 %', () => {
    const { progress, coverage } = objectiveOf([
      { id: 'twice', start: 0, target: 10, current: 20 },
      { id: 'back', start: 0, target: 10, current: -5, weight: 3 },
    ]);
    expect(progress.value).toBe(0.25);
    expect(coverage).toBe(1);
  });

  it('leaves out key results without data and says how much of the weight has some', () => {
    const { progress, coverage } = objectiveOf([
      { id: 'known', start: 0, target: 10, current: 5 },
      { id: 'unknown', weight: 3 },
    ]);
    expect(progress.value).toBe(0.5);
    expect(coverage).toBe(0.25);
    expect(progress.because).toContain('1 of 2 key results with data');
  });

  it('has the pace of its worst key result, apart from its progress', () => {
    const { progress, pace } = objectiveOf([
      { id: 'done', start: 0, target: 10, current: 10 },
      { id: 'late', start: 0, target: 10, current: 0 },
    ]);
    expect(progress.value).toBe(0.5);
    expect(pace.value).toBe('off-track');
    expect(pace.because).toMatch(/^The worst of its key results decides, “late”: Off track/);
  });

  it('does not guess at negative weights or weights that are all 0', () => {
    const part = { start: 0, target: 10, current: 5 };
    expect(objectiveOf([{ id: 'a', ...part, weight: -1 }]).progress.because).toContain('negative weight');
    expect(objectiveOf([{ id: 'a', ...part, weight: 0 }]).progress.because).toContain('are all 0');
    expect(objectiveOf([]).progress.because).toBe('No progress: it has no key results');
    expect(objectiveOf([{ id: 'a' }]).progress.because).toBe(
      'No progress: none of its 1 key result has data',
    );
  });

  it('leads to the North Star by the shortest way, its own or of what it helps', () => {
    const parts: WorkspaceParts = {
      metrics: [
        { id: 'teams', name: 'Weekly teams', role: 'north-star' },
        { id: 'activation', name: 'Activation', feeds: ['teams'] },
      ],
      objectives: [
        { id: 'come back', ...cycle },
        { id: 'helper', contributesTo: ['come back'] },
        { id: 'alone' },
        { id: 'chosen', strategy: ['self-serve'] },
      ],
      strategy: [{ id: 'self-serve', name: 'Self-serve first' }],
      keyResults: [{ id: 'weekly', objective: 'come back', driver: 'activation' }],
    };
    const { objectives } = answersTo(parts);
    expect(byId(objectives, 'come back').path.value).toBe('→ Activation → Weekly teams');
    expect(byId(objectives, 'come back').contributors).toEqual(['helper']);
    expect(byId(objectives, 'helper').path.value).toBe('→ come back → Activation → Weekly teams');
    expect(byId(objectives, 'chosen').path.value).toBe('→ Self-serve first');
    expect(byId(objectives, 'alone').path.value).toBeUndefined();
  });

  it('counts weights by their proportions only', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(weights, fc.constantFrom(2, 0.5, 1e6), (list, factor) => {
        function parts(scale: number): KeyResults {
          return list.map((weight, place) => ({
            id: `k${place}`,
            start: 0,
            target: 10,
            current: place * 2,
            weight: weight * scale,
          }));
        }
        expect(objectiveOf(parts(factor)).progress.value).toBeCloseTo(
          objectiveOf(parts(1)).progress.value ?? Number.NaN,
          12,
        );
      }),
      { numRuns: 30 },
    );
  });
});
