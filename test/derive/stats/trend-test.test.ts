import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trendTest } from '../../../src/derive/stats/trend-test.ts';
import { gappySeries, numbersIn, wholeSeries, wildSeries } from './arbitrary-series.ts';
import { relativeError } from './relative-error.ts';
import { expectedTrend, seriesCase, seriesCases } from './series-case.ts';

describe('the trend test', () => {
  const tested = seriesCases.filter((reference) => expectedTrend(reference).status === 'ok');

  it.each(tested)('gives the reference verdict on $id', (reference) => {
    const own = expectedTrend(reference);
    const trend = trendTest(reference.y);
    if (own.status !== 'ok' || trend.status !== 'tested') throw new Error('Both must have been tested');
    expect(trend.n).toBe(own.n);
    expect(trend.s).toBe(own.S);
    // At 1e12 the readings themselves hold the residuals to four digits only.
    expect(relativeError(trend.r1, own.r1)).toBeLessThan(reference.id === 'syn-huge' ? 1e-4 : 1e-9);
    expect(relativeError(trend.correctedR1, own.r1_corrected)).toBeLessThan(1e-9);
    expect(relativeError(trend.inflation, own.inflation)).toBeLessThan(1e-9);
    expect(relativeError(trend.effectiveN, own.n_eff)).toBeLessThan(1e-9);
    expect(relativeError(trend.variance, own.var)).toBeLessThan(1e-12);
    expect(relativeError(trend.variance * trend.inflation, own.var_adj)).toBeLessThan(1e-9);
    expect(relativeError(trend.z, own.z)).toBeLessThan(1e-9);
    expect(relativeError(trend.p, own.p)).toBeLessThan(1e-9);
    expect(relativeError(trend.slope, own.slope)).toBeLessThan(1e-12);
    expect(relativeError(trend.intercept, own.intercept)).toBeLessThan(1e-12);
    expect(relativeError(trend.low, own.lo)).toBeLessThan(1e-12);
    expect(relativeError(trend.high, own.hi)).toBeLessThan(1e-12);
    expect(trend.evidence === 'clear' ? trend.direction : 'none').toBe(own.direction);
  });

  const short = seriesCases.filter((reference) => expectedTrend(reference).status === 'direction-only');

  it.each(short)('gives a direction without a test on $id', (reference) => {
    const own = expectedTrend(reference);
    expect(trendTest(reference.y)).toMatchObject({ status: 'direction-only', n: own.n, direction: 'up' });
  });

  it('says how many readings there are and how many it needs', () => {
    expect(trendTest([])).toEqual({ status: 'too-few', n: 0, needed: 4 });
    expect(trendTest([5])).toEqual({ status: 'too-few', n: 1, needed: 4 });
    expect(trendTest([5, undefined, 7, Number.NaN, 9])).toEqual({ status: 'too-few', n: 3, needed: 4 });
    expect(trendTest([1, 2, 3, 4])).toMatchObject({ status: 'direction-only', n: 4, needed: 8, slope: 1 });
  });

  it('counts readings of one and the same day as one', () => {
    expect(trendTest([1, 2, 3, 4, 5], [9, 9, 9, 9, 9])).toEqual({ status: 'too-few', n: 1, needed: 4 });
  });

  it('tests a constant series and finds nothing', () => {
    expect(trendTest(seriesCase('syn-constant-10').y)).toMatchObject({
      status: 'tested',
      direction: 'none',
      evidence: 'none',
      slope: 0,
      low: 0,
      high: 0,
      p: 1,
      inflation: 1,
      drifting: false,
    });
  });

  it('calls a trend leaning between p = .05 and .20', () => {
    const trend = trendTest(seriesCase('syn-huge').y);
    expect(trend).toMatchObject({ evidence: 'leaning', direction: 'up' });
  });

  it('warns that a random walk may only be drifting', () => {
    expect(trendTest(seriesCase('bjsales').y)).toMatchObject({ evidence: 'clear', drifting: true });
    expect(trendTest(seriesCase('trend-pages').y)).toMatchObject({ evidence: 'clear', drifting: false });
  });

  it('reads no pattern into the rounding of an exact line', () => {
    const line = Array.from({ length: 24 }, (_, index) => 0.1 * index + 0.7);
    expect(trendTest(line)).toMatchObject({ r1: 0, correctedR1: 0.1, evidence: 'clear' });
  });

  it('leaves a gap its place in time', () => {
    const full = Array.from({ length: 20 }, (_, index) => 3 * index);
    const gappy = full.map((value, index) => (index % 4 === 1 ? undefined : value));
    expect(trendTest(gappy)).toMatchObject({ n: 15, slope: 3, intercept: 0 });
  });

  it('turns with the series and does not mind its shift or scale', () => {
    fc.assert(
      fc.property(wholeSeries, fc.integer({ min: -99, max: 99 }), (values, shift) => {
        const trend = trendTest(values);
        const moved = trendTest(values.map((value) => shift - 2 * value));
        if (trend.status !== 'tested' || moved.status !== 'tested') return;
        expect(moved.s).toBe(0 - trend.s);
        expect(moved.slope).toBeCloseTo(-2 * trend.slope, 12);
        expect(moved.low).toBeCloseTo(-2 * trend.high, 12);
        expect(relativeError(moved.p, trend.p)).toBeLessThan(1e-6);
      }),
    );
  });

  it('keeps the slope inside its interval, which inflation only widens', () => {
    fc.assert(
      fc.property(wholeSeries, (values) => {
        const trend = trendTest(values);
        if (trend.status !== 'tested') return;
        expect(trend.low).toBeLessThanOrEqual(trend.slope);
        expect(trend.high).toBeGreaterThanOrEqual(trend.slope);
        expect(trend.inflation).toBeGreaterThanOrEqual(1);
        expect(trend.effectiveN).toBeLessThanOrEqual(trend.n);
      }),
    );
  });

  it('is not changed by a missing value at the end, nor does it change its input', () => {
    fc.assert(
      fc.property(gappySeries, (values) => {
        const frozen = Object.freeze([...values]);
        expect(trendTest([...values, undefined])).toEqual(trendTest(frozen));
      }),
    );
  });

  it('gives finite numbers, whatever the cells hold', () => {
    fc.assert(
      fc.property(wildSeries, (values) => {
        expect(numbersIn(trendTest(values)).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
