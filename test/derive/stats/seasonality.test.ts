import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seasonality } from '../../../src/derive/stats/seasonality.ts';
import { gappySeries, numbersIn, wildSeries } from './arbitrary-series.ts';
import { seriesCase } from './series-case.ts';

describe('the test for seasonality', () => {
  it('finds the year in airline passengers and none in the M3 series that R thetaf leaves alone', () => {
    expect(seasonality(seriesCase('airpassengers').y, 12)).toMatchObject({ seasonal: true, cycles: 12 });
    expect(seasonality(seriesCase('co2-last120').y, 12)).toMatchObject({ seasonal: true });
    expect(seasonality(seriesCase('m3-n2500').y, 12)).toMatchObject({ seasonal: true });
    expect(seasonality(seriesCase('m3-n0700').y, 4)).toMatchObject({ seasonal: false });
    expect(seasonality(seriesCase('m3-n1500').y, 12)).toMatchObject({ seasonal: false });
  });

  it('needs three cycles and says how many there are', () => {
    expect(seasonality([], 12)).toEqual({ status: 'too-few', cycles: 0, needed: 3 });
    expect(seasonality([5], 12)).toEqual({ status: 'too-few', cycles: 0, needed: 3 });
    const almost = Array.from({ length: 35 }, (_, index) => index % 12);
    expect(seasonality(almost, 12)).toEqual({ status: 'too-few', cycles: 2, needed: 3 });
  });

  it('finds a week in spite of gaps, and whatever its scale', () => {
    const daily = Array.from({ length: 70 }, (_, index) => (index % 7 < 5 ? 100 + (index % 3) : 20));
    const gappy = daily.map((value, index) => (index % 11 === 0 ? undefined : value));
    expect(seasonality(gappy, 7)).toMatchObject({ seasonal: true });
    const { statistic } = { statistic: undefined, ...seasonality(daily, 7) };
    const scaled = seasonality(
      daily.map((value) => 4 * value - 7),
      7,
    );
    expect(scaled).toMatchObject({ seasonal: true });
    expect('statistic' in scaled ? scaled.statistic : undefined).toBeCloseTo(statistic ?? Number.NaN, 10);
  });

  it('finds none in a constant series', () => {
    const level = Array.from({ length: 40 }, () => 3);
    expect(seasonality(level, 12)).toEqual({
      status: 'tested',
      cycles: 3,
      seasonal: false,
      statistic: undefined,
    });
  });

  it('is not changed by gaps around the series, and is finite whatever the cells hold', () => {
    fc.assert(
      fc.property(gappySeries, wildSeries, fc.integer({ min: -1, max: 14 }), (values, wild, period) => {
        expect(seasonality([undefined, ...values, undefined], period)).toEqual(
          seasonality(Object.freeze([...values]), period),
        );
        expect(numbersIn(seasonality(wild, period)).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
