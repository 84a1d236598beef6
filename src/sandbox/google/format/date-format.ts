import type { Locale } from './locale.ts';
import { partsOfSerial } from './serial-date.ts';
import type { CalendarParts } from './serial-date.ts';

const tokens = /"[^"]*"|\\.|\[h+\]|\[m+\]|\[s+\]|\[\$[^\]]*\]|am\/pm|a\/p|y+|m+|d+|h+|s+|\.0+|./gis;

/** Whether a pattern shows a date or a time rather than a quantity. */
export function isDatePattern(pattern: string): boolean {
  const bare = pattern.replace(/"[^"]*"|\\.|\[\$[^\]]*\]/g, '');
  return (
    /[ydhs]|m/i.test(bare) &&
    !/[#?]|0(?!\d*$)|^0/.test(bare.replace(/s\.0+/gi, 's')) &&
    !/E[+-]/.test(bare) &&
    !/general/i.test(bare)
  );
}

/** A serial number as a calendar pattern shows it; `m` is a minute next to hours or seconds, a month elsewhere. */
export function formatDate(serial: number, pattern: string, locale: Locale): string {
  const parts = pattern.match(tokens) ?? [];
  const decimals = parts.find((part) => /^\.0+$/.test(part))?.length ?? 1;
  const hasSubseconds = decimals > 1;
  const shown = partsOfSerial(hasSubseconds ? serial : Math.round(serial * 86_400) / 86_400);
  const isTwelveHours = parts.some((part) => /^(am\/pm|a\/p)$/i.test(part));
  return parts
    .map((part, index) => {
      if (/^m{1,2}$/i.test(part) && isMinute(parts, index)) return pad(shown.minutes, part.length);
      if (part.startsWith('[')) return elapsed(serial, part);
      if (/^\.0+$/.test(part))
        return `${locale.decimal}${pad(shown.milliseconds, 3).slice(0, part.length - 1)}`;
      return calendarPart(part, shown, { locale, isTwelveHours });
    })
    .join('');
}

function isField(part: string): boolean {
  return /^(\[?[hms]+\]?|[yd]+)$/i.test(part);
}

function isMinute(parts: readonly string[], index: number): boolean {
  const before = parts.slice(0, index).findLast(isField);
  const after = parts.slice(index + 1).find(isField);
  return (before !== undefined && /^\[?h/i.test(before)) || (after !== undefined && /^\[?s/i.test(after));
}

function elapsed(serial: number, part: string): string {
  if (part.startsWith('[$')) return /^\[\$([^\]-]*)/.exec(part)?.[1] ?? '';
  const unit = part.charAt(1).toLowerCase();
  const perDay = unit === 'h' ? 24 : unit === 'm' ? 1440 : 86_400;
  const whole = Math.floor(Math.round(Math.abs(serial) * 86_400) / (86_400 / perDay));
  return `${serial < 0 ? '-' : ''}${pad(whole, part.length - 2)}`;
}

interface Clock {
  locale: Locale;
  isTwelveHours: boolean;
}

function calendarPart(part: string, shown: CalendarParts, clock: Clock): string {
  const length = part.length;
  switch (part.charAt(0).toLowerCase()) {
    case 'y':
      return /^y+$/i.test(part) ? (length <= 2 ? pad(shown.year % 100, 2) : pad(shown.year, 4)) : part;
    case 'm':
      return /^m+$/i.test(part) ? monthPart(length, shown, clock.locale) : part;
    case 'd':
      return /^d+$/i.test(part) ? dayPart(length, shown, clock.locale) : part;
    case 'h':
      return pad(clock.isTwelveHours ? ((shown.hours + 11) % 12) + 1 : shown.hours, length);
    case 's':
      return pad(shown.seconds, length);
    case 'a':
      return /^am\/pm$/i.test(part)
        ? shown.hours < 12
          ? 'AM'
          : 'PM'
        : /^a\/p$/i.test(part)
          ? shown.hours < 12
            ? 'A'
            : 'P'
          : part;
    case '"':
      return part.slice(1, -1);
    case '\\':
      return part.slice(1);
    default:
      return part;
  }
}

function monthPart(length: number, shown: CalendarParts, locale: Locale): string {
  if (length <= 2) return pad(shown.month, length);
  const name = dateName(locale, { month: length === 3 ? 'short' : 'long' }, shown);
  return length === 5 ? name.slice(0, 1) : name;
}

function dayPart(length: number, shown: CalendarParts, locale: Locale): string {
  if (length <= 2) return pad(shown.day, length);
  return dateName(locale, { weekday: length === 3 ? 'short' : 'long' }, shown);
}

function dateName(locale: Locale, options: Intl.DateTimeFormatOptions, shown: CalendarParts): string {
  const date = Date.UTC(shown.year, shown.month - 1, shown.day);
  return new Intl.DateTimeFormat(locale.language, { ...options, timeZone: 'UTC' }).format(date);
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
