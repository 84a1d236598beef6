import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../../../src/derive/stats/median.ts';
import { theilSen } from '../../../src/derive/stats/theil-sen.ts';
import { gappySeries, numbersIn, wholeSeries, wildSeries } from './arbitrary-series.ts';
import { relativeError } from './relative-error.ts';
import { seriesCases } from './series-case.ts';

describe('the Theil-Sen line', () => {
  const withLine = seriesCases.filter(({ expected }) => expected.theil_sen !== undefined);

  it.each(withLine)('agrees with SciPy on $id', ({ y, expected }) => {
    const own = expected.theil_sen?.own;
    const line = theilSen(y);
    expect(relativeError(line?.slope, own?.slope ?? Number.NaN)).toBeLessThan(1e-12);
    expect(relativeError(line?.intercept, own?.intercept ?? Number.NaN)).toBeLessThan(1e-12);
  });

  it('is undefined for an empty series, one reading and readings of one day only', () => {
    expect(theilSen([])).toBeUndefined();
    expect(theilSen([5])).toBeUndefined();
    expect(theilSen([undefined, 5, undefined])).toBeUndefined();
    expect(theilSen([5, 6, 7], [20, 20, 20])).toBeUndefined();
  });

  it('lets a gap keep its place in time', () => {
    expect(theilSen([1, undefined, undefined, 7])?.slope).toBe(2);
  });

  it('measures the slope per day on real dates', () => {
    expect(theilSen([10, 17, 31], [0, 7, 21])).toEqual({ n: 3, slope: 1, intercept: 10 });
  });

  it('is not turned by one wild reading', () => {
    expect(theilSen([1, 2, 3, 4, 5000, 6, 7])?.slope).toBe(1);
  });

  it('follows a shift, a scale and a reversal of the series', () => {
    fc.assert(
      fc.property(wholeSeries, fc.integer({ min: -99, max: 99 }), (values, shift) => {
        const line = theilSen(values);
        if (line === undefined) return;
        expect(theilSen(values.map((value) => value + shift))?.slope).toBe(line.slope);
        expect(theilSen(values.map((value) => value * 4))?.slope).toBe(line.slope * 4);
        expect(theilSen(values.toReversed())?.slope).toBeCloseTo(-line.slope, 12);
      }),
    );
  });

  it('adds the slope of an added line', () => {
    fc.assert(
      fc.property(wholeSeries, fc.integer({ min: -9, max: 9 }), (values, added) => {
        const line = theilSen(values);
        if (line === undefined) return;
        const steeper = theilSen(values.map((value, index) => value + added * index));
        expect(steeper?.slope).toBeCloseTo(line.slope + added, 9);
      }),
    );
  });

  it('is the median of all slopes, whatever the order of dated readings', () => {
    const dated = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -50, max: 50 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(dated, (points) => {
        const slopes = points.flatMap(([time, value]) =>
          points.filter(([later]) => later > time).map(([later, next]) => (next - value) / (later - time)),
        );
        expect(slopeOfDated(points)).toBe(median(slopes));
        expect(slopeOfDated(points.toReversed())).toBe(median(slopes));
      }),
    );
  });

  it('is not changed by a missing value at the end, nor does it change its input', () => {
    fc.assert(
      fc.property(gappySeries, (values) => {
        const frozen = Object.freeze([...values]);
        expect(theilSen([...values, undefined])).toEqual(theilSen(frozen));
      }),
    );
  });

  it('gives finite numbers or undefined, whatever the cells hold', () => {
    fc.assert(
      fc.property(wildSeries, fc.array(fc.double(), { maxLength: 40 }), (values, times) => {
        expect(numbersIn(theilSen(values)).every(Number.isFinite)).toBe(true);
        expect(numbersIn(theilSen(values, times)).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

function slopeOfDated(points: readonly (readonly [number, number])[]): number | undefined {
  return theilSen(
    points.map(([, value]) => value),
    points.map(([time]) => time),
  )?.slope;
}
