import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { healthScore } from '../../../src/derive/stats/health-score.ts';
import type { HealthParts, HealthScore } from '../../../src/derive/stats/health-score.ts';
import { numbersIn } from './arbitrary-series.ts';

type Scored = Extract<HealthScore, { status: 'scored' }>;

const whole: HealthParts = {
  chance: 0.7,
  progress: 0.4,
  expected: 0.5,
  improvementZ: 0,
  signal: 'none',
  cadencesSinceReading: 0,
};

function scoreOf(parts: Partial<HealthParts>): Scored {
  const found = healthScore({ ...whole, ...parts });
  if (found.status !== 'scored') throw new Error(`Not scored: ${found.status}`);
  return found;
}

describe('a health score', () => {
  it('is the weighted mean of its parts', () => {
    const pace = 1 - 0.1 / 0.33;
    const expected = 100 * (0.4 * 0.7 + 0.25 * pace + 0.2 * 0.5 + 0.15);
    expect(scoreOf({}).score).toBeCloseTo(expected, 8);
    expect(scoreOf({}).coverage).toBeCloseTo(1, 12);
  });

  it('takes progress over expected where no chance is known', () => {
    expect(scoreOf({ chance: undefined }).components[0]?.value).toBeCloseTo(0.8, 12);
    expect(scoreOf({ chance: undefined, progress: 3 }).components[0]?.value).toBe(1);
    expect(scoreOf({ chance: undefined, expected: 0 }).components[0]?.name).toBe('pace');
  });

  it('is not given when less than half of the weight is known, and says how much is', () => {
    const found = healthScore({ signal: 'none', improvementZ: 1, cadencesSinceReading: 0 });
    expect(found).toEqual({ status: 'not-scored', coverage: 0.35 });
    expect(healthScore({ cadencesSinceReading: 0 })).toEqual({ status: 'not-scored', coverage: 0 });
    const half = healthScore({ chance: 0.7, signal: 'none', cadencesSinceReading: 0 });
    expect(half).toMatchObject({ status: 'scored', coverage: 0.55 });
  });

  it('fades with the age of the last reading and ends after four cadences', () => {
    expect(scoreOf({ cadencesSinceReading: 1.5 }).freshness).toBe(1);
    expect(scoreOf({ cadencesSinceReading: 2.75 }).freshness).toBe(0.75);
    expect(scoreOf({ cadencesSinceReading: 4 }).freshness).toBe(0.5);
    expect(healthScore({ ...whole, cadencesSinceReading: 4.1 })).toEqual({ status: 'stale' });
    expect(healthScore({ ...whole, cadencesSinceReading: Number.NaN })).toEqual({ status: 'stale' });
  });

  it('has a band, and names the component that takes off most', () => {
    const perfect = { chance: 1, progress: 1, improvementZ: 9, signal: 'favourable' } as const;
    expect(scoreOf(perfect)).toMatchObject({ band: 'high', worst: undefined });
    expect(scoreOf({ chance: 0.1, progress: 0 })).toMatchObject({ band: 'low', worst: 'attainment' });
    expect(scoreOf({ ...perfect, signal: 'unfavourable' })).toMatchObject({ score: 85, worst: 'stability' });
    expect(scoreOf({ ...perfect, signal: 'neutral' }).score).toBeCloseTo(92.5, 10);
    expect(scoreOf({ ...perfect, improvementZ: -9 })).toMatchObject({ worst: 'trend' });
  });

  it('lies between 0 and 100 and rises with each part', () => {
    const part = fc.double({ min: -1, max: 2, noNaN: true });
    fc.assert(
      fc.property(part, part, part, (chance, progress, improvementZ) => {
        const found = scoreOf({ chance, progress, improvementZ });
        expect(found.score).toBeGreaterThanOrEqual(0);
        expect(found.score).toBeLessThanOrEqual(100);
        expect(scoreOf({ chance: chance + 0.1, progress, improvementZ }).score).toBeGreaterThanOrEqual(
          found.score,
        );
        expect(numbersIn(found).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
