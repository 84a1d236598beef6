import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisTicks } from '../../../../src/sandbox/pages/chart/axis-ticks.ts';

describe('the ticks of an axis', () => {
  it('are round numbers around the values', () => {
    expect(axisTicks([3, 97], { count: 4, fromZero: true })).toEqual([0, 25, 50, 75, 100]);
    expect(axisTicks([0.12, 0.31], { count: 4, fromZero: false })).toEqual([0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
  });

  it('are whole for whole numbers', () => {
    expect(axisTicks([1, 2], { count: 4, fromZero: true })).toEqual([0, 1, 2]);
  });

  it('are there for nothing and for one value', () => {
    expect(axisTicks([], { count: 4, fromZero: false })).toEqual([0, 1]);
    expect(axisTicks([5], { count: 4, fromZero: false })).toHaveLength(2);
    expect(
      axisTicks([-999999999.9999981, -999999999.9999982], { count: 4, fromZero: false }).length,
    ).toBeGreaterThan(1);
  });

  it('hold every value between the first and the last, and are few', () => {
    const value = fc
      .double({ min: -1e9, max: 1e9, noNaN: true })
      .filter((number) => number === 0 || Math.abs(number) > 1e-6);
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), (values) => {
        const ticks = axisTicks(values, { count: 4, fromZero: false });
        const [first = 0, last = 0] = [ticks[0], ticks.at(-1)];
        // Ticks are rounded to fifteen digits.
        const slack = Math.max(Math.abs(first), Math.abs(last)) * 1e-14;
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThan(9);
        expect(values.every((number) => number >= first - slack && number <= last + slack)).toBe(true);
      }),
    );
  });
});
