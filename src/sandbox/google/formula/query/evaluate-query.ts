import { partsOfSerial } from '../../format/serial-date.ts';
import { compareScalars, toText } from '../coerce.ts';
import { errorLabel, isError } from '../formula-value.ts';
import type { Scalar } from '../formula-value.ts';
import { QueryError } from './query-tokens.ts';
import { expressionKey } from './query-tree.ts';
import type { QueryCondition, QueryExpression } from './query-tree.ts';

/** What expressions are computed over: rows with named columns, and the moment that `now()` is. */
export interface QueryRows {
  columnOf: (id: string) => number;
  now: number;
}

type Row = readonly Scalar[];

/** The value of an expression for a group of rows; an ungrouped row is a group of one. */
export function valueOf(expression: QueryExpression, group: readonly Row[], rows: QueryRows): Scalar {
  switch (expression.kind) {
    case 'column':
      return group[0]?.[rows.columnOf(expression.id)] ?? null;
    case 'literal':
      return expression.value;
    case 'aggregate':
      return aggregate(
        expression.name,
        group.map((row) => valueOf(expression.of, [row], rows)),
      );
    case 'function':
      return applied(
        expression.name,
        expression.args.map((arg) => valueOf(arg, group, rows)),
        rows,
      );
  }
}

function aggregate(name: string, values: readonly Scalar[]): Scalar {
  const known = values.filter((value) => value !== null && !isError(value));
  if (name === 'count') return known.length;
  if (known.length === 0) return null;
  if (name === 'max' || name === 'min') {
    const sign = name === 'max' ? 1 : -1;
    return known.reduce((best, value) => (sign * compareScalars(value, best) > 0 ? value : best));
  }
  const numbers = known.filter((value) => typeof value === 'number');
  if (numbers.length < known.length) throw new QueryError('AVG_SUM_ONLY_NUMERIC');
  const total = numbers.reduce((sum, value) => sum + value, 0);
  return name === 'avg' ? total / numbers.length : total;
}

function applied(name: string, args: readonly Scalar[], rows: QueryRows): Scalar {
  const [first = null, second = null] = args;
  if (name === 'now') return rows.now;
  if (first === null) return null;
  if (name === 'upper' || name === 'lower') {
    const text = textOf(first);
    return name === 'upper' ? text.toUpperCase() : text.toLowerCase();
  }
  if (typeof first !== 'number') return null;
  if (name === 'todate') return Math.floor(first);
  if (['sum', 'difference', 'product', 'quotient', 'datediff'].includes(name)) {
    if (typeof second !== 'number') return null;
    if (name === 'sum') return first + second;
    if (name === 'difference') return first - second;
    if (name === 'product') return first * second;
    if (name === 'datediff') return Math.floor(first) - Math.floor(second);
    return second === 0 ? null : first / second;
  }
  const parts = partsOfSerial(first);
  switch (name) {
    case 'year':
      return parts.year;
    // Months are counted from 0 in this language.
    case 'month':
      return parts.month - 1;
    case 'day':
      return parts.day;
    case 'hour':
      return parts.hours;
    case 'minute':
      return parts.minutes;
    case 'second':
      return parts.seconds;
    case 'millisecond':
      return parts.milliseconds;
    case 'quarter':
      return Math.ceil(parts.month / 3);
    case 'dayofweek':
      return parts.weekday + 1;
    default:
      return null;
  }
}

/** Whether a row meets a condition; a comparison with an empty cell never holds. */
export function meets(condition: QueryCondition, row: Row, rows: QueryRows): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => meets(part, row, rows));
    case 'or':
      return condition.parts.some((part) => meets(part, row, rows));
    case 'not':
      return !meets(condition.part, row, rows);
    case 'null':
      return (valueOf(condition.of, [row], rows) === null) === condition.isNull;
    case 'compare':
      return holds(
        condition.operator,
        valueOf(condition.left, [row], rows),
        valueOf(condition.right, [row], rows),
      );
  }
}

function holds(operator: string, left: Scalar, right: Scalar): boolean {
  if (left === null || right === null || isError(left) || isError(right)) return false;
  if (['=', '!=', '<', '<=', '>', '>='].includes(operator)) return compares(operator, left, right);
  const [text, wanted] = [textOf(left), textOf(right)];
  switch (operator) {
    case 'contains':
      return text.includes(wanted);
    case 'starts with':
      return text.startsWith(wanted);
    case 'ends with':
      return text.endsWith(wanted);
    case 'matches':
      return matchesWhole(text, wanted);
    default:
      return matchesWhole(text, likePattern(wanted));
  }
}

/** Only values of one kind can be equal, and texts are compared with their case. */
function compares(operator: string, left: Scalar, right: Scalar): boolean {
  if (typeof left !== typeof right) return operator === '!=';
  const order =
    typeof left === 'string' && typeof right === 'string'
      ? Number(left > right) - Number(left < right)
      : compareScalars(left, right);
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}

function matchesWhole(text: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 's').test(text);
  } catch {
    throw new QueryError(`PARSE_ERROR: Invalid regular expression: ${pattern}`);
  }
}

function likePattern(text: string): string {
  return text
    .replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
}

/** Rows of one group under the values that they share, in the order of those values. */
export function grouped(
  all: readonly Row[],
  keys: readonly QueryExpression[],
  rows: QueryRows,
): { values: readonly Scalar[]; members: Row[] }[] {
  const groups = new Map<string, { values: readonly Scalar[]; members: Row[] }>();
  for (const row of all) {
    const values = keys.map((key) => valueOf(key, [row], rows));
    const name = JSON.stringify(values);
    const group = groups.get(name) ?? { values, members: [] };
    group.members.push(row);
    groups.set(name, group);
  }
  return [...groups.values()].toSorted((a, b) => compareRows(a.values, b.values));
}

/** Values side by side, an empty one before every other. */
export function compareRows(left: readonly Scalar[], right: readonly Scalar[]): number {
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? null;
    const blanks = Number(other === null) - Number(value === null);
    const order = value === null || other === null ? blanks : compareScalars(value, other);
    if (order !== 0) return order;
  }
  return 0;
}

/** Whether an expression is computed from others alone: those that a group shares, aggregates and constants. */
export function isSettledBy(expression: QueryExpression, keys: readonly QueryExpression[]): boolean {
  if (keys.some((key) => expressionKey(key) === expressionKey(expression))) return true;
  if (expression.kind === 'function') return expression.args.every((arg) => isSettledBy(arg, keys));
  return expression.kind !== 'column';
}

/** A value as the text it shows. */
export function textOf(value: Scalar): string {
  const text = toText(value);
  return isError(text) ? errorLabel(text) : text;
}
