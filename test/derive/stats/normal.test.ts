import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { normalCdf, normalQuantile, normalTwoSidedP } from '../../../src/derive/stats/normal.ts';
import { relativeError } from './relative-error.ts';
import { readCase } from './read-case.ts';

const Pairs = z.array(z.tuple([z.number(), z.number()]));
const reference = z
  .object({ normal_cdf: Pairs, normal_two_sided_p: Pairs, normal_ppf: Pairs })
  .parse(readCase('distributions.json'));

describe('the standard normal law', () => {
  it.each(reference.normal_cdf)('has the share below %d that SciPy gives', (at, share) => {
    expect(relativeError(normalCdf(at), share)).toBeLessThan(1e-13);
  });

  it.each(reference.normal_two_sided_p)('has the two-sided p of z = %d that SciPy gives', (at, p) => {
    expect(relativeError(normalTwoSidedP(at), p)).toBeLessThan(1e-13);
  });

  it.each(reference.normal_ppf)('has the quantile of %d that SciPy gives', (p, at) => {
    expect(relativeError(normalQuantile(p), at)).toBeLessThan(1e-14);
  });

  // 40-digit arithmetic (mpmath 1.3), rounded to double.
  it.each([
    [-12, 1.7764821120776804e-33],
    [-20, 2.7536241186062337e-89],
    [-37, 5.725571222524577e-300],
  ])('keeps its digits in the far tail at %d', (at, share) => {
    expect(relativeError(normalCdf(at), share)).toBeLessThan(1e-14);
  });

  it('is undone by its quantile', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (at) => {
        expect(Math.abs(normalQuantile(normalCdf(at)) - at)).toBeLessThan(1e-9);
      }),
    );
  });

  it('is symmetric', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (at) => {
        expect(normalCdf(at) + normalCdf(-at)).toBeCloseTo(1, 14);
        expect(normalTwoSidedP(at)).toBe(normalTwoSidedP(-at));
      }),
    );
  });

  it('has finite quantiles even at 0 and 1', () => {
    expect(normalQuantile(0)).toBeLessThan(-37);
    expect(normalQuantile(0)).toBeGreaterThan(-38);
    expect(normalQuantile(1)).toBeLessThan(8.3);
  });
});
