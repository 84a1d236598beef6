import { formatDate, isDatePattern } from './date-format.ts';
import { localeNamed } from './locale.ts';
import type { Locale } from './locale.ts';
import { roundTo } from './round.ts';

/** A NumberFormat: its type, and its pattern unless the locale's own is meant. */
export interface NumberFormat {
  type: string;
  pattern?: string;
}

/**
 * A number as a cell shows it. Without a format: up to ten significant digits, as a cell of ordinary width does.
 * https://developers.google.com/workspace/sheets/api/guides/formats
 */
export function formatNumber(value: number, format: NumberFormat | undefined, localeName: string): string {
  const locale = localeNamed(localeName);
  const pattern = format?.pattern ?? defaultPattern(format?.type, locale);
  if (pattern === undefined || /^general$/i.test(pattern)) return formatGeneral(value, locale);
  return formatWithPattern(value, pattern, locale);
}

/** The pattern a type of format stands for when none is said; undefined for text and plain numbers. */
export function defaultPattern(type: string | undefined, locale: Locale): string | undefined {
  switch (type) {
    case 'NUMBER':
      return '#,##0.00';
    case 'PERCENT':
      return '0.00%';
    case 'CURRENCY':
      return locale.isCurrencyAfter ? `#,##0.00 "${locale.currency}"` : `"${locale.currency}"#,##0.00`;
    case 'DATE':
      return locale.datePattern;
    case 'TIME':
      return locale.timePattern;
    case 'DATE_TIME':
      return `${locale.datePattern} H:mm:ss`;
    case 'SCIENTIFIC':
      return '0.00E+00';
    default:
      return undefined;
  }
}

function formatGeneral(value: number, locale: Locale): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-9)) {
    const [mantissa = '', exponent = ''] = value.toExponential(5).split('e');
    const sign = exponent.startsWith('-') ? '-' : '+';
    const digits = exponent.replace(/^[+-]/, '').padStart(2, '0');
    return `${String(Number(mantissa)).replace('.', locale.decimal)}E${sign}${digits}`;
  }
  const shown = Number.isInteger(value) ? value : Number(value.toPrecision(size >= 1e9 ? 15 : 10));
  return plainDigits(shown).replace('.', locale.decimal);
}

