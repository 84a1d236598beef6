import * as z from 'zod';
import { Day, addDays, dayFromNumber, dayNumber } from './day.ts';

/** How often a metric is read. Weeks are ISO weeks (Monday to Sunday). */
export const Cadence = z.enum(['daily', 'weekly', 'monthly', 'quarterly']);
export type Cadence = z.infer<typeof Cadence>;

/** One bucket of a cadence, both ends inclusive. */
export interface Period {
  readonly cadence: Cadence;
  readonly start: Day;
  readonly end: Day;
}

/** The bucket a day falls into. */
export function periodOf(day: Day, cadence: Cadence): Period {
  return periodAt(periodIndex(day, cadence), cadence);
}

/**
 * The number of a day's bucket, counted without gaps: days, ISO weeks, months or quarters since the one that
 * holds 1970-01-01. Two days share a bucket exactly when their numbers are equal.
 */
export function periodIndex(day: Day, cadence: Cadence): number {
  const number = dayNumber(day);
  switch (cadence) {
    case 'daily':
      return number;
    case 'weekly':
      return Math.floor((number + mondayOffset) / 7);
    case 'monthly':
      return monthNumber(day);
    case 'quarterly':
      return Math.floor(monthNumber(day) / 3);
  }
}

/** The bucket with a number from {@link periodIndex}. */
export function periodAt(index: number, cadence: Cadence): Period {
  switch (cadence) {
    case 'daily': {
      const day = dayFromNumber(index);
      return { cadence, start: day, end: day };
    }
    case 'weekly': {
      const start = dayFromNumber(index * 7 - mondayOffset);
      return { cadence, start, end: addDays(start, 6) };
    }
    case 'monthly':
      return { cadence, start: firstOfMonth(index), end: addDays(firstOfMonth(index + 1), -1) };
    case 'quarterly':
      return { cadence, start: firstOfMonth(index * 3), end: addDays(firstOfMonth(index * 3 + 3), -1) };
  }
}

/** A bucket's short name: `2026-03-31`, `2026-W14`, `2026-03` or `2026-Q1`. */
export function periodName(period: Period): string {
  const year = period.start.slice(0, 4);
  switch (period.cadence) {
    case 'daily':
      return period.start;
    case 'weekly':
      return isoWeekName(period.start);
    case 'monthly':
      return period.start.slice(0, 7);
    case 'quarterly':
      return `${year}-Q${Math.floor((Number(period.start.slice(5, 7)) - 1) / 3) + 1}`;
  }
}

/** 1970-01-01 was a Thursday: three days after its week's Monday. */
const mondayOffset = 3;

function monthNumber(day: Day): number {
  return (Number(day.slice(0, 4)) - 1970) * 12 + Number(day.slice(5, 7)) - 1;
}

function firstOfMonth(index: number): Day {
  const year = 1970 + Math.floor(index / 12);
  return Day.parse(
    `${String(year).padStart(4, '0')}-${String((((index % 12) + 12) % 12) + 1).padStart(2, '0')}-01`,
  );
}

/** An ISO week belongs to the year that holds its Thursday (ISO 8601, 2.2.10). */
function isoWeekName(monday: Day): string {
  const year = addDays(monday, 3).slice(0, 4);
  const first = periodIndex(Day.parse(`${year}-01-04`), 'weekly');
  return `${year}-W${String(periodIndex(monday, 'weekly') - first + 1).padStart(2, '0')}`;
}
