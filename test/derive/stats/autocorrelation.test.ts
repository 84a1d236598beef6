import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lagOneAutocorrelation } from '../../../src/derive/stats/autocorrelation.ts';
import { gappySeries, wholeSeries } from './arbitrary-series.ts';
import { nistUnivariate } from './nist-univariate.ts';
import { relativeError } from './relative-error.ts';

describe('lag-1 autocorrelation', () => {
  it.each(nistUnivariate)('has the certified digits on $id', ({ id, y, certified }) => {
    // The readings of numacc4 are 10 000 000.1 and the like, which a double holds to nine digits of the tenth.
    const tolerance = id === 'numacc4' ? 1e-8 : id === 'numacc3' ? 1e-9 : 1e-12;
    expect(relativeError(lagOneAutocorrelation(y), certified.lag1_autocorrelation)).toBeLessThan(tolerance);
  });

  it('is undefined for an empty, a single and a constant series', () => {
    expect(lagOneAutocorrelation([])).toBeUndefined();
    expect(lagOneAutocorrelation([3])).toBeUndefined();
    expect(lagOneAutocorrelation([3, 3, 3])).toBeUndefined();
  });

  it('takes the readings beside a gap for neighbours', () => {
    expect(lagOneAutocorrelation([1, undefined, 4, 2, undefined, 9])).toBe(
      lagOneAutocorrelation([1, 4, 2, 9]),
    );
  });

  it('is the same backwards, shifted and scaled', () => {
    fc.assert(
      fc.property(wholeSeries, fc.integer({ min: -50, max: 50 }), (values, shift) => {
        const r1 = lagOneAutocorrelation(values);
        if (r1 === undefined) return;
        expect(lagOneAutocorrelation(values.toReversed())).toBeCloseTo(r1, 10);
        expect(lagOneAutocorrelation(values.map((value) => shift - 8 * value))).toBeCloseTo(r1, 10);
      }),
    );
  });

  it('lies between -1 and 1', () => {
    fc.assert(
      fc.property(gappySeries, (values) => {
        expect(Math.abs(lagOneAutocorrelation(Object.freeze(values)) ?? 0)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
