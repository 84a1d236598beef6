import { objectAt, textAt } from './json.ts';
import { createCellValues } from './formula/cell-values.ts';
import { createComputingStack, TooDeep } from './formula/computing-stack.ts';
import type { Computed } from './formula/computing-stack.ts';
import { evaluateNode, evaluateScalar } from './formula/evaluate-node.ts';
import { firstScalar, formulaError, isMatrix } from './formula/formula-value.ts';
import type { FormulaValue, Matrix, Scalar } from './formula/formula-value.ts';
import { parseFormula } from './formula/parse-formula.ts';
import type { FormulaNode } from './formula/parse-formula.ts';
import { createSheetScope } from './formula/sheet-scope.ts';
import { boxToA1, columnName } from './sheets/a1-range.ts';
import type { Box } from './sheets/grid-range.ts';
import { cellAt } from './sheets/grid.ts';
import { gridSize, sheetIdOf } from './sheets/spreadsheet-state.ts';
import type { SheetState, SpreadsheetState } from './sheets/spreadsheet-state.ts';

/** The computed values of a spreadsheet; a formula is computed when it is first asked for. */
export interface Evaluation {
  /** The instant that TODAY and NOW mean. */
  readonly now: number;
  /** What a cell shows: its own value, the result of its formula, or what a formula elsewhere spills into it. */
  valueAt(sheet: SheetState, row: number, column: number): Scalar;
  /** What a formula would give in a cell, without being there. */
  compute(formula: string, sheet: SheetState, place: { row: number; column: number }): Scalar;
}

interface Kept {
  evaluation: Evaluation;
  now: number;
  isVolatile: boolean;
}

