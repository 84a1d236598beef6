import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Day, dayFromNumber } from '../../src/model/day.ts';
import { parsePeriod } from '../../src/model/parse-period.ts';
import type { Cadence } from '../../src/model/period.ts';
import { Cadence as Cadences, periodAt, periodIndex, periodName, periodOf } from '../../src/model/period.ts';

const dayArbitrary = fc.integer({ min: -30_000, max: 60_000 }).map(dayFromNumber);
const cadenceArbitrary = fc.constantFrom<Cadence>(...Cadences.options);

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
});
