import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spearman } from '../../../src/derive/stats/spearman.ts';
import { gappySeries, numbersIn, wholeSeries, wildSeries } from './arbitrary-series.ts';
import { lagCases, rawLag } from './lag-case.ts';
import { relativeError } from './relative-error.ts';

const rows = lagCases.flatMap(({ id, driver, nsm, expected }) =>
  (expected[rawLag]?.rows ?? []).map((row) => ({ id, driver, nsm, row, lag: row.lag })),
);

describe("Spearman's rank correlation", () => {
  it.each(rows)('agrees with SciPy on $id at lag $lag', ({ driver, nsm, row }) => {
    const found = spearman(driver, nsm.slice(row.lag));
    expect(found?.n).toBe(row.m);
    expect(relativeError(found?.rho, row.rho)).toBeLessThan(1e-12);
    expect(relativeError(found?.p, row.p)).toBeLessThan(1e-9);
  });

  it('is undefined for an empty series, for two pairs and for a constant', () => {
    expect(spearman([], [])).toBeUndefined();
    expect(spearman([1], [2])).toBeUndefined();
    expect(spearman([1, 2, undefined, 4], [3, 5, 6, undefined])).toBeUndefined();
    expect(spearman([5, 5, 5, 5], [1, 2, 3, 4])).toBeUndefined();
  });

  it('is 1 or -1, with p = 0, for one order or its opposite', () => {
    expect(spearman([1, 2, 3, 4], [10, 200, 201, 5000])).toEqual({ n: 4, rho: 1, p: 0 });
    expect(spearman([1, 2, 3, 4], [4, 3, 2, 1])).toEqual({ n: 4, rho: -1, p: 0 });
  });

  it('leaves out pairs with a gap', () => {
    const whole = spearman([1, 5, 3, 2, 9], [2, 4, 4, 1, 7]);
    expect(spearman([1, 5, undefined, 3, 2, 9, 7], [2, 4, 99, 4, 1, 7, undefined])).toEqual(whole);
  });

  it('knows ranks only, and is the same both ways', () => {
    fc.assert(
      fc.property(wholeSeries, gappySeries, (one, other) => {
        const found = spearman(one, other);
        expect(spearman(other, one)?.rho).toBe(found?.rho);
        expect(
          spearman(
            one.map((value) => value ** 3),
            other,
          ),
        ).toEqual(found);
      }),
    );
  });

  it('is finite and between -1 and 1, whatever the cells hold', () => {
    fc.assert(
      fc.property(wildSeries, wildSeries, (one, other) => {
        const found = spearman(Object.freeze(one), Object.freeze(other));
        expect(numbersIn(found).every(Number.isFinite)).toBe(true);
        expect(Math.abs(found?.rho ?? 0)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
