import { parseEntered } from '../../format/entered-value.ts';
import { partsOfSerial, serialOfDay } from '../../format/serial-date.ts';
import { toNumber, toText } from '../coerce.ts';
import { each, whole } from '../formula-function.ts';
import type { FormulaFunction, FormulaScope, FunctionFamily } from '../formula-function.ts';
import { flatten, formulaError, isError } from '../formula-value.ts';
import type { FormulaError, FormulaValue, Scalar } from '../formula-value.ts';
import { serialOfInstant } from '../instant.ts';

/** A function of numbers, dates among them: text is read as a person would have typed it. */
function ofNumbers(
  takes: number | readonly [number, number],
  run: (numbers: readonly number[], scope: FormulaScope) => Scalar,
): FormulaFunction {
  return each(takes, (args, scope) => {
    const numbers: number[] = [];
    for (const arg of args) {
      const number = asSerial(arg, scope);
      if (isError(number)) return number;
      numbers.push(number);
    }
    return run(numbers, scope);
  });
}

function asSerial(value: Scalar, scope: FormulaScope): number | FormulaError {
  if (typeof value !== 'string') return toNumber(value);
  const read = parseEntered(value, scope.locale).value;
  return typeof read === 'number' ? read : toNumber(value);
}

function daysInMonth(year: number, month: number): number {
  return serialOfDay(year, month + 1, 1) - serialOfDay(year, month, 1);
}

/** The same day some months on, or the last of a shorter month. */
function addMonths(serial: number, months: number): number {
  const { year, month, day } = partsOfSerial(Math.floor(serial));
  const target = month + Math.trunc(months);
  const length = serialOfDay(year, target + 1, 1) - serialOfDay(year, target, 1);
  return serialOfDay(year, target, Math.min(day, length));
}

/** Which weekdays are free: a code of NETWORKDAYS.INTL, or seven digits from Monday on. */
function freeDays(code: Scalar): ReadonlySet<number> | FormulaError {
  if (typeof code === 'string' && /^[01]{7}$/.test(code))
    return new Set(Array.from(code).flatMap((digit, index) => (digit === '1' ? [(index + 1) % 7] : [])));
  const number = code === null ? 1 : toNumber(code);
  if (isError(number)) return number;
  if (number >= 1 && number <= 7) return new Set([(number + 5) % 7, (number + 6) % 7]);
  if (number >= 11 && number <= 17) return new Set([number - 11]);
  return formulaError(
    'NUM',
    `Function NETWORKDAYS.INTL parameter 3 value is ${number}. It is not a valid weekend.`,
  );
}

interface Calendar {
  isFree(serial: number): boolean;
}

function calendarOf(code: Scalar, holidays: FormulaValue | undefined): Calendar | FormulaError {
  const free = freeDays(code);
  if (isError(free)) return free;
  const off = new Set(
    holidays === undefined ? [] : flatten(holidays).filter((day) => typeof day === 'number'),
  );
  return { isFree: (serial) => free.has(partsOfSerial(serial).weekday) || off.has(serial) };
}

/** Nobody counts the working days of more than some millennia. */
const farthest = 3_000_000;
const tooFar = formulaError('NUM', 'The dates lie too far apart.');

function workingDays(args: readonly FormulaValue[], scope: FormulaScope, code: Scalar): FormulaValue {
  const [start, end] = args.slice(0, 2).map((arg) => asSerial(flatten(arg)[0] ?? null, scope));
  if (isError(start)) return start;
  if (isError(end)) return end;
  const calendar = calendarOf(code, args[2]);
  if (isError(calendar)) return calendar;
  const [first, last] = [Math.min(start ?? 0, end ?? 0), Math.max(start ?? 0, end ?? 0)].map((day) =>
    Math.floor(day),
  );
  if (!((last ?? 0) - (first ?? 0) < farthest)) return tooFar;
  let count = 0;
  for (let day = first ?? 0; day <= (last ?? 0); day += 1) if (!calendar.isFree(day)) count += 1;
  return (start ?? 0) <= (end ?? 0) ? count : -count;
}

