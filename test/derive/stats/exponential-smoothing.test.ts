import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentialSmoothing } from '../../../src/derive/stats/exponential-smoothing.ts';
import { gappySeries, numbersIn, wholeSeries, wildSeries } from './arbitrary-series.ts';
import { relativeError } from './relative-error.ts';
import { seriesCase, seriesCases } from './series-case.ts';

describe('exponential smoothing', () => {
  const fitted = seriesCases.filter(({ expected }) => expected.forecast?.['own ses_fit'] !== undefined);

  it.each(fitted)('finds the least squares of $id, no worse than R ets', ({ id, y, expected }) => {
    const smoothing = exponentialSmoothing(y);
    const own = expected.forecast?.['own ses_fit'];
    // At 1e12 the reference itself is rounded: see the next test.
    const tolerance = id === 'syn-huge' ? 1e-4 : 1e-9;
    expect(relativeError(smoothing?.sse, own?.sse ?? Number.NaN)).toBeLessThan(tolerance);
    expect(relativeError(smoothing?.level, own?.level ?? Number.NaN)).toBeLessThan(1e-6);
    expect(relativeError(smoothing?.alpha, own?.alpha ?? Number.NaN)).toBeLessThan(1e-6);
    expect(relativeError(smoothing?.initialLevel, own?.l0 ?? Number.NaN)).toBeLessThan(1e-6);
    const mse = expected.forecast?.['R:forecast ses_nonseasonal']?.mse ?? Infinity;
    expect((smoothing?.sse ?? Infinity) / y.length).toBeLessThan(mse * (1 + 1e-5));
  });

  it('loses no digits on readings of 1e12', () => {
    const huge = seriesCase('syn-huge').y;
    const small = huge.map((value) => (value === undefined ? undefined : value - 1e12));
    expect(exponentialSmoothing(huge)?.sse).toBe(exponentialSmoothing(small)?.sse);
  });

  it('is undefined for an empty series and stands at a single reading', () => {
    expect(exponentialSmoothing([])).toBeUndefined();
    expect(exponentialSmoothing([undefined, Number.NaN])).toBeUndefined();
    expect(exponentialSmoothing([8])).toMatchObject({ n: 1, level: 8, initialLevel: 8, sse: 0 });
  });

  it('stands at the value of a constant series', () => {
    expect(exponentialSmoothing([7, 7, 7, 7])).toMatchObject({ level: 7, sse: 0 });
  });

  it('carries the level over gaps', () => {
    fc.assert(
      fc.property(gappySeries, (values) => {
        const closed = values.filter((value) => value !== undefined);
        expect(exponentialSmoothing(Object.freeze(values))).toEqual(exponentialSmoothing(closed));
      }),
    );
  });

  it('follows a shift and a scale', () => {
    fc.assert(
      fc.property(wholeSeries, fc.integer({ min: -99, max: 99 }), (values, shift) => {
        const smoothing = exponentialSmoothing(values);
        if (smoothing === undefined) return;
        const moved = exponentialSmoothing(values.map((value) => 4 * value + shift));
        expect(moved?.alpha).toBe(smoothing.alpha);
        expect(moved?.level).toBeCloseTo(4 * smoothing.level + shift, 6);
        expect(relativeError(moved?.sse, 16 * smoothing.sse)).toBeLessThan(1e-12);
      }),
    );
  });

  it('never does worse than the mean, which is the slowest smoothing', () => {
    fc.assert(
      fc.property(wholeSeries, (values) => {
        if (values.length === 0) return;
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        expect(exponentialSmoothing(values)?.sse).toBeLessThanOrEqual(squares * (1 + 1e-2) + 1e-9);
      }),
    );
  });

  it('gives finite numbers, whatever the cells hold', () => {
    fc.assert(
      fc.property(wildSeries, (values) => {
        expect(numbersIn(exponentialSmoothing(values)).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