const known = new WeakMap<SpreadsheetState, Kept>();
const volatile = /\b(NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY)\(/i;
/** Functions that may give more than one value, and array literals; a plain range in a cell gives one value. */
const spilling =
  /[{]|\b(ARRAYFORMULA|FILTER|SORT|SORTN|UNIQUE|SEQUENCE|TRANSPOSE|SPLIT|FLATTEN|TOCOL|TOROW|HSTACK|VSTACK|CHOOSECOLS|CHOOSEROWS|WRAPROWS|WRAPCOLS|ARRAY_CONSTRAIN|MMULT|INDEX|XLOOKUP|OFFSET|INDIRECT|TREND|GROWTH|LINEST|LET|MAP|SCAN|BYROW|BYCOL|MAKEARRAY|RANDARRAY|REDUCE|QUERY)\(/i;

/** The evaluation of a committed state; kept until the state is replaced, or the clock moves on where a formula reads it. */
export function evaluationOf(state: SpreadsheetState, now: number): Evaluation {
  const kept = known.get(state);
  if (kept !== undefined && (kept.now === now || !kept.isVolatile)) return kept.evaluation;
  const isVolatile = kept?.isVolatile ?? formulaCells(state).some(({ formula }) => volatile.test(formula));
  const evaluation = evaluate(state, now);
  known.set(state, { evaluation, now, isVolatile });
  return evaluation;
}

interface FormulaCell {
  sheet: SheetState;
  row: number;
  column: number;
  formula: string;
}

function formulaCells(state: SpreadsheetState): FormulaCell[] {
  const found: FormulaCell[] = [];
  for (const sheet of state.sheets)
    for (const [row, cells] of sheet.rows.entries())
      for (const [column, cell] of (cells ?? []).entries()) {
        const formula = textAt(objectAt(cell, 'userEnteredValue'), 'formulaValue');
        if (formula !== undefined) found.push({ sheet, row, column, formula });
      }
  return found;
}

const circular = formulaError(
  'REF',
  'Circular dependency detected. To resolve with iterative calculation, see File > Settings.',
);

/** Blocks are kept for the next formula that reads the same cells, up to so many cells in all. */
const cellsKept = 2_000_000;

/**
 * Evaluates a spreadsheet as it is now. The one seam behind which the formula language lives: a function it does not know gives
 * `#NAME?`, as Sheets gives for a name it does not know.
 */
export function evaluate(state: SpreadsheetState, now: number): Evaluation {
  let results = createCellValues<Scalar>();
  let spilled = createCellValues<Scalar>();
  const owners = createCellValues<FormulaCell>();
  const stack = createComputingStack();
  const blocks = new Map<string, Matrix>();
  let keptCells = 0;
  let isSpillKnown = false;

  /** Finds out who spills where, then begins anew: from now on a cell that is spilled into computes its owner first. */
  function spillAll(): void {
    if (isSpillKnown) return;
    isSpillKnown = true;
    const spillers = formulaCells(state).filter(({ formula }) => spilling.test(formula));
    for (const { sheet, row, column } of spillers) valueAt(sheet, row, column);
    if (owners.isEmpty) return;
    results = createCellValues();
    spilled = createCellValues();
    blocks.clear();
    keptCells = 0;
    for (const { sheet, row, column } of spillers) valueAt(sheet, row, column);
  }

  function spilledAt(sheet: SheetState, row: number, column: number): Scalar {
    if (owners.isEmpty) return null;
    const owner = owners.get(sheetIdOf(sheet), row, column);
    if (owner === undefined) return null;
    peek(owner.sheet, owner.row, owner.column);
    return spilled.get(sheetIdOf(sheet), row, column) ?? null;
  }

  /** Computes a cell, and first, one by one, those it leans on too deeply. */
  function valueAt(sheet: SheetState, row: number, column: number): Scalar {
    spillAll();
    const waiting: Computed[] = [{ sheetId: sheetIdOf(sheet), row, column }];
    for (;;) {
      const cell = waiting.at(-1);
      if (cell === undefined) return peek(sheet, row, column);
      try {
        const home = state.sheets.find((candidate) => sheetIdOf(candidate) === cell.sheetId);
        if (home !== undefined) peek(home, cell.row, cell.column);
        waiting.pop();
      } catch (error) {
        if (!(error instanceof TooDeep)) throw error;
        const place = waiting.findIndex((one) => isSameCell(one, error.cell));
        if (place < 0) waiting.push(error.cell);
        else for (const member of waiting.splice(place)) results.set(member, circular);
      }
    }
  }

  function peek(sheet: SheetState, row: number, column: number): Scalar {
    const entered = cellAt(sheet, row, column)?.userEnteredValue;
    if (typeof entered !== 'object' || entered === null || Array.isArray(entered))
      return spilledAt(sheet, row, column);
    const formula = 'formulaValue' in entered ? entered.formulaValue : undefined;
    if (typeof formula !== 'string') return enteredScalar(entered);
    const cell = { sheetId: sheetIdOf(sheet), row, column };
    const kept = results.get(cell.sheetId, row, column);
    if (kept !== undefined) return kept;
    const computed = stack.run(cell, () => compute(formula, sheet, { row, column }));
    if (computed === 'circular') return circular;
    const placed = stack.isInCircle(cell) ? circular : place(computed.value, { sheet, row, column, formula });
    results.set(cell, placed);
    return placed;
  }

  function compute(
    formula: string,
    home: SheetState,
    place: { row: number; column: number },
  ): { value: FormulaValue } {
    const value = withinReason(() => {
      const tree = parseFormula(formula);
      if (tree === undefined) return formulaError('ERROR', 'Formula parse error.');
      const scope = createSheetScope({ state, home, place, now, readBox });
      return isRange(tree) ? evaluateScalar(tree, scope) : evaluateNode(tree, scope);
    });
    return { value: spilling.test(formula) ? value : firstScalar(value) };
  }

  /** Keeps a block's first value for the formula's own cell and spills the rest, unless something is in the way. */
  function place(value: FormulaValue, cell: FormulaCell): Scalar {
    if (!isMatrix(value)) return value ?? '';
    const { sheet, row, column } = cell;
    const size = gridSize(sheet);
    const missing = row + value.length - size.rows;
    if (value.length > 1 && missing > 0)
      return formulaError(
        'REF',
        `Result was not automatically expanded, please insert more rows (${missing}).`,
      );
    const blocked = firstInTheWay(value, cell);
    if (blocked !== undefined)
      return formulaError(
        'REF',
        `Array result was not expanded because it would overwrite data in ${columnName(blocked.column)}${blocked.row + 1}.`,
      );
    const sheetId = sheetIdOf(sheet);
    for (const [down, line] of value.entries())
      for (const [right, scalar] of line.entries())
        if (down + right > 0) {
          const target = { sheetId, row: row + down, column: column + right };
          spilled.set(target, scalar);
          owners.set(target, cell);
        }
    return firstScalar(value) ?? '';
  }

  /** The values of a box; the same block for the same box, as long as not too much is kept. */
  function readBox(box: Box): Matrix {
    const size = (box.bottom - box.top) * (box.right - box.left);
    const key = size > 1 ? boxToA1(box) : '';
    const kept = blocks.get(key);
    if (kept !== undefined) return kept;
    const block = Array.from({ length: Math.max(0, box.bottom - box.top) }, (_, row) =>
      Array.from({ length: Math.max(0, box.right - box.left) }, (_, column) =>
        peek(box.sheet, box.top + row, box.left + column),
      ),
    );
    if (size > 1 && keptCells + size <= cellsKept) {
      keptCells += size;
      blocks.set(key, block);
    }
    return block;
  }

  return {
    now,
    valueAt,
    compute(formula, sheet, place) {
      spillAll();
      return firstScalar(compute(formula, sheet, place).value);
    },
  };
}

function isRange(tree: FormulaNode): boolean {
  return tree.kind === 'reference' || tree.kind === 'name' || tree.kind === 'table';
}

/** A result that no list or text is long enough for is an error of the formula, not of who asks for it. */
function withinReason(run: () => FormulaValue): FormulaValue {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) return formulaError('NUM', 'Result is too large.');
    throw error;
  }
}

function isSameCell(one: Computed, other: Computed): boolean {
  return one.sheetId === other.sheetId && one.row === other.row && one.column === other.column;
}

function firstInTheWay(value: Matrix, cell: FormulaCell): { row: number; column: number } | undefined {
  for (const [down, line] of value.entries())
    for (const right of line.keys()) {
      const place = { row: cell.row + down, column: cell.column + right };
      const held = cellAt(cell.sheet, place.row, place.column)?.userEnteredValue;
      if (down + right > 0 && held !== undefined) return place;
    }
  return undefined;
}

function enteredScalar(entered: object): Scalar {
  if ('numberValue' in entered && typeof entered.numberValue === 'number') return entered.numberValue;
  if ('boolValue' in entered && typeof entered.boolValue === 'boolean') return entered.boolValue;
  return 'stringValue' in entered && typeof entered.stringValue === 'string' ? entered.stringValue : null;
}