function workday(args: readonly FormulaValue[], scope: FormulaScope, code: Scalar): FormulaValue {
  const [start, days] = args.slice(0, 2).map((arg) => asSerial(flatten(arg)[0] ?? null, scope));
  if (isError(start)) return start;
  if (isError(days)) return days;
  const calendar = calendarOf(code, args[2]);
  if (isError(calendar)) return calendar;
  const step = (days ?? 0) < 0 ? -1 : 1;
  let day = Math.floor(start ?? 0);
  for (let left = Math.min(100_000, Math.abs(Math.trunc(days ?? 0))); left > 0;) {
    day += step;
    if (!calendar.isFree(day)) left -= 1;
  }
  return day;
}

function isoWeek(serial: number): number {
  const day = Math.floor(serial);
  const weekday = (partsOfSerial(day).weekday + 6) % 7;
  const thursday = day - weekday + 3;
  return 1 + Math.floor((thursday - serialOfDay(partsOfSerial(thursday).year, 1, 1)) / 7);
}

function weekNumber(serial: number, type = 1): Scalar {
  if (type === 21) return isoWeek(serial);
  const firstDay = type === 1 || type === 17 ? 0 : type === 2 || type === 11 ? 1 : type - 10;
  const start = serialOfDay(partsOfSerial(serial).year, 1, 1);
  const lead = (partsOfSerial(start).weekday - firstDay + 7) % 7;
  return Math.floor((Math.floor(serial) - start + lead) / 7) + 1;
}

