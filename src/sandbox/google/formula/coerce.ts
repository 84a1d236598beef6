import { parseEntered } from '../format/entered-value.ts';
import { formatNumber } from '../format/number-format.ts';
import { firstScalar, formulaError, isError } from './formula-value.ts';
import type { FormulaError, FormulaValue, Scalar } from './formula-value.ts';

/** What an error about a parameter begins with before it is known whose parameter it is. */
export const parameterPrefix = 'Function parameter ';

/** A value as a number, as an operator wants it: blanks are 0, text is read, other text is #VALUE!. */
export function toNumber(value: FormulaValue): number | FormulaError {
  const scalar = firstScalar(value);
  if (isError(scalar)) return scalar;
  if (typeof scalar === 'number') return scalar;
  if (typeof scalar === 'boolean') return scalar ? 1 : 0;
  if (scalar === null) return 0;
  const read = parseEntered(scalar, 'en_US');
  if (typeof read.value === 'number') return read.value;
  if (scalar === '') return 0;
  return formulaError(
    'VALUE',
    `${parameterPrefix}expects number values. But '${scalar}' is a text and cannot be coerced to a number.`,
  );
}

export function toText(value: FormulaValue): string | FormulaError {
  const scalar = firstScalar(value);
  if (isError(scalar)) return scalar;
  if (scalar === null) return '';
  if (typeof scalar === 'boolean') return scalar ? 'TRUE' : 'FALSE';
  return typeof scalar === 'number' ? formatNumber(scalar, undefined, 'en_US') : scalar;
}

export function toFlag(value: FormulaValue): boolean | FormulaError {
  const scalar = firstScalar(value);
  if (isError(scalar)) return scalar;
  if (typeof scalar === 'string') {
    if (/^true$/i.test(scalar)) return true;
    if (/^false$/i.test(scalar) || scalar === '') return false;
    return formulaError(
      'VALUE',
      `${parameterPrefix}expects boolean values. But '${scalar}' is a text and cannot be coerced to a boolean.`,
    );
  }
  return typeof scalar === 'number' ? scalar !== 0 : scalar === true;
}

/** Order of values as sorting and comparing see it: numbers before text before booleans, text without case. */
export function compareScalars(left: Scalar, right: Scalar): number {
  const [a, b] = [orBlank(left, right), orBlank(right, left)];
  const ranks = rank(a) - rank(b);
  if (ranks !== 0) return ranks;
  if (typeof a === 'string' && typeof b === 'string') {
    const [x, y] = [a.toLowerCase(), b.toLowerCase()];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return Number(a) - Number(b);
}

/** A blank is compared as 0, '' or false, whatever the other side is. */
function orBlank(value: Scalar, other: Scalar): Scalar {
  if (value !== null) return value;
  if (typeof other === 'string') return '';
  return typeof other === 'boolean' ? false : 0;
}

function rank(value: Scalar): number {
  if (typeof value === 'number') return 0;
  return typeof value === 'string' ? 1 : 2;
}
