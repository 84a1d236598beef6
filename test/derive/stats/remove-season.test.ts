import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeSeason } from '../../../src/derive/stats/remove-season.ts';
import { gappySeries, numbersIn, wildSeries } from './arbitrary-series.ts';
import { lagCases } from './lag-case.ts';

const seasonal = lagCases.filter(({ expected }) => expected.seasonal_medians_removed !== undefined);

describe('removing the season', () => {
  it.each(seasonal)('leaves the reference series of $id', ({ driver, nsm, period, expected }) => {
    const own = expected.seasonal_medians_removed;
    const leftOfDriver = removeSeason(driver, period ?? 0);
    const leftOfNsm = removeSeason(nsm, period ?? 0);
    for (const [index, value] of (own?.driver ?? []).entries())
      expect(leftOfDriver[index]).toBeCloseTo(value, 8);
    for (const [index, value] of (own?.nsm ?? []).entries()) expect(leftOfNsm[index]).toBeCloseTo(value, 8);
    expect(leftOfDriver).toHaveLength(driver.length);
  });

  it('leaves the line under an exact season', () => {
    const season = [0, 5, -3, 1];
    const values = Array.from({ length: 24 }, (_, index) => 2 * index + (season[index % 4] ?? 0));
    const left = removeSeason(values, 4);
    const steps = left.slice(1).map((value, index) => (value ?? 0) - (left[index] ?? 0));
    for (const step of steps) expect(step).toBeCloseTo(2, 10);
  });

  it('leaves an empty series, a single reading and a series without a period as they are', () => {
    expect(removeSeason([], 12)).toEqual([]);
    expect(removeSeason([7], 12)).toEqual([7]);
    expect(removeSeason([1, 9, 1, 9], 1)).toEqual([1, 9, 1, 9]);
  });

  it('keeps gaps where they are', () => {
    fc.assert(
      fc.property(gappySeries, fc.integer({ min: 2, max: 12 }), (values, period) => {
        const left = removeSeason(Object.freeze(values), period);
        expect(left.map((value) => value === undefined)).toEqual(values.map((value) => value === undefined));
      }),
    );
  });

  it('gives finite numbers, whatever the cells hold', () => {
    fc.assert(
      fc.property(wildSeries, (values) => {
        expect(numbersIn(removeSeason(values, 3)).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
