import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickselect, rankSelection } from '../../../src/derive/stats/quickselect.ts';

describe('selecting by rank', () => {
  it('finds what sorting would put there', () => {
    const values = fc.array(
      fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ noNaN: true, min: 1e-300 })),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(values, fc.nat(), (list, seed) => {
        const rank = seed % list.length;
        const sorted = Float64Array.from(list).toSorted();
        expect(quickselect(Float64Array.from(list), rank)).toBe(sorted[rank]);
      }),
    );
  });

  it('parts the array around the rank', () => {
    const scratch = Float64Array.of(5, 1, 4, 1, 3);
    expect(quickselect(scratch, 2)).toBe(3);
    expect([...scratch.subarray(0, 2)].every((value) => value <= 3)).toBe(true);
    expect([...scratch.subarray(3)].every((value) => value >= 3)).toBe(true);
  });

  it('finds several ranks of one array, in any order and asked for again', () => {
    const lists = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 1500 });
    fc.assert(
      fc.property(lists, fc.array(fc.nat(), { maxLength: 6 }), (list, seeds) => {
        const sorted = Float64Array.from(list).toSorted();
        const at = rankSelection(Float64Array.from(list));
        const asked = seeds.map((seed) => seed % list.length);
        expect([...asked, ...asked].map(at)).toEqual([...asked, ...asked].map((rank) => sorted[rank]));
      }),
    );
  });

  it('takes time in proportion to the length on long runs of equal and of ordered values', () => {
    const n = 300_000;
    const level = new Float64Array(n);
    const rising = Float64Array.from(level.keys());
    const tent = rising.map((value) => Math.min(value, n - value));
    expect(quickselect(level, n / 2)).toBe(0);
    expect(quickselect(rising, n / 2)).toBe(n / 2);
    expect(quickselect(tent, 0)).toBe(0);
  });
});
