import { parseDay } from './day.ts';
import type { Period } from './period.ts';
import { periodAt, periodIndex, periodName, periodOf } from './period.ts';

/** What may be read beyond what stands for itself. */
interface Reading {
  /** Whether `Mar 26` may be March 2026; alone it may as well be the 26th of March. */
  readonly shortYears: boolean;
  /** Which number of `03/04/2026` is the day, where it is known. */
  readonly dayFirst: boolean | undefined;
}

/**
 * Reads a period as people head a column with it: `2026-03`, `03/2026`, `Mar 2026`, `März 2026`, `2026-W14`, `KW 14 2026`,
 * `2026-Q1`, `Q1 2026`, `T1 2026`, `2026-03-31`, `31.03.2026`. Month names in English, Italian, German, French and
 * Spanish, whole or cut to three letters or more. `undefined` for anything else, also for what two people read
 * differently: `03/04/2026`, `Mar 26`, `jui 2026`.
 */
export function parsePeriod(text: string): Period | undefined {
  return read(text, { shortYears: false, dayFirst: undefined });
}

/**
 * Reads a row of headers, which tell together what each alone leaves open: `Mar 26` between `Feb 26` and `Apr 26` is a
 * month, and `03/04/2026` beside `31/03/2026` is the third of April. Gives a period for each header, or `undefined`.
 */
export function parsePeriods(headers: readonly string[]): (Period | undefined)[] {
  const dayFirst = whichIsDay(headers);
  const plain = headers.map((header) => read(header, { shortYears: false, dayFirst }));
  const short = headers.map((header) => read(header, { shortYears: true, dayFirst }));
  return areInStep(short) && short.filter(Boolean).length > 1 && !headers.some(isDayOfMonth) ? short : plain;
}

/** `Mar 2` or `9 Mar`: a row with such headers counts days. */
function isDayOfMonth(header: string): boolean {
  const match = /^(?<name>\p{L}{3,})\.? \d$|^\d\.? (?<other>\p{L}{3,})$/u.exec(header.trim());
  const name = match?.groups?.['name'] ?? match?.groups?.['other'];
  return name !== undefined && monthNamed(plainWord(name)) !== undefined;
}

/** Whether periods follow one another, none more than a year after the one before. */
function areInStep(periods: readonly (Period | undefined)[]): boolean {
  const months = periods.flatMap((period) =>
    period === undefined ? [] : [periodIndex(period.end, 'monthly')],
  );
  const steps = months.slice(1).map((month, index) => month - (months[index] ?? month));
  const isForward = steps.every((step) => step >= 0 && step <= 12);
  return isForward || steps.every((step) => step <= 0 && step >= -12);
}

function whichIsDay(headers: readonly string[]): boolean | undefined {
  const pairs = headers.flatMap((header) => {
    const match = /^(\d{1,2})[/-](\d{1,2})[/-]\d{4}$/.exec(header.trim());
    return match === null ? [] : [{ first: Number(match[1]), second: Number(match[2]) }];
  });
  const isFirst = pairs.some(({ first }) => first > 12);
  const isSecond = pairs.some(({ second }) => second > 12);
  return isFirst === isSecond ? undefined : isFirst;
}

