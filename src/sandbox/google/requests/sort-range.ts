import { compareScalars } from '../formula/coerce.ts';
import { isError } from '../formula/formula-value.ts';
import type { Scalar } from '../formula/formula-value.ts';
import { evaluate } from '../formula.ts';
import { moveFormula } from '../formula/reference.ts';
import { numberAt, objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Box } from '../sheets/grid-range.ts';
import { putCell } from '../sheets/grid.ts';
import type { Cell, Draft } from '../sheets/spreadsheet-state.ts';

/** A cell as it reads after being carried to another row: its formula's relative references move along. */
function carried(cell: Cell | undefined, rows: number): Cell | undefined {
  const formula = textAt(objectAt(cell, 'userEnteredValue'), 'formulaValue');
  if (cell === undefined || formula === undefined || rows === 0) return cell;
  return { ...cell, userEnteredValue: { formulaValue: moveFormula(formula, { rows, columns: 0 }) } };
}

/** Lays the rows of a box in another order; `order` lists the old rows. Metadata of rows stays where it is. */
export function reorderRows(box: Box, order: readonly number[]): void {
  const taken = order.map((row) => (box.sheet.rows[row] ?? []).slice(box.left, box.right));
  for (const [index, from] of order.entries())
    for (let column = box.left; column < box.right; column += 1) {
      const row = box.top + index;
      putCell(box.sheet, { row, column }, carried(taken[index]?.[column - box.left], row - from));
    }
}

/**
 * Sorts the rows of a box by columns of the sheet: numbers before text before booleans before errors, blanks last whatever the
 * order; equal rows keep theirs.
 */
export function sortBox(draft: Draft, box: Box, specs: readonly JsonObject[]): void {
  const evaluation = evaluate(draft.state, draft.now);
  const bottom = Math.min(box.bottom, box.sheet.rows.length);
  const rows = Array.from({ length: Math.max(0, bottom - box.top) }, (_, index) => box.top + index);
  function compareRows(a: number, b: number): number {
    for (const spec of specs) {
      const column = numberAt(spec, 'dimensionIndex') ?? box.left;
      const difference = compareCells(
        evaluation.valueAt(box.sheet, a, column),
        evaluation.valueAt(box.sheet, b, column),
        textAt(spec, 'sortOrder') === 'DESCENDING',
      );
      if (difference !== 0) return difference;
    }
    return 0;
  }
  reorderRows({ ...box, bottom }, rows.toSorted(compareRows));
}

function compareCells(a: Scalar, b: Scalar, isDescending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const errors = Number(isError(a)) - Number(isError(b));
  const difference = errors !== 0 ? errors : compareScalars(a, b);
  return isDescending ? -difference : difference;
}
