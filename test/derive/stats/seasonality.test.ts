import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seasonality, suspectedSeasonality } from '../../../src/derive/stats/seasonality.ts';
import { seededNoise } from '../../bench/seeded-noise.ts';
import { gappySeries, numbersIn, wildSeries } from './arbitrary-series.ts';
import { seriesCase } from './series-case.ts';

/** |r_m| in standard errors, term by term as the formula has it. */
function plainStatistic(values: readonly number[], period: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  function product(lag: number): number {
    return values
      .slice(lag)
      .reduce((sum, value, index) => sum + (value - mean) * ((values[index] ?? 0) - mean), 0);
  }
  const correlations = Array.from({ length: period + 1 }, (_, lag) => product(lag) / product(0));
  const below = correlations.slice(1, period).reduce((sum, r) => sum + r * r, 0);
  return Math.abs(correlations[period] ?? 0) / Math.sqrt((1 + 2 * below) / values.length);
}

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

  it('suspects a season from two cycles on, and hardly ever where there is none', () => {
    const year = [0, 9, -4, 3, -8, 6, -1, 8, -9, 2, 5, -6];
    const months = Array.from({ length: 34 }, (_, index) => (year[index % 12] ?? 0) + (index % 5) / 5);
    expect(seasonality(months, 12)).toEqual({ status: 'too-few', cycles: 2, needed: 3 });
    expect(suspectedSeasonality(months, 12)).toEqual({ status: 'tested', cycles: 2, seasonal: true });
    expect(suspectedSeasonality(months.slice(12), 12)).toEqual({ status: 'too-few', cycles: 1, needed: 2 });
    let suspected = 0;
    for (let seed = 1; seed <= 300; seed += 1) {
      const noise = seededNoise(seed);
      const answer = suspectedSeasonality(
        Array.from({ length: 104 }, () => noise()),
        52,
      );
      if (answer.status === 'tested' && answer.seasonal) suspected += 1;
    }
    expect(suspected).toBeLessThan(9);
  });

  it('finds a week in spite of gaps, and whatever its scale', () => {
    const daily = Array.from({ length: 70 }, (_, index) => (index % 7 < 5 ? 100 + (index % 3) : 20));
    const gappy = daily.map((value, index) => (index % 11 === 0 ? undefined : value));
    expect(seasonality(gappy, 7)).toMatchObject({ seasonal: true });
    const scaled = gappy.map((value) => (value === undefined ? undefined : 4 * value - 7));
    expect(seasonality(scaled, 7)).toMatchObject({ seasonal: true });
  });

  it('finds none in a constant series', () => {
    const level = Array.from({ length: 40 }, () => 3);
    expect(seasonality(level, 12)).toEqual({ status: 'tested', cycles: 3, seasonal: false });
  });

  it('decides as the whole sum of squared autocorrelations does', () => {
    const waves = fc.tuple(fc.integer({ min: 2, max: 12 }), fc.nat(20), fc.nat(1000));
    let found = 0;
    fc.assert(
      fc.property(waves, ([period, height, seed]) => {
        const noise = seededNoise(seed);
        const values = Array.from(
          { length: 48 },
          (_, index) => 10 * noise() + height * Math.sin((2 * Math.PI * index) / period),
        );
        const seasonal = plainStatistic(values, period) > 1.645;
        found += seasonal ? 1 : 0;
        expect(seasonality(values, period)).toMatchObject({ seasonal });
      }),
    );
    expect(found).toBeGreaterThan(0);
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
