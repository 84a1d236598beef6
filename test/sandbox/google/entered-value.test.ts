import { describe, expect, it } from 'vitest';
import { parseEntered } from '../../../src/sandbox/google/format/entered-value.ts';
import { formatNumber } from '../../../src/sandbox/google/format/number-format.ts';

/** What a typed text is, and how it then looks. */
function typed(text: string, locale: string): readonly [value: unknown, shown: string] {
  const { value, format } = parseEntered(text, locale);
  return [value, typeof value === 'number' ? formatNumber(value, format, locale) : String(value)];
}

describe('a value typed into a cell', () => {
  it('is read with the signs of American English', () => {
    expect(typed('1,234.5', 'en_US')).toEqual([1234.5, '1,234.50']);
    expect(typed('12.5%', 'en_US')).toEqual([0.125, '12.50%']);
    expect(typed('$1,200', 'en_US')).toEqual([1200, '$1,200']);
    expect(typed('-3', 'en_US')).toEqual([-3, '-3']);
    expect(typed('(3)', 'en_US')).toEqual([-3, '-3']);
    expect(typed('1e3', 'en_US')).toEqual([1000, '1.00E+03']);
    expect(typed('3/31/2026', 'en_US')).toEqual([46112, '3/31/2026']);
    expect(typed('10:30 PM', 'en_US')).toEqual([0.9375, '10:30 PM']);
  });

  it('is read with the signs of German', () => {
    expect(typed('1.234,50', 'de_DE')).toEqual([1234.5, '1.234,50']);
    expect(typed('12,5%', 'de_DE')).toEqual([0.125, '12,50%']);
    expect(typed('1.234,50 €', 'de_DE')).toEqual([1234.5, '1.234,50 €']);
    expect(typed('31.3.2026', 'de_DE')).toEqual([46112, '31.03.2026']);
    expect(typed('31. März 2026', 'de_DE')).toEqual([46112, '31 März 2026']);
    expect(typed('1,234.5', 'de_DE')).toEqual(['1,234.5', '1,234.5']);
  });

  it('is read with the signs of Italian', () => {
    expect(typed('0,5', 'it_IT')).toEqual([0.5, '0,5']);
    expect(typed('1.234,5', 'it_IT')).toEqual([1234.5, '1.234,50']);
    expect(typed('31/03/2026', 'it_IT')).toEqual([46112, '31/03/2026']);
    expect(typed('31 mar 2026', 'it_IT')).toEqual([46112, '31 mar 2026']);
    expect(typed('marzo 2026', 'it_IT')).toEqual([46082, 'marzo 2026']);
  });

  it('is a date in every locale when it is written from the year on or with an English month', () => {
    expect(typed('2026-03-31', 'it_IT')).toEqual([46112, '2026-03-31']);
    expect(typed('2026-03-31 12:00', 'de_DE')[0]).toBe(46112.5);
    expect(typed('Mar 31, 2026', 'en_US')).toEqual([46112, 'Mar 31, 2026']);
    expect(typed('March 2026', 'en_US')).toEqual([46082, 'March 2026']);
  });

  it('stays text when it only looks like a number or a date', () => {
    expect(parseEntered('2026-02-30', 'en_US').value).toBe('2026-02-30');
    expect(parseEntered("'12", 'en_US').value).toBe('12');
    expect(parseEntered('1.2.3', 'en_US').value).toBe('1.2.3');
    expect(parseEntered('Smarch 2026', 'en_US').value).toBe('Smarch 2026');
    expect(parseEntered('12 apples', 'en_US').value).toBe('12 apples');
  });
});
