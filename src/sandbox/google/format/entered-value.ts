import { localeNamed } from './locale.ts';
import type { Locale } from './locale.ts';
import type { NumberFormat } from './number-format.ts';
import { isDay, serialOfDay } from './serial-date.ts';

/** What a typed text becomes, and the format the cell takes on because of how it was typed. */
export interface EnteredValue {
  value: number | string | boolean;
  format?: NumberFormat;
}

/**
 * Reads a text as if a person typed it into a cell of a spreadsheet with this locale: booleans, numbers with the locale's
 * signs, percents, money, dates, times; anything else stays text. A leading `'` keeps text as it is.
 * The formats taken on are from documents.
 */
export function parseEntered(text: string, localeName: string): EnteredValue {
  if (text.startsWith("'")) return { value: text.slice(1) };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { value: /^true$/i.test(trimmed) };
  const locale = localeNamed(localeName);
  return parseNumber(trimmed, locale) ?? parseDateTime(trimmed, locale) ?? { value: text };
}

function parseNumber(text: string, locale: Locale): EnteredValue | undefined {
  const isBracketed = /^\(.+\)$/.test(text);
  let rest = isBracketed ? text.slice(1, -1) : text;
  let sign = isBracketed ? -1 : 1;
  const signed = /^([+-])\s*(.*)$/s.exec(rest);
  if (signed !== null && !isBracketed) {
    sign = signed[1] === '-' ? -1 : 1;
    rest = signed[2] ?? '';
  }
  const isPercent = rest.endsWith('%');
  if (isPercent) rest = rest.slice(0, -1).trim();
  const money = takeCurrency(rest, locale);
  if (money !== undefined) rest = money;
  const digits = readDigits(rest, locale);
  if (digits === undefined) return undefined;
  const number = sign * digits.number;
  const decimals = digits.decimals > 0 ? '.00' : '';
  if (isPercent) return { value: number / 100, format: { type: 'PERCENT', pattern: `0${decimals}%` } };
  if (money !== undefined) return { value: number, format: moneyFormat(locale, decimals) };
  if (digits.isScientific) return { value: number, format: { type: 'SCIENTIFIC', pattern: '0.00E+00' } };
  if (digits.isGrouped) return { value: number, format: { type: 'NUMBER', pattern: `#,##0${decimals}` } };
  return { value: number };
}

function moneyFormat(locale: Locale, decimals: string): NumberFormat {
  const amount = `#,##0${decimals}`;
  const sign = `[$${locale.currency}]`;
  return { type: 'CURRENCY', pattern: locale.isCurrencyAfter ? `${amount} ${sign}` : `${sign}${amount}` };
}

function takeCurrency(text: string, locale: Locale): string | undefined {
  for (const sign of [locale.currency, '$', '€', '£', '¥']) {
    if (text.startsWith(sign)) return text.slice(sign.length).trim();
    if (text.endsWith(sign) && text !== sign) return text.slice(0, -sign.length).trim();
  }
  return undefined;
}

interface Digits {
  number: number;
  decimals: number;
  isGrouped: boolean;
  isScientific: boolean;
}

function readDigits(text: string, locale: Locale): Digits | undefined {
  const plain = text.replace(/[\u00a0\u202f ]/g, (space) => (/\s/.test(locale.group) ? '\u00a0' : space));
  const group = /\s/.test(locale.group) ? '\u00a0' : escape(locale.group);
  const pattern = new RegExp(
    `^(\\d{1,3}(?:${group}\\d{3})+|\\d*)(?:${escape(locale.decimal)}(\\d*))?(?:[eE]([+-]?\\d{1,3}))?$`,
  );
  const match = pattern.exec(plain);
  if (match === null) return undefined;
  const [, whole = '', fraction = '', exponent] = match;
  if (whole === '' && fraction === '') return undefined;
  const bare = whole.replace(/\D/g, '');
  const number = Number(`${bare === '' ? '0' : bare}.${fraction === '' ? '0' : fraction}e${exponent ?? 0}`);
  if (!Number.isFinite(number)) return undefined;
  return {
    number,
    decimals: fraction.length,
    isGrouped: bare.length !== whole.length,
    isScientific: exponent !== undefined,
  };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function parseDateTime(text: string, locale: Locale): EnteredValue | undefined {
  const time = parseTime(text);
  if (time !== undefined) return { value: time.fraction, format: { type: 'TIME', pattern: time.pattern } };
  const [, dayText = text, timeText] = /^(.*\d)[T\s]\s*(\d{1,2}:.*)$/i.exec(text) ?? [];
  const day = parseDay(dayText, locale);
  if (day === undefined) return undefined;
  if (timeText === undefined)
    return {
      value: day.serial,
      format: { type: 'DATE', ...(day.pattern === '' ? {} : { pattern: day.pattern }) },
    };
  const clock = parseTime(timeText.replace(/Z$/i, ''));
  if (clock === undefined) return undefined;
  const pattern = `${day.pattern === '' ? locale.datePattern : day.pattern} ${clock.pattern}`;
  return { value: day.serial + clock.fraction, format: { type: 'DATE_TIME', pattern } };
}

function parseTime(text: string): { fraction: number; pattern: string } | undefined {
  const match = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d)(\.\d{1,3})?)?\s*(am|pm)?$/i.exec(text);
  if (match === null) return undefined;
  const [, hourText = '0', minuteText = '0', secondText, subseconds, half] = match;
  const hours = Number(hourText);
  if (half !== undefined && (hours < 1 || hours > 12)) return undefined;
  const shownHours = half === undefined ? hours : (hours % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const seconds = Number(secondText ?? 0) + Number(subseconds ?? 0);
  const fraction = (shownHours * 3600 + Number(minuteText) * 60 + seconds) / 86_400;
  const base = `h:mm${secondText === undefined ? '' : ':ss'}`;
  return { fraction, pattern: half === undefined ? base : `${base} am/pm` };
}

