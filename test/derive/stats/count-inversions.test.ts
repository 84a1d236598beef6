import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countInversions } from '../../../src/derive/stats/count-inversions.ts';

describe('counting inversions', () => {
  it('counts the pairs in the wrong order, ties not among them, and leaves the values sorted', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 80 }), (values) => {
        const scratch = Float64Array.from(values);
        const pairs = values.flatMap((value, index) =>
          values.slice(index + 1).filter((later) => later < value),
        );
        expect(countInversions(scratch)).toBe(pairs.length);
        expect([...scratch]).toEqual(values.toSorted((a, b) => a - b));
      }),
    );
  });

  it('counts every pair when the order is turned round', () => {
    const falling = Float64Array.from({ length: 1000 }, (_, index) => -index);
    expect(countInversions(falling)).toBe((1000 * 999) / 2);
  });
});
