import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOfGrowth } from '../../../src/derive/stats/share-of-growth.ts';

const grown = fc.array(fc.double({ min: 0.1, max: 1000, noNaN: true }), { minLength: 4, maxLength: 30 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the share of growth that had come', () => {
  it('counts whole periods and the part of one that had passed', () => {
    const increments = [99, 1, 2, 3, 4, 99];
    expect(shareOfGrowth(increments, { from: 1, by: 3, to: 5 })).toBeCloseTo(3 / 10, 14);
    expect(shareOfGrowth(increments, { from: 1, by: 3.5, to: 5 })).toBeCloseTo(4.5 / 10, 14);
    expect(shareOfGrowth(increments, { from: 1.5, by: 2, to: 2.5 })).toBeCloseTo(0.5 / 1.5, 14);
    expect(shareOfGrowth(increments, { from: 2.2, by: 2.4, to: 2.6 })).toBeCloseTo(0.5, 14);
  });

  it('is nothing at the start, all of it at the end, and the time that passed where growth is even', () => {
    fc.assert(
      fc.property(grown, share, share, (increments, begin, passed) => {
        const from = begin * (increments.length - 1);
        const to = increments.length;
        const by = from + passed * (to - from);
        expect(shareOfGrowth(increments, { from, by: from, to })).toBe(0);
        expect(shareOfGrowth(increments, { from, by: to, to })).toBeCloseTo(1, 12);
        const even = increments.map(() => 7);
        expect(shareOfGrowth(even, { from, by, to })).toBeCloseTo(passed, 9);
        const later = shareOfGrowth(increments, { from, by: Math.min(by + 0.5, to), to });
        expect(later).toBeGreaterThanOrEqual(shareOfGrowth(increments, { from, by, to }) ?? 2);
      }),
    );
  });

  it('does not depend on the unit', () => {
    fc.assert(
      fc.property(grown, share, (increments, passed) => {
        const ends = { from: 0, by: passed * increments.length, to: increments.length };
        const scaled = increments.map((increment) => increment * 1024);
        expect(shareOfGrowth(scaled, ends)).toBe(shareOfGrowth(increments, ends));
      }),
    );
  });

  it('stays between nothing and all where corrections went beyond', () => {
    expect(shareOfGrowth([20, -10], { from: 0, by: 1, to: 2 })).toBe(1);
    expect(shareOfGrowth([-10, 20], { from: 0, by: 1, to: 2 })).toBe(0);
  });

  it('is not known with a gap, beyond the grid, or where nothing grew', () => {
    expect(shareOfGrowth([1, undefined, 1], { from: 0, by: 1, to: 3 })).toBeUndefined();
    expect(shareOfGrowth([1, Number.NaN, 1], { from: 0, by: 1, to: 3 })).toBeUndefined();
    expect(shareOfGrowth([1, 1], { from: -1, by: 1, to: 2 })).toBeUndefined();
    expect(shareOfGrowth([1, 1], { from: 0, by: 1, to: 1e15 })).toBeUndefined();
    expect(shareOfGrowth([0, 0], { from: 0, by: 1, to: 2 })).toBeUndefined();
    expect(shareOfGrowth([1, -2], { from: 0, by: 1, to: 2 })).toBeUndefined();
    expect(shareOfGrowth([], { from: 0, by: 0, to: 1 })).toBeUndefined();
  });
});
