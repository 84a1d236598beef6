import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contribution } from '../../../src/derive/stats/contribution.ts';
import type { Factor } from '../../../src/derive/stats/contribution.ts';
import { funnelCases } from './funnel-case.ts';
import { relativeError } from './relative-error.ts';

const factor = fc.record({
  before: fc.double({ min: 0.001, max: 1000, noNaN: true }),
  after: fc.double({ min: 0.001, max: 1000, noNaN: true }),
  exponent: fc.constantFrom(1, -1, undefined),
});

describe('contributions to a change', () => {
  it.each(funnelCases.lmdi)('are the reference ones for a change of $delta', (reference) => {
    const names = Object.keys(reference.before);
    const parts = contribution(
      names.map((name) => ({ before: reference.before[name] ?? 0, after: reference.after[name] ?? 0 })),
    );
    for (const [index, name] of names.entries()) {
      expect(relativeError(parts?.[index], reference.contribution[name] ?? Number.NaN)).toBeLessThan(1e-12);
    }
  });

  it('add up to the change, whatever the factors', () => {
    fc.assert(
      fc.property(fc.array(factor, { minLength: 1, maxLength: 5 }), (factors) => {
        const [before, after] = [productOf(factors, 'before'), productOf(factors, 'after')];
        const parts = contribution(Object.freeze(factors));
        const sum = parts?.reduce((total, part) => total + part, 0);
        expect(Math.abs((sum ?? Number.NaN) - (after - before)) / Math.max(before, after)).toBeLessThan(
          1e-12,
        );
      }),
    );
  });

  it('turn their sign when before and after are exchanged', () => {
    fc.assert(
      fc.property(fc.array(factor, { minLength: 1, maxLength: 4 }), (factors) => {
        const forth = contribution(factors);
        const back = contribution(
          factors.map(({ before, after, exponent }) => ({ before: after, after: before, exponent })),
        );
        for (const [index, part] of (forth ?? []).entries()) {
          expect(Math.abs((back?.[index] ?? Number.NaN) + part)).toBeLessThanOrEqual(
            1e-11 * Math.abs(part) + 1e-300,
          );
        }
      }),
    );
  });

  it('give the whole change to the factor that was or became 0', () => {
    expect(
      contribution([
        { before: 0, after: 5 },
        { before: 3, after: 4 },
      ]),
    ).toEqual([20, 0]);
    expect(
      contribution([
        { before: 3, after: 4 },
        { before: 5, after: 0 },
      ]),
    ).toEqual([0, -15]);
    expect(
      contribution([
        { before: 0, after: 4 },
        { before: 0, after: 5 },
      ]),
    ).toEqual([10, 10]);
    expect(
      contribution([
        { before: 0, after: 4 },
        { before: 5, after: 0 },
      ]),
    ).toEqual([0, 0]);
  });

  it('are the change itself with one factor, and 0 without a change', () => {
    expect(contribution([{ before: 3, after: 5 }])?.[0]).toBeCloseTo(2, 14);
    expect(
      contribution([
        { before: 3, after: 3 },
        { before: 2, after: 2 },
      ]),
    ).toEqual([0, 0]);
  });

  it('are undefined without factors, with a divisor of 0, a change of sign and a value that is not finite', () => {
    expect(contribution([])).toBeUndefined();
    expect(contribution([{ before: 1, after: 0, exponent: -1 }])).toBeUndefined();
    expect(contribution([{ before: -1, after: 2 }])).toBeUndefined();
    expect(contribution([{ before: Number.NaN, after: 2 }])).toBeUndefined();
  });
});

function productOf(factors: readonly Factor[], when: 'before' | 'after'): number {
  return factors.reduce((product, factor) => product * factor[when] ** (factor.exponent ?? 1), 1);
}
