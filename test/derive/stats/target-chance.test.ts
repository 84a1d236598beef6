import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { robustTheta } from '../../../src/derive/stats/robust-theta.ts';
import type { RobustTheta } from '../../../src/derive/stats/robust-theta.ts';
import { targetChance } from '../../../src/derive/stats/target-chance.ts';
import type { Goal } from '../../../src/derive/stats/target-chance.ts';
import { seriesCase } from './series-case.ts';

const weekly = robustTheta(seriesCase('trend-pages').y);
const short = robustTheta(seriesCase('nist-handbook-xmr').y);

function chanceOf(theta: RobustTheta, goal: Goal): number {
  const answer = targetChance({ theta, horizon: 4, goal });
  if (answer.status !== 'estimated') throw new Error(`Not estimated: ${answer.status}`);
  return answer.chance;
}

describe('the chance of a target', () => {
  it('is even at the expected value', () => {
    const answer = targetChance({ theta: weekly, horizon: 4, goal: { kind: 'at-least', target: 0 } });
    const mean = answer.status === 'estimated' ? answer.prediction.mean : Number.NaN;
    expect(chanceOf(weekly, { kind: 'at-least', target: mean })).toBe(0.5);
    expect(chanceOf(weekly, { kind: 'at-most', target: mean })).toBe(0.5);
  });

  // SciPy 1.17.1: t.cdf((1.3885744399 - 2) / 1.2261490177, 38), from the reference forecast at h = 4.
  it('is the share of the predictive t law beyond the target', () => {
    expect(chanceOf(weekly, { kind: 'at-least', target: 2 })).toBeCloseTo(0.310448, 6);
  });

  it('of reaching up and of staying below add to one', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 4, noNaN: true }), (target) => {
        const up = chanceOf(weekly, { kind: 'at-least', target });
        const down = chanceOf(weekly, { kind: 'at-most', target });
        expect(up + down).toBeCloseTo(1, 12);
      }),
    );
  });

  it('of a band is the difference of its two bounds', () => {
    const below = chanceOf(weekly, { kind: 'at-most', target: 0.5 });
    const high = chanceOf(weekly, { kind: 'at-most', target: 2 });
    expect(chanceOf(weekly, { kind: 'within', low: 0.5, high: 2 })).toBeCloseTo(high - below, 12);
  });

  it('falls as the target rises', () => {
    const chances = [0, 1, 2, 3].map((target) => chanceOf(weekly, { kind: 'at-least', target }));
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
  });

  it('is never certain: .01 to .99, and .05 to .95 with fewer than twelve readings', () => {
    expect(chanceOf(weekly, { kind: 'at-least', target: -1e6 })).toBe(0.99);
    expect(chanceOf(weekly, { kind: 'at-least', target: 1e6 })).toBe(0.01);
    expect(chanceOf(short, { kind: 'at-least', target: -1e6 })).toBe(0.95);
    expect(chanceOf(short, { kind: 'at-most', target: -1e6 })).toBe(0.05);
  });

  it('holds for a constant series, which is expected to stay', () => {
    const constant = robustTheta(Array.from({ length: 12 }, () => 7));
    expect(chanceOf(constant, { kind: 'at-least', target: 7 })).toBe(0.99);
    expect(chanceOf(constant, { kind: 'at-least', target: 7.1 })).toBe(0.01);
    expect(chanceOf(constant, { kind: 'within', low: 6, high: 8 })).toBe(0.99);
  });

  it('of a running total looks at the total on the due date', () => {
    const goal: Goal = { kind: 'at-least', target: 500 };
    const increments = robustTheta([9, 11, 10, 12, 8, 10, 11, 9, 10, 12, 9, 11]);
    const near = targetChance({ theta: increments, horizon: 4, goal, totalSoFar: 480 });
    const far = targetChance({ theta: increments, horizon: 4, goal, totalSoFar: 400 });
    expect(near).toMatchObject({ status: 'estimated', chance: 0.99 });
    expect(far).toMatchObject({ status: 'estimated', chance: 0.01 });
  });

  it('is refused with too few readings, too many gaps or a due date too far away', () => {
    const goal: Goal = { kind: 'at-least', target: 1 };
    const few = robustTheta([1, 2, 3]);
    expect(targetChance({ theta: few, horizon: 4, goal })).toEqual({ status: 'too-few', n: 3, needed: 8 });
    const gappy = robustTheta([1, undefined, 3, undefined, 5, undefined, 7, undefined, 9, 10, 11, 12]);
    expect(targetChance({ theta: gappy, horizon: 4, goal })).toMatchObject({ status: 'too-gappy', gaps: 4 });
    expect(targetChance({ theta: weekly, horizon: 40, goal })).toMatchObject({ status: 'estimated' });
    expect(targetChance({ theta: weekly, horizon: 41, goal })).toEqual({
      status: 'too-far',
      n: 40,
      horizon: 41,
    });
  });
});
