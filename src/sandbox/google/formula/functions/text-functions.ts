import { parseEntered } from '../../format/entered-value.ts';
import { formatNumber } from '../../format/number-format.ts';
import { toFlag, toNumber, toText } from '../coerce.ts';
import { each, whole } from '../formula-function.ts';
import type { FormulaFunction, FunctionFamily } from '../formula-function.ts';
import { flatten, formulaError, isError } from '../formula-value.ts';
import type { FormulaError, Scalar } from '../formula-value.ts';

/** A function of one text and up to two numbers behind it. */
function ofText(
  takes: number | readonly [number, number],
  run: (text: string, second: number | undefined, third: number | undefined) => Scalar,
): FormulaFunction {
  return each(takes, ([first = null, ...rest]) => {
    const text = toText(first);
    if (isError(text)) return text;
    const numbers = rest.map((value) => toNumber(value));
    const error = numbers.find((number) => isError(number));
    if (error !== undefined) return error;
    const [second, third] = numbers.filter((number) => typeof number === 'number');
    return run(text, second, third);
  });
}

function joinTexts(values: readonly Scalar[], separator: string): string | FormulaError {
  const texts = values.map((value) => toText(value));
  return (
    texts.find((text) => isError(text)) ?? texts.filter((text) => typeof text === 'string').join(separator)
  );
}

function textJoin(separator: Scalar, skipsEmpty: Scalar, values: readonly Scalar[]): Scalar {
  const glue = toText(separator);
  const skips = toFlag(skipsEmpty);
  if (isError(glue)) return glue;
  if (isError(skips)) return skips;
  return joinTexts(skips ? values.filter((value) => value !== null && value !== '') : values, glue);
}

/** `~`, `*` and `?` of a search are not signs of a regular expression. */
function plainPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function regex(run: (text: string, pattern: RegExp, third: string) => Scalar): FormulaFunction {
  return each([2, 3], (args) => {
    const [text = '', source = '', third = ''] = args.map((arg) => toText(arg));
    if (isError(text)) return text;
    if (isError(source)) return source;
    if (isError(third)) return third;
    try {
      return run(text, new RegExp(source, 'gu'), third);
    } catch {
      return formulaError(
        'REF',
        `Function REGEXMATCH parameter 2 value "${source}" is not a valid regular expression.`,
      );
    }
  });
}

function substitute(args: readonly Scalar[]): Scalar {
  const [text = '', search = '', replacement = ''] = args.slice(0, 3).map((arg) => toText(arg));
  if (isError(text)) return text;
  if (isError(search)) return search;
  if (isError(replacement)) return replacement;
  if (search === '') return text;
  const wanted = args[3] === undefined ? undefined : toNumber(args[3]);
  if (isError(wanted)) return wanted;
  let seen = 0;
  return text.replace(new RegExp(plainPattern(search), 'g'), (found) => {
    seen += 1;
    return wanted === undefined || seen === wanted ? replacement : found;
  });
}

function find(args: readonly Scalar[], isCaseless: boolean): Scalar {
  const [search = '', text = ''] = args.slice(0, 2).map((arg) => toText(arg));
  if (isError(search)) return search;
  if (isError(text)) return text;
  const start = toNumber(args[2] ?? 1);
  if (isError(start)) return start;
  const [needle, hay] = isCaseless ? [search.toLowerCase(), text.toLowerCase()] : [search, text];
  const place = hay.indexOf(needle, start - 1);
  return place < 0
    ? formulaError('VALUE', `In evaluation, cannot find '${search}' within '${text}'.`)
    : place + 1;
}

function ofNumber(run: (number: number) => Scalar): FormulaFunction {
  return each(1, ([value = null]) => {
    const number = toNumber(value);
    return isError(number) ? number : run(number);
  });
}

function characterOf(code: number, name: string): Scalar {
  return code >= 1 && code <= 1_114_111
    ? String.fromCodePoint(Math.trunc(code))
    : formulaError('NUM', `Function ${name} parameter 1 value ${code} is out of range.`);
}

function codeOf(text: string): Scalar {
  return text.codePointAt(0) ?? formulaError('VALUE', 'Function CODE parameter 1 value should be non-empty.');
}