interface Day {
  serial: number;
  /** Empty: the locale's own. */
  pattern: string;
}

function parseDay(text: string, locale: Locale): Day | undefined {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso !== null) {
    const [, year, separator = '-', month = '', day = ''] = iso;
    const pattern = `yyyy${separator}${month.length === 2 ? 'mm' : 'm'}${separator}${day.length === 2 ? 'dd' : 'd'}`;
    return dayOf({ year: Number(year), month: Number(month), day: Number(day), pattern });
  }
  return parseShortDay(text, locale) ?? parseNamedDay(text, locale);
}

function parseShortDay(text: string, locale: Locale): Day | undefined {
  const match = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [, first = '', separator = '/', second = '', yearText = ''] = match;
  const dots = locale.datePattern.includes('.');
  if (separator === '.' && !dots) return undefined;
  const isMonthFirst = locale.dateOrder === 'mdy';
  const [month, day] = isMonthFirst ? [first, second] : [second, first];
  const year =
    yearText.length === 2 ? Number(yearText) + (Number(yearText) < 50 ? 2000 : 1900) : Number(yearText);
  return dayOf({ year, month: Number(month), day: Number(day), pattern: '' });
}

/** A day whose month is a word of the locale's language, or of English; without a day it is the first of the month. */
function parseNamedDay(text: string, locale: Locale): Day | undefined {
  const monthFirst = /^(\p{L}+)\.?\s+(\d{1,2})(?:,\s*|\s+)(\d{4})$/u.exec(text);
  if (monthFirst !== null) {
    const [, name = '', day, year] = monthFirst;
    const { month, letters } = monthNamed(name, locale);
    return dayOf({ year: Number(year), month, day: Number(day), pattern: `${letters} d, yyyy` });
  }
  const monthOnly = /^(\p{L}+)\.?[\s-](\d{4})$/u.exec(text);
  if (monthOnly !== null) {
    const [, name = '', year] = monthOnly;
    const { month, letters } = monthNamed(name, locale);
    return dayOf({
      year: Number(year),
      month,
      day: 1,
      pattern: `${letters}${text.includes('-') ? '-' : ' '}yyyy`,
    });
  }
  const dayFirst = /^(\d{1,2})\.?[\s-](?:de\s)?(\p{L}+)\.?[\s-](?:de\s)?(\d{4})$/u.exec(text);
  if (dayFirst === null) return undefined;
  const [, day, name = '', year] = dayFirst;
  const { month, letters } = monthNamed(name, locale);
  const separator = text.includes('-') ? '-' : ' ';
  return dayOf({
    year: Number(year),
    month,
    day: Number(day),
    pattern: `d${separator}${letters}${separator}yyyy`,
  });
}

/** The month a word means, 0 for none, and the pattern that shows it as long. */
function monthNamed(name: string, locale: Locale): { month: number; letters: string } {
  const wanted = name.toLowerCase();
  for (const language of [locale.language, 'en-US'])
    for (const letters of ['mmm', 'mmmm'] as const) {
      const month = monthWords(language, letters === 'mmm' ? 'short' : 'long').indexOf(wanted) + 1;
      if (month > 0) return { month, letters };
    }
  return { month: 0, letters: 'mmm' };
}

const knownWords = new Map<string, readonly string[]>();

function monthWords(language: string, length: 'short' | 'long'): readonly string[] {
  const key = `${language}/${length}`;
  const known = knownWords.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(language, { month: length, timeZone: 'UTC' });
  const words = Array.from({ length: 12 }, (_, month) =>
    format
      .format(Date.UTC(2020, month, 15))
      .toLowerCase()
      .replace(/\.$/, ''),
  );
  knownWords.set(key, words);
  return words;
}

function dayOf(parts: { year: number; month: number; day: number; pattern: string }): Day | undefined {
  const { year, month, day, pattern } = parts;
  if (month < 1 || !isDay(year, month, day)) return undefined;
  return { serial: serialOfDay(year, month, day), pattern };
}
