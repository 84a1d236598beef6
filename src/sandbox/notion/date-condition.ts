import { isDateText, isDay, momentOf } from './date-value.ts';
import { at, missingAlternatives, readObject, readString, refusal } from './field.ts';
import type { Field } from './field.ts';
import type { Operand } from './filter-operand.ts';

const DAY = 86_400_000;

const comparisons = ['equals', 'before', 'after', 'on_or_before', 'on_or_after'] as const;
const spans = [
  'this_week',
  'past_week',
  'past_month',
  'past_year',
  'next_week',
  'next_month',
  'next_year',
] as const;

/** Days from today that a relative word stands for; months are handled apart. */
const relativeDays: Record<string, number> = {
  today: 0,
  tomorrow: 1,
  yesterday: -1,
  one_week_ago: -7,
  one_week_from_now: 7,
};
const relativeMonths: Record<string, number> = { one_month_ago: -1, one_month_from_now: 1 };

/** Reads a condition on a date. A day compares with days, a time with times; ranges count by their start. Today is UTC's. */
export function readDateCondition(field: Field, now: number): (operand: Operand) => boolean {
  const body = readObject(field);
  const existence = (['is_empty', 'is_not_empty'] as const).find((key) => Object.hasOwn(body, key));
  if (existence !== undefined) {
    if (body[existence] !== true) throw refusal(at(field, existence), '`true`');
    return (operand) =>
      operand.kind === 'date' && (operand.date === undefined) === (existence === 'is_empty');
  }
  const span = spans.find((key) => Object.hasOwn(body, key));
  if (span !== undefined) {
    readObject(at(field, span), []);
    const [from, to] = spanOf(span, now);
    return (operand) =>
      operand.kind === 'date' && operand.date !== undefined && isWithin(dayOf(operand.date.start), from, to);
  }
  const comparison = comparisons.find((key) => Object.hasOwn(body, key));
  if (comparison === undefined)
    throw missingAlternatives(field, [...comparisons, ...spans, 'is_empty', 'is_not_empty']);
  readObject(field, [comparison]);
  const wanted = readMoment(at(field, comparison), now);
  return (operand) =>
    operand.kind === 'date' && operand.date !== undefined && compares(operand.date.start, comparison, wanted);
}

function compares(start: string, comparison: (typeof comparisons)[number], wanted: string): boolean {
  const byDay = isDay(wanted);
  const difference = byDay ? momentOf(dayOf(start)) - momentOf(wanted) : momentOf(start) - momentOf(wanted);
  switch (comparison) {
    case 'equals':
      return difference === 0;
    case 'before':
      return difference < 0;
    case 'after':
      return difference > 0;
    case 'on_or_before':
      return difference <= 0;
    case 'on_or_after':
      return difference >= 0;
  }
}

function readMoment(field: Field, now: number): string {
  const text = readString(field);
  const days = relativeDays[text];
  if (days !== undefined) return dayText(now + days * DAY);
  const months = relativeMonths[text];
  if (months !== undefined) return dayText(monthsLater(now, months));
  if (!isDateText(text)) throw refusal(field, 'a valid ISO 8601 date string');
  return text;
}

/** from documents: a week starts on Sunday; past and next spans start or end today. */
function spanOf(span: (typeof spans)[number], now: number): [string, string] {
  const today = dayText(now);
  switch (span) {
    case 'this_week': {
      const sunday = now - new Date(now).getUTCDay() * DAY;
      return [dayText(sunday), dayText(sunday + 6 * DAY)];
    }
    case 'past_week':
      return [dayText(now - 7 * DAY), today];
    case 'past_month':
      return [dayText(monthsLater(now, -1)), today];
    case 'past_year':
      return [dayText(monthsLater(now, -12)), today];
    case 'next_week':
      return [today, dayText(now + 7 * DAY)];
    case 'next_month':
      return [today, dayText(monthsLater(now, 1))];
    case 'next_year':
      return [today, dayText(monthsLater(now, 12))];
  }
}

function isWithin(day: string, from: string, to: string): boolean {
  return day >= from && day <= to;
}

/** The day a stored date falls on, as written: a time keeps the day of its own offset. */
function dayOf(text: string): string {
  return text.slice(0, 10);
}

function dayText(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

function monthsLater(moment: number, months: number): number {
  const date = new Date(moment);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime();
}
