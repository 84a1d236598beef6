import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../../src/derive/stats/benjamini-hochberg.ts';

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });

describe('Benjamini-Hochberg adjustment', () => {
  // Worked by hand: p·4/rank, made monotone from the largest down.
  it('is right on a small example', () => {
    const adjusted = benjaminiHochberg([0.01, 0.04, 0.03, 0.005]);
    expect(adjusted.map((p) => Math.round((p ?? 0) * 1e12) / 1e12)).toEqual([0.02, 0.04, 0.04, 0.02]);
  });

  it('leaves nothing, one and missing values as they are', () => {
    expect(benjaminiHochberg([])).toEqual([]);
    expect(benjaminiHochberg([0.03])).toEqual([0.03]);
    expect(benjaminiHochberg([undefined, 0.02, Number.NaN, 0.04])).toEqual([
      undefined,
      0.04,
      undefined,
      0.04,
    ]);
  });

  it('is the least share of false answers at which each one would pass', () => {
    fc.assert(
      fc.property(pValues, (given) => {
        const adjusted = benjaminiHochberg(Object.freeze(given));
        for (const [index, p] of given.entries()) {
          // Oracle: among all thresholds t >= p, the least t · n / (number of p up to t).
          const passing = given.filter((t) => t >= p);
          const least = Math.min(
            1,
            ...passing.map((t) => (t * given.length) / given.filter((other) => other <= t).length),
          );
          expect(adjusted[index]).toBeCloseTo(least, 12);
        }
      }),
    );
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(pValues, (given) => {
        expect(benjaminiHochberg(given.toReversed()).toReversed()).toEqual(benjaminiHochberg(given));
      }),
    );
  });
});
