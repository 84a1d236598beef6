import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeSeasonOfOthers } from '../../../src/derive/stats/season-of-others.ts';
import { trendTest } from '../../../src/derive/stats/trend-test.ts';
import { seededNoise } from '../../bench/seeded-noise.ts';
import { gappySeries, numbersIn, wildSeries } from './arbitrary-series.ts';

const year = [9, 4, 0, -2, -5, -7, -6, -4, 0, 2, 4, 5];

/** So many cycles of noise about a season, or about none. */
function seasonalNoise(seed: number, cycles: number): number[] {
  const noise = seededNoise(seed);
  return Array.from({ length: cycles * year.length }, (_, month) => {
    return 100 + 4 * (year[month % year.length] ?? 0) + noise();
  });
}

describe('taking off the season that the other cycles tell', () => {
  it('leaves the line under an exact season', () => {
    const line = Array.from({ length: 36 }, (_, month) => 100 + 0.5 * month);
    const left = removeSeasonOfOthers(
      line.map((value, month) => value + (year[month % 12] ?? 0)),
      12,
    );
    for (const [month, value] of left.entries()) {
      expect((value ?? Number.NaN) - (left[0] ?? Number.NaN)).toBeCloseTo(0.5 * month, 9);
    }
  });

  it('makes no trend of noise: a test at 5 % stays under 7 %', () => {
    let found = 0;
    const count = 400;
    for (let seed = 1; seed <= count; seed += 1) {
      const trend = trendTest(removeSeasonOfOthers(seasonalNoise(seed, 3), 12).slice(-12));
      if (trend.status === 'tested' && trend.p < 0.05) found += 1;
    }
    expect(found / count).toBeLessThan(0.07);
    expect(found).toBeGreaterThan(0);
  });

  it('is not told by a reading itself, however wild it is', () => {
    const values = seasonalNoise(7, 4);
    const wild = values.with(20, 1e6);
    const left = removeSeasonOfOthers(wild, 12);
    expect(left[20]).toBeGreaterThan(0.9e6);
    expect(Math.abs((left[8] ?? 0) - 100)).toBeLessThan(10);
  });

  it('makes a gap of a reading whose season no other tells', () => {
    const values = seasonalNoise(3, 3).map((value, month) =>
      month % 12 === 4 && month > 12 ? undefined : value,
    );
    expect(removeSeasonOfOthers(values, 12)[4]).toBeUndefined();
    expect(removeSeasonOfOthers(values, 12)[5]).toBeDefined();
  });

  it('takes nothing off without a season, and takes any series', () => {
    expect(removeSeasonOfOthers([3, undefined, 5], 1)).toEqual([3, undefined, 5]);
    expect(removeSeasonOfOthers([], 12)).toEqual([]);
    fc.assert(
      fc.property(fc.oneof(gappySeries, wildSeries), fc.integer({ min: 0, max: 13 }), (values, period) => {
        const left = removeSeasonOfOthers(values, period);
        expect(left).toHaveLength(values.length);
        expect(numbersIn(left).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
