import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  Day,
  dayFromNumber,
  dayNumber,
  daysBetween,
  parseDay,
} from '../../src/model/day.ts';

describe('a day', () => {
  it('is read from year, month and date, and from nothing else', () => {
    expect(parseDay('2024-02-29')).toBe('2024-02-29');
    for (const text of [
      '2023-02-29',
      '2026-13-01',
      '2026-00-10',
      '0000-01-01',
      '2026-1-1',
      '1/1/2026',
      '',
      '2026-01-01T00:00',
    ]) {
      expect(parseDay(text)).toBeUndefined();
    }
  });

  it('agrees with the platform calendar over twenty centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 1_000_000 }), (number) => {
        const day = dayFromNumber(number);
        expect(day).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
        expect(dayNumber(day)).toBe(number);
      }),
    );
  });

  it('is not written outside the years 0 to 9999', () => {
    expect(addDays(Day.parse('9999-12-30'), 1)).toBe('9999-12-31');
    expect(() => addDays(Day.parse('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(Day.parse('0001-01-01'), -367)).toThrow(RangeError);
    expect(() => dayFromNumber(Number.NaN)).toThrow(RangeError);
  });

  it('counts days over leap years and back', () => {
    const day = dayFromNumber(0);
    expect(daysBetween(addDays(day, -800), day)).toBe(800);
  });

  it('moves by months and stays within the month it lands in', () => {
    expect(addMonths(Day.parse('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(Day.parse('2026-11-15'), 3)).toBe('2027-02-15');
    expect(addMonths(Day.parse('2026-03-31'), -13)).toBe('2025-02-28');
  });
});
