import { objectAt, textAt } from './json.ts';
import { evaluateNode } from './formula/evaluate-node.ts';
import type { FormulaScope } from './formula/formula-function.ts';
import { firstScalar, formulaError, isMatrix } from './formula/formula-value.ts';
import type { FormulaValue, Matrix, Scalar } from './formula/formula-value.ts';
import { functionNamed } from './formula/function-table.ts';
import { parseFormula } from './formula/parse-formula.ts';
import type { Reference } from './formula/reference.ts';
import { sheetTitled } from './sheets/a1-range.ts';
import { resolveRange } from './sheets/grid-range.ts';
import type { Box } from './sheets/grid-range.ts';
import { cellAt } from './sheets/grid.ts';
import { gridSize, sheetIdOf } from './sheets/spreadsheet-state.ts';
import type { SheetState, SpreadsheetState } from './sheets/spreadsheet-state.ts';

/** The computed values of a spreadsheet; a formula is computed when it is first asked for. */
export interface Evaluation {
  /** What a cell shows: its own value, the result of its formula, or what a formula elsewhere spills into it. */
  valueAt(sheet: SheetState, row: number, column: number): Scalar;
}

const known = new WeakMap<SpreadsheetState, { evaluation: Evaluation; now: number }>();
const volatile = /\b(NOW|TODAY|RAND|RANDBETWEEN)\(/i;
const spilling =
  /\b(ARRAYFORMULA|FILTER|SORT|SORTN|UNIQUE|SEQUENCE|TRANSPOSE|SPLIT|QUERY|FLATTEN|TOCOL|TOROW|HSTACK|VSTACK|CHOOSECOLS|CHOOSEROWS)\(|[{:]/i;

/** The evaluation of a committed state; kept until the state is replaced, or the clock moves on where a formula reads it. */
export function evaluationOf(state: SpreadsheetState, now: number): Evaluation {
  const kept = known.get(state);
  if (kept !== undefined && (kept.now === now || !hasVolatile(state))) return kept.evaluation;
  const evaluation = evaluate(state, now);
  known.set(state, { evaluation, now });
  return evaluation;
}

function hasVolatile(state: SpreadsheetState): boolean {
  return formulaCells(state).some(({ formula }) => volatile.test(formula));
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

/**
 * Evaluates a spreadsheet as it is now. The one seam behind which the formula language lives: a function it does not know gives
 * `#NAME?`, as Sheets gives for a name it does not know.
 */
export function evaluate(state: SpreadsheetState, now: number): Evaluation {
  const results = new Map<string, Scalar>();
  const running = new Set<string>();
  const spilled = new Map<string, Scalar>();
  let isSpillKnown = false;

  function spillAll(): void {
    if (isSpillKnown) return;
    isSpillKnown = true;
    for (const { sheet, row, column, formula } of formulaCells(state))
      if (spilling.test(formula)) valueAt(sheet, row, column);
  }

  function valueAt(sheet: SheetState, row: number, column: number): Scalar {
    spillAll();
    const entered = objectAt(cellAt(sheet, row, column), 'userEnteredValue');
    if (entered === undefined) return spilled.get(keyOf(sheet, row, column)) ?? null;
    const formula = textAt(entered, 'formulaValue');
    if (formula === undefined) return enteredScalar(entered);
    const key = keyOf(sheet, row, column);
    const kept = results.get(key);
    if (kept !== undefined) return kept;
    if (running.has(key))
      return formulaError(
        'REF',
        'Circular dependency detected. To resolve with iterative calculation, see File > Settings.',
      );
    running.add(key);
    const value = place(compute(formula, sheet, { row, column }), { sheet, row, column, formula });
    running.delete(key);
    results.set(key, value);
    return value;
  }

  function compute(formula: string, sheet: SheetState, at: { row: number; column: number }): FormulaValue {
    const tree = parseFormula(formula);
    if (tree === undefined) return formulaError('ERROR', 'Formula parse error.');
    return evaluateNode(tree, scopeOf(sheet, at));
  }

  /** Keeps a block's first value for the formula's own cell and spills the rest, unless something is in the way. */
  function place(value: FormulaValue, cell: FormulaCell): Scalar {
    if (!isMatrix(value)) return value ?? 0;
    const { sheet, row, column } = cell;
    for (const [down, line] of value.entries())
      for (const right of line.keys())
        if (
          down + right > 0 &&
          objectAt(cellAt(sheet, row + down, column + right), 'userEnteredValue') !== undefined
        )
          return formulaError('REF', 'Array result was not expanded because it would overwrite data.');
    for (const [down, line] of value.entries())
      for (const [right, scalar] of line.entries())
        if (scalar !== null) spilled.set(keyOf(sheet, row + down, column + right), scalar);
    return firstScalar(value) ?? '';
  }

  function readBox(box: Box): Matrix {
    return Array.from({ length: Math.max(0, box.bottom - box.top) }, (_, row) =>
      Array.from({ length: Math.max(0, box.right - box.left) }, (_, column) =>
        valueAt(box.sheet, box.top + row, box.left + column),
      ),
    );
  }

  function scopeOf(home: SheetState, at: { row: number; column: number }): FormulaScope {
    return {
      functionNamed,
      now,
      timeZone: textAt(state.properties, 'timeZone') ?? 'Etc/GMT',
      locale: textAt(state.properties, 'locale') ?? 'en_US',
      isArray: false,
      readReference(reference) {
        const sheet = reference.title === undefined ? home : sheetTitled(state, reference.title);
        return sheet === undefined ? undefined : readBox(boxOf(sheet, reference));
      },
      readName(name) {
        const named = state.namedRanges.find(
          (range) => textAt(range, 'name')?.toLowerCase() === name.toLowerCase(),
        );
        const range = objectAt(named, 'range');
        return range === undefined ? undefined : readBox(resolveRange(state, range));
      },
      placeOf: (reference) => ({
        row: (reference?.first.row ?? at.row) + 1,
        column: (reference?.first.column ?? at.column) + 1,
      }),
    };
  }

  return { valueAt };
}

function boxOf(sheet: SheetState, reference: Reference): Box {
  const { first } = reference;
  const last = reference.last ?? first;
  const size = gridSize(sheet);
  const isSingle = reference.last === undefined;
  const bottom = last.row ?? (isSingle ? (first.row ?? 0) : size.rows - 1);
  const right = last.column ?? (isSingle ? (first.column ?? 0) : size.columns - 1);
  const top = first.row ?? 0;
  const left = first.column ?? 0;
  return {
    sheet,
    top: Math.min(top, bottom),
    bottom: Math.max(top, bottom) + 1,
    left: Math.min(left, right),
    right: Math.max(left, right) + 1,
  };
}

function enteredScalar(entered: Readonly<Record<string, unknown>>): Scalar {
  const { numberValue, stringValue, boolValue } = entered;
  if (typeof numberValue === 'number') return numberValue;
  if (typeof boolValue === 'boolean') return boolValue;
  return typeof stringValue === 'string' ? stringValue : null;
}

function keyOf(sheet: SheetState, row: number, column: number): string {
  return `${sheetIdOf(sheet)}/${row}/${column}`;
}
