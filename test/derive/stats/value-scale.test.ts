import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPresent } from '../../../src/derive/stats/present-values.ts';
import { fromScale, toScale, valueScale } from '../../../src/derive/stats/value-scale.ts';
import { wildSeries } from './arbitrary-series.ts';
import { seriesCase } from './series-case.ts';

describe('the scale of a series', () => {
  it('is logarithmic when values vary by factors', () => {
    expect(valueScale(seriesCase('lynx').y, 'amount')).toEqual({ kind: 'log' });
    expect(valueScale([10, 20, 40, 80, 160, 320, 640], 'amount')).toEqual({ kind: 'log' });
  });

  it('stays as it is for a narrow span, a straight rise and numbers of both signs', () => {
    expect(valueScale(seriesCase('trend-maxau-q').y, 'amount')).toEqual({ kind: 'linear' });
    expect(valueScale(seriesCase('syn-linear-24').y, 'amount')).toEqual({ kind: 'linear' });
    expect(valueScale([-5, 1, 50, 400], 'amount')).toEqual({ kind: 'linear' });
  });

  it('is not decided by one wild reading', () => {
    expect(valueScale(seriesCase('syn-n9-outlier').y, 'amount')).toEqual({ kind: 'linear' });
  });

  it('adds one to counts with zeros, not to amounts', () => {
    const counts = [0, 1, 1, 2, 3, 9, 30, 80];
    expect(valueScale(counts, 'count')).toEqual({ kind: 'log-plus-one' });
    expect(valueScale(counts, 'amount')).toEqual({ kind: 'linear' });
  });

  it('is the logit for shares near an edge', () => {
    expect(valueScale([0.02, 0.03, 0.05, 0.04], 'share')).toEqual({ kind: 'logit', nearest: 0.005 });
    expect(valueScale([0.98, 0.97, 1, 0.99], 'share')).toMatchObject({ kind: 'logit' });
    expect(valueScale([0.4, 0.5, 0.6, 0.5], 'share')).toEqual({ kind: 'linear' });
    expect(valueScale([2, 3, 40, 50], 'share')).toEqual({ kind: 'linear' });
  });

  it('is linear for an empty series, one reading and gaps', () => {
    expect(valueScale([], 'amount')).toEqual({ kind: 'linear' });
    expect(valueScale([7], 'share')).toEqual({ kind: 'linear' });
    expect(valueScale([undefined, 0.01, undefined], 'share')).toEqual({ kind: 'linear' });
  });

  it('leads back to the value', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.006, max: 0.994, noNaN: true }), (value) => {
        expect(fromScale(toScale(value, { kind: 'log' }) ?? 0, { kind: 'log' })).toBeCloseTo(value, 12);
        const plusOne = { kind: 'log-plus-one' } as const;
        expect(fromScale(toScale(value, plusOne) ?? 0, plusOne)).toBeCloseTo(value, 12);
        const logit = { kind: 'logit', nearest: 0.005 } as const;
        expect(fromScale(toScale(value, logit) ?? 0, logit)).toBeCloseTo(value, 12);
      }),
    );
  });

  it('has a place for shares of 0 and 1, and none for the logarithm of what is not positive', () => {
    expect(toScale(0, { kind: 'logit', nearest: 0.005 })).toBeCloseTo(-5.293, 3);
    expect(toScale(0, { kind: 'log' })).toBeUndefined();
    expect(toScale(-2, { kind: 'log' })).toBeUndefined();
    expect(fromScale(1e6, { kind: 'log' })).toBeLessThan(Infinity);
  });

  it('takes every value of the series it was chosen for', () => {
    fc.assert(
      fc.property(wildSeries, fc.constantFrom('amount', 'count', 'share'), (values, kind) => {
        const scale = valueScale(Object.freeze(values), kind);
        for (const value of values) {
          if (!isPresent(value)) continue;
          expect(toScale(value, scale)).toBeDefined();
        }
      }),
    );
  });
});
