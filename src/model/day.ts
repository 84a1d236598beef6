import * as z from 'zod';

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A calendar day in the workspace's time zone, `YYYY-MM-DD`. Days compare as strings. */
export const Day = z
  .string()
  .refine(isCalendarDay, { error: 'not a day of the calendar (YYYY-MM-DD)' })
  .brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** Reads `YYYY-MM-DD`; `undefined` for anything that is not a day of the calendar (neither 2026-02-30 nor the year 0 is). */
export function parseDay(text: string): Day | undefined {
  const parsed = Day.safeParse(text);
  return parsed.success ? parsed.data : undefined;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar; negative before. */
export function dayNumber(day: Day): number {
  return daysFromCivil({ year: yearOf(day), month: monthOf(day), date: twoDigits(day, 8) });
}

/** The calendar year of a day. */
export function yearOf(day: Day): number {
  return twoDigits(day, 0) * 100 + twoDigits(day, 2);
}

/** The month of a day, 1 to 12. */
export function monthOf(day: Day): number {
  return twoDigits(day, 5);
}

/** Days since 1 January of its year: 0 for that day itself. */
export function dayOfYear(day: Day): number {
  return dayNumber(day) - daysFromCivil({ year: yearOf(day), month: 1, date: 1 });
}

/** The day that lies `number` days after 1970-01-01. Throws a RangeError outside the years 0–9999. */
export function dayFromNumber(number: number): Day {
  return dayFromCivil(civilFromDays(number));
}

/** The first day of a month. Throws a RangeError outside the years 0–9999. */
export function firstOfMonth({ year, month }: { readonly year: number; readonly month: number }): Day {
  return dayFromCivil({ year, month, date: 1 });
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

/** The same day `count` months later, or that month's last day when it has no such day. */
export function addMonths(day: Day, count: number): Day {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const months = year * 12 + month - 1 + count;
  const first = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
  const next = months + 1;
  const last =
    daysFromCivil({ year: Math.floor(next / 12), month: (((next % 12) + 12) % 12) + 1, date: 1 }) - 1;
  return dayFromNumber(Math.min(daysFromCivil({ ...first, date }), last));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

function isCalendarDay(text: string): boolean {
  const match = pattern.exec(text);
  if (match === null) return false;
  const civil = { year: Number(match[1]), month: Number(match[2]), date: Number(match[3]) };
  if (civil.year < 1 || civil.month < 1 || civil.month > 12 || civil.date < 1) return false;
  const back = civilFromDays(daysFromCivil(civil));
  return back.month === civil.month && back.date === civil.date;
}

/** The number that two digits make, read without cutting them out: days are read very often. */
function twoDigits(day: Day, at: number): number {
  return (day.charCodeAt(at) - zero) * 10 + day.charCodeAt(at + 1) - zero;
}

const zero = '0'.charCodeAt(0);

function dayFromCivil(civil: Civil): Day {
  const text = `${pad(civil.year, 4)}-${pad(civil.month, 2)}-${pad(civil.date, 2)}`;
  if (!isDayOf(civil, text)) throw new RangeError(`No day can be written in the year ${civil.year}`);
  return text;
}

/** What a conversion gives is in the calendar: only its year may be too far away to be written. */
function isDayOf({ year }: Civil, text: string): text is Day {
  return year >= 0 && year <= 9999 && text.length === 10;
}

interface Civil {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

/*
 * Both conversions count from 1 March of year 0 in eras of 400 years, so that the leap day is the last day of
 * a year and no table of months is needed: https://howardhinnant.github.io/date_algorithms.html
 */
function daysFromCivil({ year, month, date }: Civil): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civilFromDays(number: number): Civil {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
