import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyResultScore, ObjectiveScore } from '../../src/derive/scorecard.ts';
import { answersTo, byId } from './answers.ts';
import type { WorkspaceParts } from './workspace-builder.ts';
import { valuesUntil } from './workspace-builder.ts';

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

  it('is expected to come as its curve says, and says so', () => {
    const part = { start: 0, target: 100, current: 30 } as const;
    const u = 89 / 179;
    const late = keyResultOf({ ...part, paceCurve: 'back-loaded' });
    expect(late.expected.value).toBeCloseTo(u * u, 12);
    expect(late.expected.because).toBe(
      '25 % is expected, as most comes late: 50 % of the time from 2026-01-01 to 2026-06-29 has passed',
    );
    expect(late.pace.value).toBe('on-track');
    expect(late.pace.because).toContain('30 % of the way with 25 % expected by now, as most comes late');
    const early = keyResultOf({ ...part, paceCurve: 'front-loaded' });
    expect(early.expected.value).toBeCloseTo(Math.sqrt(u), 12);
    expect(early.pace.value).toBe('off-track');
    expect(early.pace.because).toContain('71 % expected by now, as most comes early');
    const bent = keyResultOf({ ...part, paceCurve: 's-curve', due: '2026-12-31' });
    expect(bent.expected.value).toBeCloseTo((89 / 364) ** 2 * (3 - (2 * 89) / 364), 12);
    expect(bent.expected.because).toContain('in an S-curve');
    expect(keyResultOf({ ...part, paceCurve: 'linear' })).toEqual(keyResultOf(part));
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

  it('keeps what it came to on its last day, whatever its metric does later', () => {
    const parts: WorkspaceParts = {
      metrics: [{ id: 'activation' }],
      readings: {
        activation: [
          { day: '2026-01-31', value: 30 },
          { day: '2026-02-28', value: 50 },
          { day: '2026-03-31', value: 100 },
        ],
      },
    };
    const over = { metric: 'activation', start: 0, target: 100, due: '2026-02-28' } as const;
    const { current, progress, pace } = keyResultOf(over, parts);
    expect(current).toEqual({
      value: 50,
      because: '50 in 2026-02, the last of “activation” up to 2026-02-28, its last day',
    });
    expect(progress.value).toBe(0.5);
    expect(pace.value).toBe('off-track');
    expect(pace.because).toContain('graded 0.5, yellow');
    expect(keyResultOf({ ...over, due: '2026-03-31' }, parts).progress.value).toBe(1);
    const early = keyResultOf({ ...over, due: '2025-12-31' }, parts).current;
    expect(early).toEqual({
      value: undefined,
      because: '“activation” has no value up to 2025-12-31, its last day',
    });
    expect(keyResultOf({ ...over, due: '2025-12-31', current: 20 }, parts).current.value).toBe(20);
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

describe('a key result that is expected to come like last year', () => {
  /** A shop that sells three quarters of a half-year in its last two months; the total begins anew in January. */
  const monthly = [5, 5, 5, 10, 30, 45, 20, 20, 20, 20, 20, 20];
  const totals = monthly.map((_, month) => monthly.slice(0, month + 1).reduce((sum, own) => sum + own, 0));
  const values: readonly (number | undefined)[] = [...totals, ...totals.slice(0, 3)];
  const part = { start: 0, target: 100, paceCurve: 'last-year', due: '2026-07-01', metric: 'sales' } as const;

  function ofSales(
    readings: readonly (number | undefined)[],
    numberKind: 'cumulative' | 'level' = 'cumulative',
  ): KeyResultScore {
    return keyResultOf(part, {
      metrics: [{ id: 'sales', numberKind, cadence: 'monthly' }],
      readings: { sales: valuesUntil('2026-03-31', { cadence: 'monthly', values: readings }) },
    });
  }

  it('should have come as far as its running total had by that day a year before', () => {
    const { expected, pace } = ofSales([200, ...values]);
    expect(expected.value).toBeCloseTo((5 + 5 + 5 * (30 / 31)) / 100, 12);
    expect(expected.because).toMatch(/^15 % is expected, as a year before: 49 % of the time from/);
    expect(pace.because).toContain('15 % of the way with 15 % expected by now, as a year before');
  });

  it('is taken as steady where that year is not known, and says why', () => {
    const steady = 89 / 181;
    // Without the December before, what January added is not known.
    const short = ofSales(values);
    const gappy = ofSales([200, ...values.with(3, undefined)]);
    const level = ofSales([200, ...values], 'level');
    const typed = keyResultOf({ ...part, metric: undefined, current: 15 });
    for (const { expected } of [short, gappy, level, typed]) expect(expected.value).toBeCloseTo(steady, 12);
    expect(short.expected.because).toContain('steadily, as “sales” was not read in every period of the same');
    expect(gappy.expected.because).toContain('steadily, as “sales” was not read');
    expect(level.expected.because).toContain('steadily, as “sales” is not a running total');
    expect(typed.pace.because).toContain('49 % expected by now, steadily, as no metric carries it');
  });

  it('has nothing expected before its time and all of it after', () => {
    const sales = { metrics: [{ id: 'sales', numberKind: 'cumulative' }] } as const;
    expect(keyResultOf({ ...part, due: '2026-03-30' }, sales).expected.value).toBe(1);
    const later = { ...sales, objectives: [{ id: 'come back', cycleStart: '2026-05-01' }] };
    expect(keyResultOf(part, later).expected.value).toBe(0);
  });
});

describe('an objective', () => {
  it('is expected to be where its key results are, each by its weight, so that progress compares', () => {
    const { expected } = objectiveOf([
      { id: 'late', start: 0, target: 10, current: 5, paceCurve: 'back-loaded', weight: 3 },
      { id: 'due', start: 0, target: 10, current: 5, due: '2026-03-01' },
      { id: 'unknown', due: '2026-03-01', weight: 10 },
    ]);
    expect(expected.value).toBeCloseTo((3 * (89 / 179) ** 2 + 1) / 4, 12);
    expect(expected.because).toBe(
      '44 %: weighted mean of what 2 of 3 key results should have come to by now',
    );
  });

  it('is held against the time of its cycle while no key result has data', () => {
    const { expected } = objectiveOf([{ id: 'unknown', due: '2026-03-01' }]);
    expect(expected.value).toBeCloseTo(89 / 179, 12);
    expect(expected.because).toBe('50 % of the time from 2026-01-01 to 2026-06-29 has passed');
  });

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
    expect(objectiveOf([{ id: 'a' }]).progress.because).toBe('No progress: its only key result has no data');
    expect(objectiveOf([{ id: 'a' }, { id: 'b' }]).progress.because).toBe(
      'No progress: none of its 2 key results has data',
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
