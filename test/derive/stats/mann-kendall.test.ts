import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mannKendall } from '../../../src/derive/stats/mann-kendall.ts';
import { normalTwoSidedP } from '../../../src/derive/stats/normal.ts';
import { gappySeries, numbersIn, wholeSeries, wildSeries } from './arbitrary-series.ts';
import { relativeError } from './relative-error.ts';
import { seriesCases } from './series-case.ts';

describe('the Mann-Kendall test', () => {
  const tested = seriesCases.filter(({ expected }) => expected.mann_kendall !== undefined);

  it.each(tested)('agrees with R and pyMannKendall on $id', ({ y, expected }) => {
    const own = expected.mann_kendall?.own;
    const test = mannKendall(y);
    expect(test?.n).toBe(own?.n);
    expect(test?.s).toBe(own?.S);
    expect(relativeError(test?.variance, own?.var ?? Number.NaN)).toBeLessThan(1e-12);
    expect(relativeError(test?.tauA, own?.tau_a ?? Number.NaN)).toBeLessThan(1e-12);
    expect(relativeError(test?.z, own?.z ?? Number.NaN)).toBeLessThan(1e-12);
    expect(relativeError(test?.p, own?.p ?? Number.NaN)).toBeLessThan(1e-9);
    expect(relativeError(test?.tauB ?? 0, own?.tau_b ?? 0)).toBeLessThan(1e-12);
  });

  it('is undefined for an empty series and a single reading', () => {
    expect(mannKendall([])).toBeUndefined();
    expect(mannKendall([undefined, 3])).toBeUndefined();
  });

  it('finds no trend in a constant series', () => {
    expect(mannKendall([2, 2, 2, 2])).toMatchObject({ s: 0, variance: 0, z: 0, p: 1, tauB: undefined });
  });

  // SciPy 1.17.1: kendalltau([1,1,2,2,2,3,4,5], [3,1,4,4,2,6,6,9]), whose p has no continuity correction.
  it('corrects for readings that share a day as Kendall does', () => {
    const test = mannKendall([3, 1, 4, 4, 2, 6, 6, 9], [1, 1, 2, 2, 2, 3, 4, 5]);
    expect(test?.s).toBe(21);
    expect(test?.tauB).toBeCloseTo(0.8406728074767076, 12);
    expect(normalTwoSidedP(21 / Math.sqrt(test?.variance ?? 0))).toBeCloseTo(0.006236680427408707, 12);
  });

  it('counts as comparing every pair does', () => {
    const dated = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 8 })), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(dated, (points) => {
        const s = points
          .flatMap(([t, y]) => points.filter(([later]) => later > t).map(([, next]) => Math.sign(next - y)))
          .reduce((sum, sign) => sum + sign, 0);
        const test = mannKendall(
          points.map(([, y]) => y),
          points.map(([t]) => t),
        );
        expect(test?.s).toBe(s + 0);
      }),
    );
  });

  it('turns its sign when the series is reversed or negated', () => {
    fc.assert(
      fc.property(wholeSeries, (values) => {
        const test = mannKendall(values);
        if (test === undefined) return;
        expect(mannKendall(values.toReversed())?.s).toBe(0 - test.s);
        expect(mannKendall(values.map((value) => -value))?.s).toBe(0 - test.s);
        expect(mannKendall(values.toReversed())?.p).toBe(test.p);
      }),
    );
  });

  it('knows ranks only: a monotone transform changes nothing', () => {
    fc.assert(
      fc.property(wholeSeries, (values) => {
        expect(mannKendall(values.map((value) => value ** 3 + 5))).toEqual(mannKendall(values));
      }),
    );
  });

  it('is not changed by a missing value, nor does it change its input', () => {
    fc.assert(
      fc.property(gappySeries, fc.nat(60), (values, at) => {
        const frozen = Object.freeze([...values]);
        expect(mannKendall(values.toSpliced(at, 0, undefined))).toEqual(mannKendall(frozen));
      }),
    );
  });

  it('gives finite numbers, whatever the cells hold', () => {
    fc.assert(
      fc.property(wildSeries, (values) => {
        expect(numbersIn(mannKendall(values)).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