function dateDifference(args: readonly Scalar[], scope: FormulaScope): Scalar {
  const [start, end] = args.slice(0, 2).map((arg) => asSerial(arg, scope));
  const unit = toText(args[2] ?? null);
  if (isError(start)) return start;
  if (isError(end)) return end;
  if (isError(unit)) return unit;
  const [from, to] = [Math.floor(start ?? 0), Math.floor(end ?? 0)];
  if (to < from)
    return formulaError('NUM', 'Function DATEDIF parameter 1 should be on or before parameter 2.');
  const [a, b] = [partsOfSerial(from), partsOfSerial(to)];
  const months = (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
  switch (unit.toUpperCase()) {
    case 'D':
      return to - from;
    case 'M':
      return months;
    case 'Y':
      return Math.floor(months / 12);
    case 'YM':
      return months % 12;
    case 'MD':
      return to - addMonths(from, months);
    case 'YD':
      return to - addMonths(from, 12 * Math.floor(months / 12));
    default:
      return formulaError('NUM', `Function DATEDIF parameter 3 value is ${unit}. It is not a valid unit.`);
  }
}

/** Days as a share of a year, by the five bases; months of thirty days unless asked otherwise. */
function yearFraction([start = 0, end = 0, basis = 0]: readonly number[]): Scalar {
  const [from, to] = [Math.min(start, end), Math.max(start, end)].map((day) => Math.floor(day));
  const [a, b] = [partsOfSerial(from ?? 0), partsOfSerial(to ?? 0)];
  const days = (to ?? 0) - (from ?? 0);
  if (basis === 1) return days / (serialOfDay(a.year + 1, a.month, a.day) - (from ?? 0));
  if (basis === 2) return days / 360;
  if (basis === 3) return days / 365;
  const firstDay = Math.min(30, a.day);
  const lastDay = basis === 4 || firstDay === 30 ? Math.min(30, b.day) : b.day;
  return ((b.year - a.year) * 360 + (b.month - a.month) * 30 + lastDay - firstDay) / 360;
}

function part(read: (serial: number) => Scalar): FormulaFunction {
  return ofNumbers(1, ([serial = 0]) =>
    serial < 0 ? formulaError('NUM', 'A date cannot be negative.') : read(serial),
  );
}

function asText(value: Scalar): string {
  const text = toText(value);
  return isError(text) ? '' : text;
}

function readText(wanted: 'day' | 'time', name: string): FormulaFunction {
  return each(1, ([value = null], scope) => {
    const number = typeof value === 'number' ? value : parseEntered(asText(value), scope.locale).value;
    if (typeof number !== 'number')
      return formulaError('VALUE', `${name} parameter '${asText(value)}' cannot be parsed to date/time.`);
    return wanted === 'day' ? Math.floor(number) : number - Math.floor(number);
  });
}

const unitsPerDay: Readonly<Record<string, number>> = { '1': 86_400, '2': 86_400_000, '3': 86_400_000_000 };

/** Functions of dates and times. */
export const dateFunctions: FunctionFamily = {
  TODAY: each(0, (_, scope) => Math.floor(serialOfInstant(scope.now, scope.timeZone))),
  NOW: each(0, (_, scope) => serialOfInstant(scope.now, scope.timeZone)),
  DATE: ofNumbers(3, ([year = 0, month = 0, day = 0]) =>
    serialOfDay(Math.trunc(year) + (year < 1900 ? 1900 : 0), Math.trunc(month), Math.trunc(day)),
  ),
  TIME: ofNumbers(
    3,
    ([hours = 0, minutes = 0, seconds = 0]) => (((hours * 60 + minutes) * 60 + seconds) / 86_400) % 1,
  ),
  YEAR: part((serial) => partsOfSerial(Math.floor(serial)).year),
  MONTH: part((serial) => partsOfSerial(Math.floor(serial)).month),
  DAY: part((serial) => partsOfSerial(Math.floor(serial)).day),
  HOUR: part((serial) => partsOfSerial(serial).hours),
  MINUTE: part((serial) => partsOfSerial(serial).minutes),
  SECOND: part((serial) => partsOfSerial(serial).seconds),
  WEEKDAY: ofNumbers([1, 2], ([serial = 0, type = 1]) => {
    const { weekday } = partsOfSerial(Math.floor(serial));
    return type === 1 ? weekday + 1 : type === 2 ? ((weekday + 6) % 7) + 1 : (weekday + 6) % 7;
  }),
  WEEKNUM: ofNumbers([1, 2], ([serial = 0, type]) => weekNumber(serial, type)),
  ISOWEEKNUM: ofNumbers(1, ([serial = 0]) => isoWeek(serial)),
  EDATE: ofNumbers(2, ([serial = 0, months = 0]) => addMonths(serial, months)),
  EOMONTH: ofNumbers(2, ([serial = 0, months = 0]) => {
    const { year, month } = partsOfSerial(addMonths(serial, months));
    return serialOfDay(year, month, daysInMonth(year, month));
  }),
  DAYS: ofNumbers(2, ([end = 0, start = 0]) => Math.floor(end) - Math.floor(start)),
  DATEDIF: each(3, dateDifference),
  YEARFRAC: ofNumbers([2, 3], yearFraction),
  NETWORKDAYS: whole([2, 3], (args, scope) => workingDays(args, scope, 1)),
  'NETWORKDAYS.INTL': whole([2, 4], ([start = null, end = null, code, off], scope) =>
    workingDays(
      off === undefined ? [start, end] : [start, end, off],
      scope,
      code === undefined ? 1 : (flatten(code)[0] ?? null),
    ),
  ),
  WORKDAY: whole([2, 3], (args, scope) => workday(args, scope, 1)),
  'WORKDAY.INTL': whole([2, 4], ([start = null, days = null, code, off], scope) =>
    workday(
      off === undefined ? [start, days] : [start, days, off],
      scope,
      code === undefined ? 1 : (flatten(code)[0] ?? null),
    ),
  ),
  DATEVALUE: readText('day', 'DATEVALUE'),
  TIMEVALUE: readText('time', 'TIMEVALUE'),
  TO_DATE: each(1, ([value = null]) => value),
  EPOCHTODATE: ofNumbers(
    [1, 2],
    ([stamp = 0, unit = 1]) => stamp / (unitsPerDay[String(unit)] ?? 86_400) + serialOfDay(1970, 1, 1),
  ),
  ISDATE: each(
    1,
    ([value = null], scope) =>
      typeof value === 'string' && /DATE/.test(parseEntered(value, scope.locale).format?.type ?? ''),
  ),
};
