import { evaluationOf } from '../../google/formula.ts';
import { evaluateNode } from '../../google/formula/evaluate-node.ts';
import { flatten, isMatrix } from '../../google/formula/formula-value.ts';
import type { FormulaValue } from '../../google/formula/formula-value.ts';
import type { FormulaNode } from '../../google/formula/parse-formula.ts';
import { parseFormula } from '../../google/formula/parse-formula.ts';
import { createSheetScope } from '../../google/formula/sheet-scope.ts';
import type { Box } from '../../google/sheets/grid-range.ts';
import { sheetIdOf } from '../../google/sheets/spreadsheet-state.ts';
import type { SpreadsheetState } from '../../google/sheets/spreadsheet-state.ts';
import type { Spark } from './grid.ts';

/** Where a formula stands in a spreadsheet. */
export interface FormulaPlace {
  readonly state: SpreadsheetState;
  /** Milliseconds since 1970, for formulas that read the clock. */
  readonly now: number;
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
}

/** Whether a formula may draw a sparkline, by its text alone. */
export function mayDraw(formula: string): boolean {
  return /\bSPARKLINE\s*\(/i.test(formula);
}

/**
 * The sparkline that a formula draws; undefined for a formula without one. The API gives such a cell no value, as Google's
 * does not, so what is drawn is computed here from the sparkline's own arguments.
 */
export function sparkOf(formula: string, place: FormulaPlace): Spark | undefined {
  const tree = parseFormula(formula);
  const call = tree === undefined ? undefined : sparklineIn(tree);
  const [data, options] = call?.args ?? [];
  if (data === undefined) return undefined;
  const chosen = options === undefined ? [] : rowsOf(compute(options, place));
  function option(name: string): string | undefined {
    const value = chosen.find(([key]) => typeof key === 'string' && key.toLowerCase() === name)?.[1];
    return typeof value === 'string' ? value : undefined;
  }
  return {
    values: flatten(compute(data, place)).map((value) => (typeof value === 'number' ? value : undefined)),
    isColumns: ['column', 'bar', 'winloss'].includes(option('charttype') ?? 'line'),
    color: cssColorNamed(option('color')),
  };
}

function sparklineIn(node: FormulaNode): Extract<FormulaNode, { kind: 'call' }> | undefined {
  if (node.kind !== 'call') return undefined;
  if (node.name.toUpperCase() === 'SPARKLINE') return node;
  return node.args.map(sparklineIn).find((found) => found !== undefined);
}

function compute(node: FormulaNode, { state, now, sheetId, row, column }: FormulaPlace): FormulaValue {
  const home = state.sheets.find((sheet) => sheetIdOf(sheet) === sheetId);
  if (home === undefined) return null;
  const evaluation = evaluationOf(state, now);
  function readBox(box: Box) {
    return Array.from({ length: Math.max(0, box.bottom - box.top) }, (_, down) =>
      Array.from({ length: Math.max(0, box.right - box.left) }, (_unused, right) =>
        evaluation.valueAt(box.sheet, box.top + down, box.left + right),
      ),
    );
  }
  return evaluateNode(node, createSheetScope({ state, home, place: { row, column }, now, readBox }));
}

function rowsOf(value: FormulaValue) {
  return isMatrix(value) ? value : [];
}

/** A colour by its name or its six digits, and nothing that could be anything else in a style. */
function cssColorNamed(color: string | undefined): string | undefined {
  return color !== undefined && /^(#[0-9a-f]{6}|[a-z]{3,20})$/i.test(color) ? color : undefined;
}
