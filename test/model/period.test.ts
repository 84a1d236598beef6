import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Day, dayFromNumber } from '../../src/model/day.ts';
import type { Cadence } from '../../src/model/period.ts';
import {
  Cadence as Cadences,
  parsePeriod,
  periodAt,
  periodIndex,
  periodName,
  periodOf,
} from '../../src/model/period.ts';

const dayArbitrary = fc.integer({ min: -30_000, max: 60_000 }).map(dayFromNumber);
const cadenceArbitrary = fc.constantFrom<Cadence>(...Cadences.options);

function named(text: string): string | undefined {
  const period = parsePeriod(text);
  return period === undefined ? undefined : periodName(period);
}

describe('a period', () => {
  it('holds the days it was made from and has no gap to the next', () => {
    fc.assert(
      fc.property(dayArbitrary, cadenceArbitrary, (day, cadence) => {
        const period = periodOf(day, cadence);
        const next = periodAt(periodIndex(day, cadence) + 1, cadence);
        expect(period.start <= day && day <= period.end).toBe(true);
        expect(periodIndex(period.start, cadence)).toBe(periodIndex(period.end, cadence));
        expect(periodIndex(next.start, cadence)).toBe(periodIndex(period.end, cadence) + 1);
      }),
    );
  });

  it('can be read back from its own name', () => {
    fc.assert(
      fc.property(dayArbitrary, cadenceArbitrary, (day, cadence) => {
        const period = periodOf(day, cadence);
        expect(parsePeriod(periodName(period))).toEqual(period);
      }),
    );
  });

  it('numbers weeks as ISO 8601 does around the turn of the year', () => {
    expect(periodName(periodOf(Day.parse('2021-01-03'), 'weekly'))).toBe('2020-W53');
    expect(periodName(periodOf(Day.parse('2024-12-30'), 'weekly'))).toBe('2025-W01');
  });

  it('is read the way people head their columns, in English and Italian', () => {
    expect(named('Mar 2026')).toBe('2026-03');
    expect(named('marzo 2026')).toBe('2026-03');
    expect(named('Sept. 2025')).toBe('2025-09');
    expect(named('03/2026')).toBe('2026-03');
    expect(named('Q1 2026')).toBe('2026-Q1');
    expect(named('2026 T4')).toBe('2026-Q4');
    expect(named('W14 2026')).toBe('2026-W14');
    expect(named('week 5-2026')).toBe('2026-W05');
    expect(named('2026-03-31')).toBe('2026-03-31');
  });

  it('is not guessed from a header that two countries read differently, or that names no period', () => {
    for (const text of ['03/04/2026', 'Total', 'W54 2026', 'Q5 2026', '2026', 'Foo 2026', '2026-13']) {
      expect(parsePeriod(text)).toBeUndefined();
    }
  });
});
