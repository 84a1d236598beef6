import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalSignOf, readNumber } from '../../src/model/written-number.ts';

describe('a number that people wrote as text', () => {
  it('is read by the signs it bears', () => {
    expect(readNumber('1.234,56')).toBe(1234.56);
    expect(readNumber('1,234.56')).toBe(1234.56);
    expect(readNumber('1 234,56')).toBe(1234.56);
    expect(readNumber('1\u202F234\u00A0567,5')).toBe(1_234_567.5);
    expect(readNumber("1'234.56")).toBe(1234.56);
    expect(readNumber('1.234.567')).toBe(1_234_567);
    expect(readNumber('0,5')).toBe(0.5);
    expect(readNumber('0.125')).toBe(0.125);
    expect(readNumber('42')).toBe(42);
  });

  it('is read with its percent sign, its currency and its minus, however that is written', () => {
    expect(readNumber('12 %')).toBeCloseTo(0.12, 12);
    expect(readNumber('€ 1.200,50')).toBe(1200.5);
    expect(readNumber('1.200,50 EUR')).toBe(1200.5);
    expect(readNumber('(500)')).toBe(-500);
    expect(readNumber('−3,5')).toBe(-3.5);
    expect(readNumber('-0')).toBe(0);
  });

  it('is not guessed where a thousand and a decimal look alike', () => {
    expect(readNumber('1.234')).toBeUndefined();
    expect(readNumber('1.234', ',')).toBe(1234);
    expect(readNumber('1.234', '.')).toBe(1.234);
  });

  it('is none where text stands', () => {
    for (const text of ['', 'n/a', '12 days', '1.2.3', '1,2,3,4', '--5', '12,34,567', 'Q1']) {
      expect(readNumber(text)).toBeUndefined();
    }
  });

  it('learns the sign of its decimals from its neighbours, unless they contradict one another', () => {
    expect(decimalSignOf(['1.234', '1.234,5', 'n/a'])).toBe(',');
    expect(decimalSignOf(['1.234', '2.345'])).toBeUndefined();
    expect(decimalSignOf(['0,5', '0.5'])).toBeUndefined();
  });

  it('reads back what any of the five languages writes', () => {
    const locales = fc.constantFrom('en-GB', 'it-IT', 'de-DE', 'fr-FR', 'es-ES', 'de-CH');
    const cents = fc.integer({ min: -100_000_000, max: 100_000_000 });
    fc.assert(
      fc.property(locales, cents, (locale, value) => {
        const number = value / 100;
        const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(number);
        expect(readNumber(text)).toBe(number === 0 ? 0 : number);
      }),
    );
  });
});