/** Functions of text. */
export const textFunctions: FunctionFamily = {
  CONCATENATE: whole([1, Infinity], (args) =>
    joinTexts(
      args.flatMap((arg) => flatten(arg)),
      '',
    ),
  ),
  CONCAT: each(2, (args) => joinTexts(args, '')),
  JOIN: whole([2, Infinity], ([separator = null, ...rest]) =>
    textJoin(
      flatten(separator)[0] ?? null,
      false,
      rest.flatMap((arg) => flatten(arg)),
    ),
  ),
  TEXTJOIN: whole([3, Infinity], ([separator = null, skips = null, ...rest]) =>
    textJoin(
      flatten(separator)[0] ?? null,
      flatten(skips)[0] ?? null,
      rest.flatMap((arg) => flatten(arg)),
    ),
  ),
  LEN: ofText(1, (text) => text.length),
  LOWER: ofText(1, (text) => text.toLowerCase()),
  UPPER: ofText(1, (text) => text.toUpperCase()),
  PROPER: ofText(1, (text) =>
    text
      .toLowerCase()
      .replace(/(^|[^\p{L}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()),
  ),
  TRIM: ofText(1, (text) => text.trim().replace(/\s+/g, ' ')),
  LEFT: ofText([1, 2], (text, count = 1) => text.slice(0, count)),
  RIGHT: ofText([1, 2], (text, count = 1) => (count === 0 ? '' : text.slice(-count))),
  MID: ofText(3, (text, start = 1, count = 0) => text.slice(start - 1, start - 1 + count)),
  REPT: ofText(2, (text, count = 0) => text.repeat(Math.max(0, count))),
  T: each(1, ([value = null]) => (typeof value === 'string' ? value : '')),
  N: each(1, ([value = null]) => (typeof value === 'number' ? value : value === true ? 1 : 0)),
  EXACT: each(2, ([left = null, right = null]) => toText(left) === toText(right)),
  FIND: each([2, 3], (args) => find(args, false)),
  SEARCH: each([2, 3], (args) => find(args, true)),
  SUBSTITUTE: each([3, 4], substitute),
  REGEXMATCH: regex((text, pattern) => pattern.test(text)),
  REGEXREPLACE: regex((text, pattern, replacement) => text.replace(pattern, replacement)),
  REGEXEXTRACT: regex((text, pattern) => {
    const match = pattern.exec(text);
    return (
      match?.[1] ??
      match?.[0] ??
      formulaError('N_A', 'Function REGEXEXTRACT parameter 2 value does not match.')
    );
  }),
  VALUE: each(1, ([value = null], scope) => {
    if (typeof value !== 'string') return toNumber(value);
    const read = parseEntered(value, scope.locale).value;
    return typeof read === 'number'
      ? read
      : formulaError('VALUE', `VALUE parameter '${value}' cannot be parsed to number.`);
  }),
  TEXT: each(2, ([value = null, pattern = null], scope) => {
    const shape = toText(pattern);
    if (isError(shape)) return shape;
    const number = typeof value === 'string' ? parseEntered(value, scope.locale).value : toNumber(value);
    return typeof number === 'number'
      ? formatNumber(number, { type: 'NUMBER', pattern: shape }, scope.locale)
      : toText(value);
  }),
  HYPERLINK: each([1, 2], ([link = null, label]) => label ?? link),
  REPLACE: each(4, ([value = null, from = null, count = null, by = null]) => {
    const [text, replacement] = [toText(value), toText(by)];
    const [start, length] = [toNumber(from), toNumber(count)];
    if (isError(text)) return text;
    if (isError(replacement)) return replacement;
    if (isError(start)) return start;
    if (isError(length)) return length;
    return text.slice(0, start - 1) + replacement + text.slice(start - 1 + length);
  }),
  CHAR: ofNumber((code) => characterOf(code, 'CHAR')),
  UNICHAR: ofNumber((code) => characterOf(code, 'UNICHAR')),
  CODE: ofText(1, (text) => codeOf(text)),
  UNICODE: ofText(1, (text) => codeOf(text)),
  CLEAN: ofText(1, (text) =>
    Array.from(text)
      .filter((letter) => (letter.codePointAt(0) ?? 0) > 31)
      .join(''),
  ),
  ENCODEURL: ofText(1, (text) => encodeURIComponent(text)),
  FIXED: each([1, 3], ([value = null, decimals = 2, isPlain = false], scope) => {
    const [number, places] = [toNumber(value), toNumber(decimals)];
    if (isError(number)) return number;
    if (isError(places)) return places;
    const pattern = `${toFlag(isPlain) === true ? '0' : '#,##0'}${places > 0 ? `.${'0'.repeat(places)}` : ''}`;
    return formatNumber(number, { type: 'NUMBER', pattern }, scope.locale);
  }),
  DOLLAR: each([1, 2], ([value = null, decimals = 2], scope) => {
    const [number, places] = [toNumber(value), toNumber(decimals)];
    if (isError(number)) return number;
    if (isError(places)) return places;
    const pattern = `"$"#,##0${places > 0 ? `.${'0'.repeat(places)}` : ''}`;
    return formatNumber(number, { type: 'CURRENCY', pattern }, scope.locale);
  }),
  SPARKLINE: whole([1, 2], () => ''),
  IMAGE: whole([1, 4], () => ''),
};