function read(text: string, reading: Reading): Period | undefined {
  const clean = plainWord(text);
  const day = parseDay(clean) ?? readDay(clean, reading.dayFirst);
  if (day !== undefined) return periodOf(day, 'daily');
  const words = clean
    .replaceAll(/[’'.,°]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const period = readWeek(words) ?? readQuarter(words) ?? readMonth(words);
  if (period !== undefined) return period;
  const apostrophe = /^(?<name>\p{L}{3,})\.? ?[’'](?<year>\d{2})$/u.exec(clean);
  const short =
    apostrophe ??
    (reading.shortYears ? /^(?<name>\p{L}{3,}|[qt][1-4])[ /-](?<year>\d{2})$/u.exec(words) : null);
  if (short?.groups === undefined) return undefined;
  const full = `${short.groups['name']} 20${short.groups['year']}`;
  return readQuarter(full) ?? readMonth(full);
}

function plainWord(text: string): string {
  return text.trim().normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** `31.03.2026` is written by those who put the day first; with slashes it takes other headers to know. */
function readDay(text: string, dayFirst: boolean | undefined) {
  const match = /^(\d{1,2})([./-])(\d{1,2})[./-](\d{4})$/.exec(text);
  if (match === null) return undefined;
  const [, first = '', mark, second = '', year] = match;
  const isFirst =
    mark === '.' ? true : (dayFirst ?? (Number(first) > 12 ? true : Number(second) > 12 ? false : undefined));
  if (isFirst === undefined) return undefined;
  const [date, month] = isFirst ? [first, second] : [second, first];
  return parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

function readWeek(text: string): Period | undefined {
  const match =
    /^(?<year>\d{4})[ -]?(?:w|wk|week |kw ?|s|sem |sett )(?<week>\d{1,2})$/.exec(text) ??
    /^(?:w|wk|week|kw|s|sem|semaine|semana|sett|settimana|woche)[ -]?(?<week>\d{1,2})[ -/](?<year>\d{4})$/.exec(
      text,
    );
  if (match?.groups === undefined) return undefined;
  const week = Number(match.groups['week']);
  const fourth = parseDay(`${match.groups['year']}-01-04`);
  if (fourth === undefined || week < 1) return undefined;
  const period = periodAt(periodIndex(fourth, 'weekly') + week - 1, 'weekly');
  return periodName(period) === `${match.groups['year']}-W${String(week).padStart(2, '0')}`
    ? period
    : undefined;
}

function readQuarter(text: string): Period | undefined {
  const match =
    /^(?<year>\d{4})[ -/]?[qt](?<quarter>[1-4])$/.exec(text) ??
    /^[qt](?<quarter>[1-4])[ -/]?(?<year>\d{4})$/.exec(text) ??
    /^(?<quarter>[1-4]) ?(?:t|q|quartal|trimestre|trim|quarter)[ -/]?(?<year>\d{4})$/.exec(text);
  if (match?.groups === undefined) return undefined;
  const month = String(Number(match.groups['quarter']) * 3).padStart(2, '0');
  const day = parseDay(`${match.groups['year']}-${month}-01`);
  return day === undefined ? undefined : periodOf(day, 'quarterly');
}

function readMonth(text: string): Period | undefined {
  const digits =
    /^(?<year>\d{4})[-/ ](?<month>\d{1,2})$/.exec(text) ??
    /^(?<month>\d{1,2})[-/ ](?<year>\d{4})$/.exec(text);
  const named =
    /^(?<name>\p{L}{3,})[ /-](?:de |del )?(?<year>\d{4})$/u.exec(text) ??
    /^(?<year>\d{4})[ /-](?<name>\p{L}{3,})$/u.exec(text);
  const groups = digits?.groups ?? named?.groups;
  if (groups === undefined) return undefined;
  const name = groups['name'];
  const month = name === undefined ? Number(groups['month']) : monthNamed(name);
  if (month === undefined) return undefined;
  const day = parseDay(`${groups['year']}-${String(month).padStart(2, '0')}-01`);
  return day === undefined ? undefined : periodOf(day, 'monthly');
}

/** Without accents, in English, Italian, German, French and Spanish, and the short forms that are no beginnings. */
const monthNames: readonly (readonly string[])[] = [
  ['january', 'gennaio', 'januar', 'janner', 'janvier', 'enero'],
  ['february', 'febbraio', 'februar', 'fevrier', 'febrero'],
  ['march', 'marzo', 'marz', 'mrz', 'maerz', 'mars'],
  ['april', 'aprile', 'avril', 'abril'],
  ['may', 'maggio', 'mai', 'mayo'],
  ['june', 'giugno', 'juni', 'juin', 'junio'],
  ['july', 'luglio', 'juli', 'juillet', 'julio', 'jul'],
  ['august', 'agosto', 'aout'],
  ['september', 'settembre', 'septembre', 'septiembre', 'setiembre'],
  ['october', 'ottobre', 'oktober', 'octobre', 'octubre'],
  ['november', 'novembre', 'noviembre'],
  ['december', 'dicembre', 'dezember', 'decembre', 'diciembre'],
];

/** The month a name begins, 1 to 12; `undefined` when none does, or more than one, as for `jui`. */
function monthNamed(name: string): number | undefined {
  const found = monthNames.flatMap((names, index) =>
    names.some((full) => full.startsWith(name)) ? [index + 1] : [],
  );
  return found.length === 1 ? found[0] : undefined;
}
