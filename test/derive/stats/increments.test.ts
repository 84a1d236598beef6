import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { increments } from '../../../src/derive/stats/increments.ts';
import { numbersIn, wildSeries } from './arbitrary-series.ts';

describe('increments of a running total', () => {
  it('are the differences, at the index of the later period', () => {
    expect(increments([10, 13, 13, 20])).toEqual([undefined, 3, 0, 7]);
  });

  it('are unknown for nothing, for one period and beside a gap', () => {
    expect(increments([])).toEqual([]);
    expect(increments([10])).toEqual([undefined]);
    expect(increments([10, undefined, 16, 18])).toEqual([undefined, undefined, undefined, 2]);
  });

  it('take a fall below half for a new beginning, and a smaller one for a correction', () => {
    expect(increments([900, 1000, 80, 170])).toEqual([undefined, 100, 80, 90]);
    expect(increments([900, 1000, 990])).toEqual([undefined, 100, -10]);
    expect(increments([-10, -30])).toEqual([undefined, -20]);
  });

  it('add up to the total again', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1 }), (steps) => {
        let total = 5000;
        const totals = steps.map((step) => (total += step));
        const sum = increments(Object.freeze(totals)).reduce((a: number, b) => a + (b ?? 0), totals[0] ?? 0);
        expect(sum).toBe(total);
      }),
    );
  });

  it('are finite, whatever the cells hold', () => {
    fc.assert(
      fc.property(wildSeries, (values) => {
        expect(numbersIn(increments(values)).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
