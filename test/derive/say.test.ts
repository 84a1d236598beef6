import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  sayCount,
  sayDifference,
  sayNames,
  sayNumber,
  sayP,
  sayPoints,
  sayShare,
  sayValue,
} from '../../src/derive/say.ts';

describe('a number in a sentence', () => {
  it('has four significant digits and commas, as the English formatter of the platform writes it', () => {
    const formatter = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });
    const numbers = fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.integer({ min: -1e9, max: 1e9 }),
    );
    fc.assert(
      fc.property(numbers, (number) => {
        if (Math.abs(number) < 1e-4) return;
        expect(sayNumber(number)).toBe(formatter.format(number));
      }),
    );
    // What is just below or above 1, 10, 100 … may round to one more digit.
    const edges = fc
      .tuple(fc.integer({ min: -3, max: 10 }), fc.double({ min: -1e-4, max: 1e-4, noNaN: true }))
      .map(([power, beside]) => 10 ** power * (1 + beside));
    fc.assert(
      fc.property(edges, (number) => {
        expect(sayNumber(number)).toBe(formatter.format(number));
      }),
    );
    expect(sayNumber(1_234_567)).toBe('1,235,000');
    expect(sayNumber(999.96)).toBe('1,000');
    expect(sayNumber(-999.96)).toBe('-1,000');
    expect(sayNumber(999.94)).toBe('999.9');
    expect(sayNumber(-0.04156)).toBe('-0.04156');
    expect(sayNumber(0)).toBe('0');
  });

  it('is written by powers of ten where it is huge or tiny, and never as a sign', () => {
    expect(sayNumber(1.2e13)).toBe('1.2E13');
    expect(sayNumber(999_960_000_000)).toBe('1E12');
    expect(sayNumber(1e-9)).toBe('1E-9');
    expect(sayNumber(Number.MAX_VALUE)).toBe('1.8E308');
    expect(sayNumber(Infinity)).toBe('more than can be said');
  });
});

describe('a share in a sentence', () => {
  it('has no more digits than it needs', () => {
    expect(sayShare(0.427)).toBe('43 %');
    expect(sayShare(0.004)).toBe('0.4 %');
    expect(sayShare(0.0002)).toBe('0.02 %');
    expect(sayShare(-1.5)).toBe('-150 %');
    expect(sayShare(1e307)).toBe('1E307 times');
  });

  it('of a metric in per cent is a fraction', () => {
    expect(sayValue(0.412, '%')).toBe('41.2 %');
    expect(sayValue(0.412, 'percentuale')).toBe('41.2 %');
    expect(sayValue(41.2, '€')).toBe('41.2 €');
    expect(sayValue(41.2, undefined)).toBe('41.2');
  });
});

describe('a difference in a sentence', () => {
  it('of percentages is in points, of anything else in its unit', () => {
    expect(sayDifference(0.02, '%')).toBe('2 points');
    expect(sayDifference(-0.01, 'percent')).toBe('-1 point');
    expect(sayDifference(0.0004, '%')).toBe('0.04 points');
    expect(sayDifference(3, 'teams')).toBe('3 teams');
    expect(sayPoints(Number.MAX_VALUE)).toMatch(/ times$/);
  });
});

describe('words around numbers', () => {
  it('count, name a few of many, and round a p-value', () => {
    expect(sayCount(1, 'reading')).toBe('1 reading');
    expect(sayCount(0, 'reading')).toBe('0 readings');
    expect(sayNames(['a'])).toBe('“a”');
    expect(sayNames(['a', 'b', 'c', 'd'])).toBe('“a”, “b”, “c” and “d”');
    expect(sayNames(['a', 'b', 'c', 'd', 'e'])).toBe('“a”, “b”, “c” and 2 more');
    expect(sayP(0.0001)).toBe('p < 0.001');
    expect(sayP(0.0321)).toBe('p = 0.032');
  });
});
