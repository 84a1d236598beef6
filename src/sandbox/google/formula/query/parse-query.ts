import { isDay, serialOfDay } from '../../format/serial-date.ts';
import type { Scalar } from '../formula-value.ts';
import { QueryError, readQueryTokens } from './query-tokens.ts';
import type { QueryToken } from './query-tokens.ts';
import type { QueryCondition, QueryExpression, QueryTree } from './query-tree.ts';

const aggregates = ['sum', 'avg', 'count', 'max', 'min'];
const functions = [
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'second',
  'millisecond',
  'quarter',
  'dayofweek',
  'now',
  'datediff',
  'todate',
  'upper',
  'lower',
];
const comparisons = ['=', '!=', '<>', '<', '<=', '>', '>='];
const wordComparisons = ['contains', 'matches', 'like'];
const deepest = 100;

/** Reads a query. https://developers.google.com/chart/interactive/docs/querylanguage */
export function parseQuery(source: string): QueryTree {
  const tokens = readQueryTokens(source);
  let next = 0;
  let depth = 0;

  function peek(): QueryToken {
    return tokens[next] ?? { kind: 'end', text: '', column: source.length + 1 };
  }

  function isWord(...words: readonly string[]): boolean {
    return words.every((word, index) => {
      const token = tokens[next + index];
      return token?.kind === 'word' && token.text.toLowerCase() === word;
    });
  }

  function takesWord(...words: readonly string[]): boolean {
    if (!isWord(...words)) return false;
    next += words.length;
    return true;
  }

  function takesSign(sign: string): boolean {
    if (peek().kind !== 'sign' || peek().text !== sign) return false;
    next += 1;
    return true;
  }

  function unexpected(): QueryError {
    const { kind, text, column } = peek();
    const shown = kind === 'end' ? '<EOF>' : `"${text}"`;
    return new QueryError(`PARSE_ERROR: Encountered " ${shown} at line 1, column ${column}.`);
  }

  function expectSign(sign: string): void {
    if (!takesSign(sign)) throw unexpected();
  }

  function nested<T>(read: () => T): T {
    depth += 1;
    if (depth > deepest) throw unexpected();
    const value = read();
    depth -= 1;
    return value;
  }

  function list<T>(read: () => T): T[] {
    const items = [read()];
    while (takesSign(',')) items.push(read());
    return items;
  }

  function text(): string {
    if (peek().kind !== 'text') throw unexpected();
    next += 1;
    return tokens[next - 1]?.text ?? '';
  }

  function wholeNumber(): number {
    const token = peek();
    if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw unexpected();
    next += 1;
    return Number(token.text);
  }

  function expression(): QueryExpression {
    return nested(() => {
      let left = product();
      for (;;) {
        if (takesSign('+')) left = { kind: 'function', name: 'sum', args: [left, product()] };
        else if (takesSign('-')) left = { kind: 'function', name: 'difference', args: [left, product()] };
        else return left;
      }
    });
  }

  function product(): QueryExpression {
    let left = operand();
    for (;;) {
      if (takesSign('*')) left = { kind: 'function', name: 'product', args: [left, operand()] };
      else if (takesSign('/')) left = { kind: 'function', name: 'quotient', args: [left, operand()] };
      else return left;
    }
  }

  function operand(): QueryExpression {
    if (takesSign('(')) {
      const inner = expression();
      expectSign(')');
      return inner;
    }
    if (takesSign('-')) {
      const token = peek();
      if (token.kind !== 'number') throw unexpected();
      next += 1;
      return { kind: 'literal', value: -Number(token.text) };
    }
    const token = peek();
    next += 1;
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
    if (token.kind === 'text') return { kind: 'literal', value: token.text };
    if (token.kind === 'quoted') return { kind: 'column', id: token.text };
    if (token.kind === 'word') return named(token);
    next -= 1;
    throw unexpected();
  }

  function named(token: QueryToken): QueryExpression {
    const name = token.text.toLowerCase();
    if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true' };
    if (['date', 'datetime', 'timestamp', 'timeofday'].includes(name) && peek().kind === 'text')
      return { kind: 'literal', value: moment(name, text()) };
    if (!takesSign('(')) return { kind: 'column', id: token.text };
    const args = takesSign(')') ? [] : list(expression);
    if (args.length > 0 && tokens[next - 1]?.text !== ')') expectSign(')');
    const [of] = args;
    if (aggregates.includes(name) && of !== undefined && args.length === 1)
      return { kind: 'aggregate', name, of };
    if (functions.includes(name)) return { kind: 'function', name, args };
    throw new QueryError(`PARSE_ERROR: Encountered "${token.text}" at line 1, column ${token.column}.`);
  }

  function condition(): QueryCondition {
    return nested(() => {
      const parts = [conjunction()];
      while (takesWord('or')) parts.push(conjunction());
      const [only] = parts;
      return only !== undefined && parts.length === 1 ? only : { kind: 'or', parts };
    });
  }

  function conjunction(): QueryCondition {
    const parts = [negation()];
    while (takesWord('and')) parts.push(negation());
    const [only] = parts;
    return only !== undefined && parts.length === 1 ? only : { kind: 'and', parts };
  }

  function negation(): QueryCondition {
    return nested(() => {
      if (takesWord('not')) return { kind: 'not', part: negation() };
      const start = next;
      if (takesSign('(')) {
        // A bracket holds a condition or an expression; which one shows after it.
        try {
          const inner = condition();
          expectSign(')');
          return inner;
        } catch (error) {
          if (!(error instanceof QueryError)) throw error;
          next = start;
        }
      }
      return comparison();
    });
  }

  function comparison(): QueryCondition {
    const left = expression();
    if (takesWord('is', 'not', 'null')) return { kind: 'null', of: left, isNull: false };
    if (takesWord('is', 'null')) return { kind: 'null', of: left, isNull: true };
    if (takesWord('starts', 'with'))
      return { kind: 'compare', operator: 'starts with', left, right: expression() };
    if (takesWord('ends', 'with'))
      return { kind: 'compare', operator: 'ends with', left, right: expression() };
    const operator =
      comparisons.find((sign) => takesSign(sign)) ?? wordComparisons.find((word) => takesWord(word));
    if (operator === undefined) throw unexpected();
    return { kind: 'compare', operator: operator === '<>' ? '!=' : operator, left, right: expression() };
  }

  function ordering(): { by: QueryExpression; isDescending: boolean } {
    const by = expression();
    const isDescending = takesWord('desc');
    if (!isDescending) takesWord('asc');
    return { by, isDescending };
  }

  const select = takesWord('select') ? (takesSign('*') ? undefined : list(expression)) : undefined;
  const where = takesWord('where') ? condition() : undefined;
  const groupBy = takesWord('group', 'by') ? list(expression) : [];
  const pivot = takesWord('pivot') ? list(expression) : [];
  const orderBy = takesWord('order', 'by') ? list(ordering) : [];
  if (takesWord('skipping')) wholeNumber();
  const limit = takesWord('limit') ? wholeNumber() : undefined;
  const offset = takesWord('offset') ? wholeNumber() : 0;
  const labels = takesWord('label') ? list(() => ({ of: expression(), text: text() })) : [];
  if (takesWord('format')) list(() => [expression(), text()]);
  if (takesWord('options')) while (takesWord('no_format') || takesWord('no_values'));
  if (peek().kind !== 'end') throw unexpected();
  return { select, where, groupBy, pivot, orderBy, limit, offset, labels };
}

/** `date '2026-01-31'` and its like as a serial number. */
function moment(kind: string, text: string): Scalar {
  const day = /^(\d{4})-(\d{1,2})-(\d{1,2})(?: |$)/.exec(text);
  const clock = /(?:^| )(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/.exec(text);
  const [hours, minutes, seconds, thousandths] = [1, 2, 3, 4].map((part) => Number(clock?.[part] ?? 0));
  const time =
    (hours ?? 0) / 24 + (minutes ?? 0) / 1440 + ((seconds ?? 0) + (thousandths ?? 0) / 1000) / 86_400;
  if (kind === 'timeofday' && clock !== null) return time;
  const [year, month, date] = [1, 2, 3].map((part) => Number(day?.[part]));
  const isKnown = day !== null && isDay(year ?? 0, month ?? 0, date ?? 0);
  const isWhole = kind === 'date' ? clock === null : clock !== null;
  if (!isKnown || !isWhole)
    throw new QueryError(
      `Invalid ${kind} literal [${text}]. ${kind === 'date' ? 'Date literals should be of form yyyy-MM-dd' : `${kind} literals should be of form yyyy-MM-dd HH:mm:ss`}.`,
    );
  return serialOfDay(year ?? 0, month ?? 0, date ?? 0) + time;
}
