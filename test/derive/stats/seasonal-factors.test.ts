import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { robustTheta } from '../../../src/derive/stats/robust-theta.ts';
import { seasonalFactors } from '../../../src/derive/stats/seasonal-factors.ts';
import { thetaForecast } from '../../../src/derive/stats/theta-forecast.ts';
import { numbersIn, wildSeries } from './arbitrary-series.ts';
import { relativeError } from './relative-error.ts';
import { seriesCase } from './series-case.ts';

describe('seasonal factors', () => {
  // R's theta has the least-squares slope, which on these series is nearly the Theil-Sen one.
  it.each([
    { id: 'airpassengers', period: 12 },
    { id: 'co2-last120', period: 12 },
    { id: 'm3-n2500', period: 12 },
    { id: 'austres', period: 4 },
  ])('give with robust theta the forecast of R thetaf on $id', ({ id, period }) => {
    const { y, expected } = seriesCase(id);
    const season = seasonalFactors(y, period);
    const model = robustTheta(season?.adjusted ?? []);
    if (model.status !== 'fitted' || season === undefined) throw new Error('The case has a forecast');
    const inR = expected.forecast?.['R:forecast thetaf']?.mean ?? [];
    expect(inR.length).toBeGreaterThan(0);
    for (const [index, mean] of inR.entries()) {
      const factor = season.factors[(y.length + index) % period] ?? Number.NaN;
      expect(relativeError(thetaForecast(model, index + 1).mean * factor, mean)).toBeLessThan(2e-3);
    }
  });

  it('find an exact season and leave its level', () => {
    const season = [0.5, 1.5, 1, 1];
    const values = Array.from({ length: 16 }, (_, index) => 40 * (season[index % 4] ?? 1));
    const found = seasonalFactors(values, 4);
    for (const [index, factor] of season.entries()) expect(found?.factors[index]).toBeCloseTo(factor, 12);
    for (const value of found?.adjusted ?? []) expect(value).toBeCloseTo(40, 10);
  });

  it('have a mean of 1 and multiply back to the series, gaps in place', () => {
    const positive = fc.array(fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined, freq: 9 }), {
      minLength: 20,
      maxLength: 40,
    });
    fc.assert(
      fc.property(positive, fc.integer({ min: 2, max: 6 }), (values, period) => {
        const found = seasonalFactors(Object.freeze(values), period);
        if (found === undefined) return;
        expect(found.factors.reduce((sum, factor) => sum + factor, 0)).toBeCloseTo(period, 10);
        const back = found.adjusted.map((value, index) =>
          value === undefined
            ? undefined
            : Math.round(value * (found.factors[index % period] ?? 0) * 1e6) / 1e6,
        );
        expect(back).toEqual(values);
      }),
    );
  });

  it('are undefined for an empty series, for too few cycles, without a period and with a reading of 0', () => {
    expect(seasonalFactors([], 4)).toBeUndefined();
    expect(seasonalFactors([5], 4)).toBeUndefined();
    expect(seasonalFactors([1, 2, 3, 4, 1, 2], 4)).toBeUndefined();
    expect(seasonalFactors([1, 2, 3, 4, 1, 2, 3, 4], 1)).toBeUndefined();
    expect(seasonalFactors([1, 2, 3, 0, 1, 2, 3, 4, 1, 2, 3, 4], 4)).toBeUndefined();
  });

  it('are finite, whatever the cells hold', () => {
    fc.assert(
      fc.property(wildSeries, (values) => {
        expect(numbersIn(seasonalFactors(values, 4)).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
