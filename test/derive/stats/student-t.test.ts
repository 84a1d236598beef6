import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { studentTCdf, studentTQuantile } from '../../../src/derive/stats/student-t.ts';
import { relativeError } from './relative-error.ts';
import { readCase } from './read-case.ts';

const Triples = z.array(z.tuple([z.number(), z.number(), z.number()]));
const reference = z.object({ t_cdf: Triples, t_ppf: Triples }).parse(readCase('distributions.json'));

describe("Student's t", () => {
  it.each(reference.t_cdf)(
    'has the share below %d with %d degrees of freedom that SciPy gives',
    (t, df, p) => {
      expect(relativeError(studentTCdf(t, df), p)).toBeLessThan(1e-12);
    },
  );

  // SciPy 1.10 searches for this quantile and stops at nine digits; the exact values are in the next test.
  it.each(reference.t_ppf)(
    'has the quantile of %d with %d degrees of freedom that SciPy gives',
    (p, df, t) => {
      expect(relativeError(studentTQuantile(p, df), t)).toBeLessThan(1e-8);
    },
  );

  // 40-digit arithmetic (mpmath 1.3), rounded to double.
  it.each([
    [0.995, 10, 3.169272672616951],
    [0.975, 22, 2.073873067904026],
    [0.9, 6, 1.4397557472651485],
    [0.975, 2998, 1.9607555832642807],
  ])('has the exact quantile of %d with %d degrees of freedom', (p, df, t) => {
    expect(relativeError(studentTQuantile(p, df), t)).toBeLessThan(1e-12);
  });

  it.each([
    [-35, 1000, 3.673141801874347e-176],
    [-5, 20000, 2.8907570738290255e-7],
    [-2, 20000, 0.02275688097924997],
  ])('keeps its digits in the far tail: %d with %d degrees of freedom', (t, df, share) => {
    expect(relativeError(studentTCdf(t, df), share)).toBeLessThan(1e-12);
  });

  it('is undone by its quantile', () => {
    const probability = fc.double({ min: 1e-60, max: 0.999999, noNaN: true });
    fc.assert(
      fc.property(probability, fc.integer({ min: 1, max: 3000 }), (p, df) => {
        expect(relativeError(studentTCdf(studentTQuantile(p, df), df), p)).toBeLessThan(1e-10);
      }),
    );
  });

  it('answers with finite numbers for any probability and any degrees of freedom', () => {
    expect(Number.isFinite(studentTQuantile(0, 1))).toBe(true);
    expect(Number.isFinite(studentTQuantile(1, 3))).toBe(true);
    expect(studentTCdf(1e90, 0)).toBeLessThanOrEqual(1);
    expect(studentTCdf(0, 5)).toBe(0.5);
  });
});