/** A number in digits, never with an exponent. */
function plainDigits(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

/** The day after 31 December 9999; no date is later. */
const lastDay = 2_958_466;

/** Sections of a pattern stand for positive, negative and zero; a condition in brackets decides otherwise. */
function formatWithPattern(value: number, pattern: string, locale: Locale): string {
  const sections = splitSections(pattern);
  const { section, isSigned } = chooseSection(value, sections);
  const bare = section
    .replace(/\[(?:black|blue|cyan|green|magenta|red|white|yellow|color\s*\d+)\]/gi, '')
    .replace(/\[[<>=]+-?[\d.]+\]/g, '');
  if (isDatePattern(bare))
    return Math.abs(value) < lastDay ? formatDate(value, bare, locale) : formatGeneral(value, locale);
  const text = formatDigits(Math.abs(value), bare, locale);
  return isSigned && value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

function splitSections(pattern: string): string[] {
  return (pattern.match(/(?:"[^"]*"|\\.|[^;])+|;/gs) ?? []).reduce<string[]>(
    (sections, part) => {
      if (part === ';') sections.push('');
      else sections[sections.length - 1] = part;
      return sections;
    },
    [''],
  );
}

interface Choice {
  section: string;
  /** Whether a minus sign still has to be put in front. */
  isSigned: boolean;
}

function chooseSection(value: number, sections: readonly string[]): Choice {
  const [positive = '', negative, zero] = sections;
  const conditioned = sections.find((section) => {
    const condition = /\[([<>=]+)(-?[\d.]+)\]/.exec(section);
    return condition !== null && holds(value, condition[1] ?? '', Number(condition[2]));
  });
  if (conditioned !== undefined) return { section: conditioned, isSigned: true };
  if (sections.some((section) => /\[[<>=]+-?[\d.]+\]/.test(section)))
    return { section: sections.at(-1) ?? '', isSigned: true };
  if (value < 0 && negative !== undefined) return { section: negative, isSigned: false };
  if (value === 0 && zero !== undefined) return { section: zero, isSigned: true };
  return { section: positive, isSigned: true };
}

function holds(value: number, operator: string, limit: number): boolean {
  switch (operator) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '=':
      return value === limit;
    default:
      return value !== limit;
  }
}

const pieces = /"[^"]*"|\\.|\[\$([^\]-]*)(?:-[^\]]*)?\]|_.|\*.|E[+-]0+|[0#?][0#?,.]*|\.[0#?]+|General|@|./gis;

function formatDigits(value: number, section: string, locale: Locale): string {
  const parts = section.match(pieces) ?? [];
  const percents = parts.filter((part) => part === '%').length;
  const places = parts.filter((part) => isDigits(part));
  const [digits] = places;
  const exponent = parts.find((part) => /^E[+-]/i.test(part));
  const scaled = value * 100 ** percents;
  const number = digits === undefined ? '' : placeDigits(scaled, { digits, exponent, locale });
  let isPlaced = false;
  return parts
    .map((part) => {
      if (isDigits(part)) {
        if (isPlaced) return '';
        isPlaced = true;
        return number;
      }
      if (part === exponent) return '';
      return literal(part, value, locale);
    })
    .join('');
}

function isDigits(part: string): boolean {
  return /^[.]?[0#?]/.test(part);
}

function literal(part: string, value: number, locale: Locale): string {
  if (part.startsWith('"')) return part.slice(1, -1);
  if (part.startsWith('\\')) return part.slice(1);
  if (part.startsWith('[$')) return /^\[\$([^\]-]*)/.exec(part)?.[1] ?? '';
  if (part.length === 2 && part.startsWith('_')) return ' ';
  if (part.length === 2 && part.startsWith('*')) return '';
  if (/^general$/i.test(part) || part === '@') return formatGeneral(value, locale);
  return part;
}

interface DigitPlaces {
  digits: string;
  exponent: string | undefined;
  locale: Locale;
}

function placeDigits(value: number, places: DigitPlaces): string {
  const { digits, exponent, locale } = places;
  const [whole = '', fraction = ''] = digits.replace(/,+$/, '').split('.');
  const thousands = /,+$/.exec(digits)?.[0].length ?? 0;
  const decimals = fraction.replaceAll(',', '').length;
  const minimumDecimals = fraction.replace(/[#?]+$/, '').length;
  if (exponent !== undefined) {
    const [mantissa = '', power = ''] = value.toExponential(decimals).split('e');
    const width = exponent.length - 2;
    const sign = power.startsWith('-') ? '-' : exponent.includes('+') ? '+' : '';
    return `${mantissa.replace('.', locale.decimal)}E${sign}${power.replace(/^[+-]/, '').padStart(width, '0')}`;
  }
  const rounded = roundTo(value / 1000 ** thousands, decimals);
  const [integer = '0', rest = ''] = rounded.toFixed(decimals).split('.');
  const padded = integer.padStart(whole.replace(/[^0]/g, '').length, '0');
  const shownInteger = padded === '0' && !whole.includes('0') && whole !== '' ? '' : padded;
  const grouped = whole.includes(',') ? shownInteger.replace(/\B(?=(\d{3})+$)/g, locale.group) : shownInteger;
  let shown = rest;
  while (shown.length > minimumDecimals && shown.endsWith('0')) shown = shown.slice(0, -1);
  return digits.includes('.') && (shown !== '' || minimumDecimals > 0 || digits.endsWith('.'))
    ? `${grouped}${locale.decimal}${shown}`
    : grouped;
}
