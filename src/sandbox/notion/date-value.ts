import { at, isAbsent, readObject, readString, refusal } from './field.ts';
import type { Field } from './field.ts';
import { validationError } from './notion-error.ts';
import type { DateValue } from './property.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * Reads a date value. A day stays a day; a time is answered with milliseconds and an offset, and a named zone is turned into
 * the offset it has then (`2024-11-25T14:08:00` with `UTC` comes back as `2024-11-25T14:08:00.000+00:00`, `time_zone` null).
 */
export function readDate(field: Field): DateValue {
  readObject(field, ['start', 'end', 'time_zone']);
  const zone = at(field, 'time_zone');
  const zoneName = isAbsent(zone) || zone.value === null ? undefined : readZone(zone);
  const start = readMoment(at(field, 'start'), zoneName);
  const end = at(field, 'end');
  if (isAbsent(end) || end.value === null) return { start, end: null, time_zone: null };
  const until = readMoment(end, zoneName);
  // from documents: a range that ends before it starts is refused.
  if (momentOf(until) < momentOf(start))
    throw validationError('Invalid date range: end date must be after start date.');
  return { start, end: until, time_zone: null };
}

/** Whether a date value is a day without a time. */
export function isDay(text: string): boolean {
  return DAY.test(text);
}

/** Milliseconds of a day (its midnight in UTC) or a time. */
export function momentOf(text: string): number {
  return Date.parse(text);
}

export function isDateText(text: string): boolean {
  return (
    (DAY.test(text) || LOCAL.test(text) || INSTANT.test(text)) &&
    !Number.isNaN(Date.parse(text)) &&
    isRealDay(text)
  );
}

function readMoment(field: Field, zone: string | undefined): string {
  const text = readString(field);
  if (!isDateText(text)) throw refusal(field, 'a valid ISO 8601 date string');
  if (isDay(text)) return text;
  const local = text.replace(' ', 'T');
  if (INSTANT.test(text) && zone === undefined) return withOffset(local);
  // With a named zone an offset in the text is dropped and the clock time read in that zone.
  const clock = local.replace(/(Z|[+-]\d{2}:?\d{2})$/i, '');
  return withOffset(`${clock}${offsetAt(clock, zone ?? 'UTC')}`);
}

/** February 30th parses in JavaScript; Notion refuses it. */
function isRealDay(text: string): boolean {
  const day = text.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function withOffset(text: string): string {
  const [, clock = '', offset = ''] = /^(.*?)(Z|[+-]\d{2}:?\d{2})$/i.exec(text) ?? [];
  const shift = /^z$/i.test(offset) ? '+00:00' : offset.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  const milliseconds = new Date(`${clock}Z`).toISOString().slice(0, -1);
  return `${milliseconds}${shift}`;
}

function readZone(field: Field): string {
  const zone = readString(field);
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw refusal(field, 'a valid IANA time zone');
  }
}

function offsetAt(clock: string, zone: string): string {
  const guess = Date.parse(`${clock}Z`);
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  function offsetOf(moment: number) {
    return /GMT([+-]\d{2}:\d{2})?/.exec(format.format(moment))?.[1] ?? '+00:00';
  }
  // The offset at the clock time itself, not at the same reading in UTC: ask again after the first shift.
  return offsetOf(Date.parse(`${clock}${offsetOf(guess)}`));
}
