import * as z from 'zod';
import type { Day } from './day.ts';
import { addDays, dayFromNumber, dayNumber, dayOfYear, firstOfMonth, monthOf, yearOf } from './day.ts';

/** How often a metric is read. Weeks are ISO weeks (Monday to Sunday). */
export const Cadence = z.enum(['daily', 'weekly', 'monthly', 'quarterly']);
export type Cadence = z.infer<typeof Cadence>;

/** How many buckets of a cadence make a year, to the nearest. */
export const periodsInYear = { daily: 365, weekly: 52, monthly: 12, quarterly: 4 } as const satisfies Record<
  Cadence,
  number
>;

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
  switch (cadence) {
    case 'daily':
      return dayNumber(day);
    case 'weekly':
      return Math.floor((dayNumber(day) + mondayOffset) / 7);
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
      return { cadence, start: monthAt(index), end: addDays(monthAt(index + 1), -1) };
    case 'quarterly':
      return { cadence, start: monthAt(index * 3), end: addDays(monthAt(index * 3 + 3), -1) };
  }
}

/** A bucket's short name: `2026-03-31`, `2026-W14`, `2026-03` or `2026-Q1`. */
export function periodName({ start, cadence }: Period): string {
  return periodNameAt(periodIndex(start, cadence), cadence);
}

/** The short name of the bucket with a number from {@link periodIndex}. */
export function periodNameAt(index: number, cadence: Cadence): string {
  switch (cadence) {
    case 'daily':
      return dayFromNumber(index);
    case 'weekly':
      return isoWeekName(index);
    case 'monthly':
      return monthAt(index).slice(0, 7);
    case 'quarterly':
      return `${monthAt(index * 3).slice(0, 4)}-Q${(((index % 4) + 4) % 4) + 1}`;
  }
}

/** 1970-01-01 was a Thursday: three days after its week's Monday. */
const mondayOffset = 3;

function monthNumber(day: Day): number {
  return (yearOf(day) - 1970) * 12 + monthOf(day) - 1;
}

function monthAt(index: number): Day {
  return firstOfMonth({ year: 1970 + Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 });
}

/** An ISO week belongs to the year that holds its Thursday (ISO 8601, 2.2.10). */
function isoWeekName(index: number): string {
  const thursday = dayFromNumber(index * 7 - mondayOffset + 3);
  const week = Math.floor(dayOfYear(thursday) / 7) + 1;
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`;
}
