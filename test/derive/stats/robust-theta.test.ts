import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { robustTheta } from '../../../src/derive/stats/robust-theta.ts';
import type { ThetaModel } from '../../../src/derive/stats/robust-theta.ts';
import { predictionInterval, thetaForecast, thetaTotal } from '../../../src/derive/stats/theta-forecast.ts';
import { gappySeries, numbersIn, wholeSeries, wildSeries } from './arbitrary-series.ts';
import { relativeError } from './relative-error.ts';
import { expectedForecast, seriesCase, seriesCases } from './series-case.ts';

function fittedTo(values: readonly (number | undefined)[]): ThetaModel {
  const model = robustTheta(values);
  if (model.status !== 'fitted') throw new Error(`Not fitted: ${model.status}`);
  return model;
}

describe('the robust theta forecast', () => {
  const forecast = seriesCases.filter((reference) => expectedForecast(reference) !== undefined);

  it.each(forecast)('gives the reference forecast of $id', (reference) => {
    const own = expectedForecast(reference);
    if (own === undefined) throw new Error('The case has a forecast');
    const model = fittedTo(reference.y);
    // The reference was rounded at 1e12; the test of exponential smoothing shows that this one is not.
    const tolerance = reference.id === 'syn-huge' ? 1e-4 : 1e-6;
    expect(model.df).toBe(own.df);
    expect(relativeError(model.alpha, own.alpha)).toBeLessThan(1e-6);
    expect(relativeError(model.level, own.level)).toBeLessThan(1e-6);
    expect(relativeError(model.halfSlope, own.half_slope)).toBeLessThan(1e-12);
    expect(relativeError(model.errorVariance, own.sigma2)).toBeLessThan(tolerance);
    expect(relativeError(model.driftVariance, own.drift_var)).toBeLessThan(1e-9);
    const horizons = own.mean.map((_, index) => index + 1);
    const predictions = horizons.map((horizon) => thetaForecast(model, horizon));
    const wide = predictions.map((prediction) => predictionInterval(prediction, 0.95));
    const narrow = predictions.map((prediction) => predictionInterval(prediction, 0.8));
    for (const [index, sd] of own.sd.entries()) {
      expect(relativeError(predictions[index]?.mean, own.mean[index] ?? Number.NaN)).toBeLessThan(1e-6);
      expect(relativeError(predictions[index]?.sd, sd)).toBeLessThan(tolerance);
      // A bound can lie near 0, so its error is measured in standard deviations.
      const off = [
        (wide[index]?.low ?? Number.NaN) - (own.lo95[index] ?? Number.NaN),
        (wide[index]?.high ?? Number.NaN) - (own.hi95[index] ?? Number.NaN),
        (narrow[index]?.low ?? Number.NaN) - (own.lo80[index] ?? Number.NaN),
        (narrow[index]?.high ?? Number.NaN) - (own.hi80[index] ?? Number.NaN),
      ];
      expect(Math.max(...off.map(Math.abs)) / sd).toBeLessThan(100 * tolerance);
    }
  });

  it('refuses with fewer than eight readings and says how many there are', () => {
    expect(robustTheta([])).toEqual({ status: 'too-few', n: 0, needed: 8 });
    expect(robustTheta([5])).toEqual({ status: 'too-few', n: 1, needed: 8 });
    expect(robustTheta([1, 2, undefined, 4, 5, 6, 7, 8])).toEqual({ status: 'too-few', n: 7, needed: 8 });
  });

  it('refuses when more than a quarter of the periods are empty', () => {
    const quarter = [1, 2, undefined, 4, 5, 6, undefined, 8, 9, 10, undefined, 12];
    expect(robustTheta(quarter).status).toBe('fitted');
    const more = [1, 2, undefined, 4, undefined, 6, undefined, 8, 9, 10, undefined, 12];
    expect(robustTheta(more)).toEqual({ status: 'too-gappy', n: 8, gaps: 4 });
  });

  it('counts horizons from the last reading: empty periods around the readings change nothing', () => {
    fc.assert(
      fc.property(gappySeries, (values) => {
        const padded = [undefined, undefined, ...values, undefined];
        expect(robustTheta(padded)).toEqual(robustTheta(Object.freeze([...values])));
      }),
    );
  });

  it('expects a constant series to stay, without doubt', () => {
    const model = fittedTo(seriesCase('syn-constant-10').y);
    expect(thetaForecast(model, 5)).toEqual({ mean: 7, sd: 0, df: 8 });
    expect(predictionInterval(thetaForecast(model, 5), 0.8)).toEqual({ low: 7, high: 7 });
  });

  it('adds up a running total from the forecasts of its increments', () => {
    const model = fittedTo(seriesCase('m3-n2500').y);
    const monthly = [1, 2, 3, 4, 5, 6].map((horizon) => thetaForecast(model, horizon).mean);
    const sum = monthly.reduce((total, mean) => total + mean, 1000);
    const total = thetaTotal(model, { total: 1000, horizon: 6 });
    expect(relativeError(total.mean, sum)).toBeLessThan(1e-13);
    const shocks = [0, 1, 2, 3, 4, 5].map((j) => (1 + model.alpha * j) ** 2).reduce((a, b) => a + b, 0);
    const variance = model.errorVariance * shocks + (model.driftVariance / 4) * 21 ** 2;
    expect(relativeError(total.sd, 1.1 * Math.sqrt(variance))).toBeLessThan(1e-13);
  });

  it('agrees with itself on a total of one period', () => {
    const model = fittedTo(seriesCase('trend-pages').y);
    const { mean, sd } = thetaForecast(model, 1);
    const total = thetaTotal(model, { total: 0, horizon: 1 });
    expect(total.mean).toBeCloseTo(mean, 12);
    expect(total.sd).toBeCloseTo(sd, 12);
  });

  it('grows less sure with the horizon', () => {
    const model = fittedTo(seriesCase('pymk-shampoo').y);
    const sds = [1, 2, 6, 12].map((horizon) => thetaForecast(model, horizon).sd);
    expect(sds).toEqual(sds.toSorted((a, b) => a - b));
  });

  it('follows a shift and a scale of the series', () => {
    fc.assert(
      fc.property(wholeSeries, fc.integer({ min: -99, max: 99 }), (values, shift) => {
        const model = robustTheta(values);
        const moved = robustTheta(values.map((value) => 4 * value + shift));
        if (model.status !== 'fitted' || moved.status !== 'fitted') return;
        expect(thetaForecast(moved, 3).mean).toBeCloseTo(4 * thetaForecast(model, 3).mean + shift, 5);
        expect(thetaForecast(moved, 3).sd).toBeCloseTo(4 * thetaForecast(model, 3).sd, 6);
      }),
    );
  });

  it('gives finite numbers, whatever the cells hold', () => {
    fc.assert(
      fc.property(wildSeries, (values) => {
        const model = robustTheta(values);
        const forecasts =
          model.status === 'fitted' ? [thetaForecast(model, 1), thetaForecast(model, 30)] : [];
        expect(numbersIn([model, forecasts]).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
