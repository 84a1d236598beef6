import { isDateValue, numberOf, textOf } from './formula-value.ts';
import type { FormulaDate, FormulaValue } from './formula-value.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const fixedUnits: Record<string, number> = { minutes: MINUTE, hours: HOUR, days: DAY, weeks: 7 * DAY };
const monthsIn: Record<string, number> = { months: 1, quarters: 3, years: 12 };

type DateFunction = (args: readonly FormulaValue[], now: number) => FormulaValue;

/** Functions on dates; days and months are those of UTC. */
export const dateFunctions = {
  now: (_args, now) => dateOf(Math.floor(now / MINUTE) * MINUTE, true),
  today: (_args, now) => dateOf(Math.floor(now / DAY) * DAY, false),
  dateAdd: ([date, amount, unit]) => shifted(date, numberOf(amount), textOf(unit)),
  dateSubtract: ([date, amount, unit]) => shifted(date, -numberOf(amount), textOf(unit)),
  dateBetween: ([a, b, unit]) =>
    isDateValue(a) && isDateValue(b) ? between(a.start, b.start, textOf(unit)) : undefined,
  dateRange: ([a, b]) => (isDateValue(a) && isDateValue(b) ? { ...a, end: b.start } : undefined),
  dateStart: ([date]) => (isDateValue(date) ? dateOf(date.start, date.hasTime) : undefined),
  dateEnd: ([date]) => (isDateValue(date) ? dateOf(date.end ?? date.start, date.hasTime) : undefined),
  timestamp: ([date]) => (isDateValue(date) ? date.start : undefined),
  fromTimestamp: ([milliseconds]) => dateOf(numberOf(milliseconds), true),
  parseDate: ([text]) => parsed(textOf(text)),
  formatDate: ([date, pattern]) => (isDateValue(date) ? formatted(date.start, textOf(pattern)) : ''),
  year: part((date) => date.getUTCFullYear()),
  month: part((date) => date.getUTCMonth() + 1),
  date: part((date) => date.getUTCDate()),
  day: part((date) => date.getUTCDay() || 7),
  week: part((date) => isoWeek(date)),
  hour: part((date) => date.getUTCHours()),
  minute: part((date) => date.getUTCMinutes()),
} satisfies Record<string, DateFunction>;

/** A date of a text in ISO form; undefined when it is none. */
export function parsed(text: string): FormulaDate | undefined {
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : dateOf(moment, text.length > 10);
}

function part(read: (date: Date) => number): DateFunction {
  return ([date]) => (isDateValue(date) ? read(new Date(date.start)) : undefined);
}

function dateOf(start: number, hasTime: boolean): FormulaDate {
  return { kind: 'date', start, end: undefined, hasTime };
}

function shifted(date: FormulaValue, amount: number, unit: string): FormulaDate | undefined {
  if (!isDateValue(date)) return undefined;
  const fixed = fixedUnits[unit];
  function move(moment: number) {
    return fixed === undefined ? addMonths(moment, amount * (monthsIn[unit] ?? 0)) : moment + amount * fixed;
  }
  const isFine = unit === 'minutes' || unit === 'hours';
  return {
    ...date,
    start: move(date.start),
    end: date.end === undefined ? undefined : move(date.end),
    hasTime: date.hasTime || isFine,
  };
}

function addMonths(moment: number, months: number): number {
  const date = new Date(moment);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime();
}

/** Whole units from b to a, cut toward zero. */
function between(a: number, b: number, unit: string): number {
  const fixed = fixedUnits[unit];
  if (fixed !== undefined) return Math.trunc((a - b) / fixed);
  const [later, earlier, sign] = a >= b ? [a, b, 1] : [b, a, -1];
  const [end, start] = [new Date(later), new Date(earlier)];
  let months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  if (addMonths(earlier, months) > later) months -= 1;
  return sign * Math.trunc(months / (monthsIn[unit] ?? 1)) || 0;
}

function isoWeek(date: Date): number {
  const thursday = new Date(date);
  thursday.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.ceil(((thursday.getTime() - newYear) / DAY + 1) / 7);
}

const tokens: Record<string, (date: Date) => string> = {
  YYYY: (date) => String(date.getUTCFullYear()),
  YY: (date) => String(date.getUTCFullYear()).slice(-2),
  MMMM: (date) => named(date, { month: 'long' }),
  MMM: (date) => named(date, { month: 'short' }),
  MM: (date) => two(date.getUTCMonth() + 1),
  M: (date) => String(date.getUTCMonth() + 1),
  DD: (date) => two(date.getUTCDate()),
  D: (date) => String(date.getUTCDate()),
  dddd: (date) => named(date, { weekday: 'long' }),
  ddd: (date) => named(date, { weekday: 'short' }),
  HH: (date) => two(date.getUTCHours()),
  H: (date) => String(date.getUTCHours()),
  mm: (date) => two(date.getUTCMinutes()),
  W: (date) => String(isoWeek(date)),
  Q: (date) => String(Math.floor(date.getUTCMonth() / 3) + 1),
};

function formatted(moment: number, pattern: string): string {
  const date = new Date(moment);
  return pattern.replaceAll(
    /\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DD|D|dddd|ddd|HH|H|mm|W|Q/g,
    (token, quoted?: string) => quoted ?? tokens[token]?.(date) ?? token,
  );
}

function named(date: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }).format(date);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
