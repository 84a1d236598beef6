import { compareScalars } from './coerce.ts';
import { hasWildcard, indexOfValues, valueKey, wildcardPattern } from './criteria.ts';
import { isError } from './formula-value.ts';
import type { Matrix, Scalar } from './formula-value.ts';

/** How a value is looked for: the value itself, else perhaps the next smaller or larger one, or by a pattern. */
export type MatchMode = 'exact' | 'smaller' | 'larger' | 'pattern';

function lineOf(block: Matrix): readonly Scalar[] {
  return block.length === 1 ? (block[0] ?? []) : block.map((row) => row[0] ?? null);
}

/** Whether a block is one row or one column. */
export function isLine(block: Matrix): boolean {
  return block.length <= 1 || (block[0]?.length ?? 0) <= 1;
}

/** The place of a value in a line of values, -1 when it is not there; blanks and errors are never found. */
export function findInLine(
  line: Matrix,
  wanted: Scalar,
  how: { mode: MatchMode; fromEnd?: boolean },
): number {
  if (how.mode === 'pattern' && typeof wanted === 'string' && hasWildcard(wanted)) {
    const pattern = wildcardPattern(wanted);
    const values = lineOf(line);
    function fits(value: Scalar): boolean {
      return typeof value === 'string' && pattern.test(value);
    }
    return how.fromEnd === true ? values.findLastIndex(fits) : values.findIndex(fits);
  }
  const places = indexOfValues(line).get(valueKey(wanted ?? 0));
  const exact = how.fromEnd === true ? places?.at(-1) : places?.[0];
  if (exact !== undefined || how.mode === 'exact' || how.mode === 'pattern') return exact ?? -1;
  return nearest(lineOf(line), wanted, how.mode);
}

function isComparable(value: Scalar, wanted: Scalar): boolean {
  return value !== null && !isError(value) && typeof value === typeof (wanted ?? 0);
}

/** The nearest value below or above, wherever it stands. */
function nearest(values: readonly Scalar[], wanted: Scalar, mode: 'smaller' | 'larger'): number {
  const sign = mode === 'smaller' ? 1 : -1;
  let best = -1;
  for (const [place, value] of values.entries()) {
    if (!isComparable(value, wanted) || sign * compareScalars(value, wanted) > 0) continue;
    if (best < 0 || sign * compareScalars(value, values[best] ?? null) > 0) best = place;
  }
  return best;
}

/** The last place not beyond a value in a line that is taken to be sorted; halving, as MATCH and VLOOKUP do. */
export function findInSorted(line: Matrix, wanted: Scalar, order: 'ascending' | 'descending'): number {
  const values = lineOf(line);
  const sign = order === 'ascending' ? 1 : -1;
  let [low, high, found] = [0, values.length - 1, -1];
  while (low <= high) {
    let middle = Math.floor((low + high) / 2);
    while (middle > low && !isComparable(values[middle] ?? null, wanted)) middle -= 1;
    const value = values[middle] ?? null;
    if (!isComparable(value, wanted)) {
      low = Math.floor((low + high) / 2) + 1;
    } else if (sign * compareScalars(value, wanted) <= 0) {
      found = middle;
      low = Math.max(middle, Math.floor((low + high) / 2)) + 1;
    } else high = middle - 1;
  }
  return found;
}
