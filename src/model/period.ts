import * as z from 'zod';
import { Day, addDays, dayFromNumber, dayNumber, parseDay } from './day.ts';

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

/**
 * Reads a period as people head a column with it: `2026-03`, `03/2026`, `Mar 2026`, `marzo 2026`, `2026-W14`,
 * `W14 2026`, `2026-Q1`, `Q1 2026`, `T1 2026`, `2026-03-31`. English and Italian month names, whole or cut to
 * three letters or more. `undefined` for anything else, also for `03/04/2026`, which two countries read differently.
 */
export function parsePeriod(text: string): Period | undefined {
  const clean = text
    .trim()
    .toLowerCase()
    .replaceAll(/[’'.,]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const day = parseDay(clean);
  if (day !== undefined) return periodOf(day, 'daily');
  return readWeek(clean) ?? readQuarter(clean) ?? readMonth(clean);
}

/** 1970-01-01 was a Thursday: three days after its week's Monday. */
const mondayOffset = 3;

const monthNames: readonly (readonly string[])[] = [
  ['january', 'gennaio'],
  ['february', 'febbraio'],
  ['march', 'marzo'],
  ['april', 'aprile'],
  ['may', 'maggio'],
  ['june', 'giugno'],
  ['july', 'luglio'],
  ['august', 'agosto'],
  ['september', 'settembre'],
  ['october', 'ottobre'],
  ['november', 'novembre'],
  ['december', 'dicembre'],
];

function readWeek(text: string): Period | undefined {
  const match =
    /^(?<year>\d{4})[ -]?(?:w|wk|week )(?<week>\d{1,2})$/.exec(text) ??
    /^(?:w|wk|week)[ -]?(?<week>\d{1,2})[ -/](?<year>\d{4})$/.exec(text);
  if (match?.groups === undefined) return undefined;
  const week = Number(match.groups['week']);
  const fourth = parseDay(`${match.groups['year']}-01-04`);
  if (fourth === undefined || week < 1) return undefined;
  const period = periodAt(periodIndex(fourth, 'weekly') + week - 1, 'weekly');
  return isoWeekName(period.start) === `${match.groups['year']}-W${String(week).padStart(2, '0')}`
    ? period
    : undefined;
}

function readQuarter(text: string): Period | undefined {
  const match =
    /^(?<year>\d{4})[ -/]?[qt](?<quarter>[1-4])$/.exec(text) ??
    /^[qt](?<quarter>[1-4])[ -/]?(?<year>\d{4})$/.exec(text);
  if (match?.groups === undefined) return undefined;
  const month = String(Number(match.groups['quarter']) * 3).padStart(2, '0');
  const day = parseDay(`${match.groups['year']}-${month}-01`);
  return day === undefined ? undefined : periodOf(day, 'quarterly');
}

function readMonth(text: string): Period | undefined {
  const digits =
    /^(?<year>\d{4})[-/](?<month>\d{1,2})$/.exec(text) ?? /^(?<month>\d{1,2})[-/](?<year>\d{4})$/.exec(text);
  const named =
    /^(?<name>\p{L}{3,})[ -](?<year>\d{4})$/u.exec(text) ??
    /^(?<year>\d{4})[ -](?<name>\p{L}{3,})$/u.exec(text);
  const groups = digits?.groups ?? named?.groups;
  if (groups === undefined) return undefined;
  const name = groups['name'];
  const month =
    name === undefined
      ? Number(groups['month'])
      : monthNames.findIndex((names) => names.some((full) => full.startsWith(name))) + 1;
  const day = parseDay(`${groups['year']}-${String(month).padStart(2, '0')}-01`);
  return day === undefined ? undefined : periodOf(day, 'monthly');
}

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
