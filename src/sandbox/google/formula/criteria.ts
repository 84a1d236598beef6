import { parseEntered } from '../format/entered-value.ts';
import { compareScalars } from './coerce.ts';
import { isError } from './formula-value.ts';
import type { Matrix, Scalar } from './formula-value.ts';

export type Test = (value: Scalar) => boolean;

/** A text with `*` and `?` as a regular expression; `~` takes the meaning of what follows it. Whole text, any case. */
export function wildcardPattern(text: string): RegExp {
  const pieces = text.match(/~[*?~]|[^]/g) ?? [];
  const source = pieces
    .map((piece) => {
      if (piece.length > 1) return `\\${piece.slice(1)}`;
      if (piece === '*') return '[^]*';
      return piece === '?' ? '[^]' : piece.replace(/[.+^${}()|[\]\\]/, String.raw`\$&`);
    })
    .join('');
  return new RegExp(`^${source}$`, 'i');
}

export function hasWildcard(text: string): boolean {
  return /[*?~]/.test(text);
}

interface Criterion {
  operator: string;
  operand: Scalar;
}

/** Reads `>5`, `<>done`, `paid` or a plain value. */
function readCriterion(criterion: Scalar, locale: string): Criterion {
  if (typeof criterion !== 'string') return { operator: '=', operand: criterion ?? 0 };
  const [, operator = '', rest = ''] = /^(<>|<=|>=|[<>=])?([^]*)$/.exec(criterion) ?? [];
  const read = parseEntered(rest, locale).value;
  const operand = rest === '' ? null : rest.startsWith("'") ? rest : read;
  return { operator: operator === '' ? '=' : operator, operand };
}

/** Whether a value meets a criterion of COUNTIF and its kin. */
export function criterionTest(criterion: Scalar, locale: string): Test {
  const { operator, operand } = readCriterion(criterion, locale);
  const equals = equalityTest(operand, criterion === '');
  if (operator === '=') return equals;
  if (operator === '<>') return (value) => !equals(value);
  return (value) => {
    if (value === null || isError(value) || typeof value !== typeof operand) return false;
    const order = compareScalars(value, operand);
    if (operator === '<') return order < 0;
    if (operator === '<=') return order <= 0;
    return operator === '>' ? order > 0 : order >= 0;
  };
}

function equalityTest(operand: Scalar, meansEmptyText: boolean): Test {
  if (operand === null) return (value) => value === null || (meansEmptyText && value === '');
  if (typeof operand === 'string') {
    if (hasWildcard(operand)) {
      const pattern = wildcardPattern(operand);
      return (value) => typeof value === 'string' && pattern.test(value);
    }
    const wanted = operand.toLowerCase();
    return (value) => typeof value === 'string' && value.toLowerCase() === wanted;
  }
  return (value) => value === operand;
}

/** Where each value first and ever stands in a list of values. */
export type ValueIndex = ReadonlyMap<string, readonly number[]>;

const valueIndexes = new WeakMap<Matrix, ValueIndex>();

/** The places of every value of a block, by `valueKey`; made once a block, so that many look-ups cost one pass. */
export function indexOfValues(block: Matrix): ValueIndex {
  const known = valueIndexes.get(block);
  if (known !== undefined) return known;
  const index = new Map<string, number[]>();
  let place = 0;
  for (const row of block)
    for (const value of row) {
      const key = valueKey(value);
      const places = index.get(key);
      if (places === undefined) index.set(key, [place]);
      else places.push(place);
      place += 1;
    }
  valueIndexes.set(block, index);
  return index;
}

/** Equal values have equal keys: text without case, numbers apart from text. */
export function valueKey(value: Scalar): string {
  if (value === null) return 'blank';
  if (isError(value)) return `error ${value.error}`;
  return typeof value === 'string' ? `text ${value.toLowerCase()}` : `${typeof value} ${value}`;
}

/** The places in a block whose values meet a criterion, counted row by row. */
export function placesMeeting(block: Matrix, criterion: Scalar, locale: string): readonly number[] {
  const { operator, operand } = readCriterion(criterion, locale);
  const isPlainText = typeof operand === 'string' && !hasWildcard(operand);
  if (operator === '=' && operand !== null && (isPlainText || typeof operand !== 'string'))
    return indexOfValues(block).get(valueKey(operand)) ?? [];
  const test = criterionTest(criterion, locale);
  const width = block[0]?.length ?? 0;
  const places: number[] = [];
  for (const [row, line] of block.entries())
    for (const [column, value] of line.entries()) if (test(value)) places.push(row * width + column);
  return places;
}

/** The value at a place counted row by row. */
export function valueAtPlace(block: Matrix, place: number): Scalar {
  const width = Math.max(1, block[0]?.length ?? 0);
  return block[Math.floor(place / width)]?.[place % width] ?? null;
}
