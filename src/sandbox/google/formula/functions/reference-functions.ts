import { columnName } from '../../sheets/a1-range.ts';
import { toFlag, toNumber, toText } from '../coerce.ts';
import { evaluateNode, evaluateScalar } from '../evaluate-node.ts';
import { each, lazy, whole } from '../formula-function.ts';
import type { Area, FormulaScope, FunctionFamily } from '../formula-function.ts';
import { formulaError, isError, isMatrix, toMatrix } from '../formula-value.ts';
import type { FormulaError, FormulaValue, Scalar } from '../formula-value.ts';
import { widthOf } from '../matrix.ts';
import { parseFormula } from '../parse-formula.ts';
import type { FormulaNode } from '../parse-formula.ts';
import type { Reference } from '../reference.ts';

function areaOf(node: FormulaNode | undefined, scope: FormulaScope): Area | undefined {
  if (node?.kind === 'reference' && node.reference !== undefined) return scope.areaOf(node.reference);
  return node?.kind === 'name' ? scope.areaOfName(node.name) : undefined;
}

/** ROW and COLUMN: of the formula's own cell, or of every line of a range. */
function lineNumbers(dimension: 'row' | 'column') {
  return ([node]: readonly FormulaNode[], scope: FormulaScope): FormulaValue => {
    if (node === undefined) return scope.place[dimension] + 1;
    const area = areaOf(node, scope);
    if (area === undefined) return formulaError('N_A', 'Argument must be a range.');
    const [start, end] = dimension === 'row' ? [area.top, area.bottom] : [area.left, area.right];
    if (!scope.isArray) return start + 1;
    const numbers = Array.from({ length: end - start }, (_, index) => start + index + 1);
    return dimension === 'row' ? numbers.map((number) => [number]) : [numbers];
  };
}

function offset(args: readonly FormulaNode[], scope: FormulaScope): FormulaValue {
  const [node, ...rest] = args;
  if (node?.kind !== 'reference' || node.reference === undefined)
    return formulaError('N_A', 'Argument must be a range.');
  const area = scope.areaOf(node.reference);
  if (area === undefined) return formulaError('REF', 'Reference does not exist.');
  const sizes = [0, 0, area.bottom - area.top, area.right - area.left];
  const numbers = sizes.map((fallback, index): number | FormulaError => {
    const arg = rest[index];
    return arg === undefined || arg.kind === 'missing' ? fallback : toNumber(evaluateScalar(arg, scope));
  });
  const [down = 0, right = 0, height = 1, width = 1] = numbers;
  for (const number of numbers) if (isError(number)) return number;
  const top = area.top + Math.trunc(Number(down));
  const left = area.left + Math.trunc(Number(right));
  if (top < 0 || left < 0 || Number(height) < 1 || Number(width) < 1)
    return formulaError('REF', 'Function OFFSET evaluates to an out of bounds range.');
  const first = { row: top, column: left, isRowFixed: false, isColumnFixed: false };
  const last = { ...first, row: top + Number(height) - 1, column: left + Number(width) - 1 };
  return (
    scope.readReference({ title: node.reference.title, first, last }) ??
    formulaError('REF', 'Reference does not exist.')
  );
}

function indirect(args: readonly FormulaNode[], scope: FormulaScope): FormulaValue {
  const [node] = args;
  const text = node === undefined ? '' : toText(evaluateScalar(node, scope));
  if (isError(text)) return text;
  const tree = parseFormula(`=${text}`);
  const isPlace = tree?.kind === 'reference' || tree?.kind === 'name' || tree?.kind === 'table';
  const value = isPlace ? evaluateNode(tree, scope) : undefined;
  if (value === undefined || (isError(value) && value.error === 'NAME'))
    return formulaError(
      'REF',
      `Function INDIRECT parameter 1 value is '${text}'. It is not a valid cell/range reference.`,
    );
  return value;
}

function address(args: readonly Scalar[]): Scalar {
  const [row = 1, column = 1, mode = 1] = args.slice(0, 3).map((arg) => toNumber(arg));
  if (isError(row)) return row;
  if (isError(column)) return column;
  if (isError(mode)) return mode;
  if (row < 1 || column < 1)
    return formulaError('VALUE', 'Function ADDRESS parameter 1 value should be at least 1.');
  const title = args[4] === undefined || args[4] === null ? '' : toText(args[4]);
  if (isError(title)) return title;
  const isPlain = args[3] === undefined || args[3] === null || toFlag(args[3]) === true;
  const rowMark = mode === 1 || mode === 2 ? '$' : '';
  const columnMark = mode === 1 || mode === 3 ? '$' : '';
  const cell = isPlain ? `${columnMark}${columnName(column - 1)}${rowMark}${row}` : `R${row}C${column}`;
  const quoted = /^\w+$/.test(title) ? title : `'${title}'`;
  return title === '' ? cell : `${quoted}!${cell}`;
}

function isHiddenFrom(code: number, why: 'by filter' | 'by hand' | undefined): boolean {
  return why === 'by filter' || (code > 100 && why === 'by hand');
}

const subtotals = [
  'AVERAGE',
  'COUNT',
  'COUNTA',
  'MAX',
  'MIN',
  'PRODUCT',
  'STDEV',
  'STDEVP',
  'SUM',
  'VAR',
  'VARP',
];

/** Leaves out rows a filter hides, from 101 on those hidden by hand too, and cells that are subtotals themselves. */
function subtotal(args: readonly FormulaNode[], scope: FormulaScope): FormulaValue {
  const [codeNode, ...ranges] = args;
  const code = codeNode === undefined ? 0 : toNumber(evaluateScalar(codeNode, scope));
  if (isError(code)) return code;
  const entry = scope.functionNamed(subtotals[(code % 100) - 1] ?? '');
  if (entry?.kind !== 'whole')
    return formulaError('VALUE', 'Function SUBTOTAL parameter 1 value is not a known function code.');
  const shown = ranges.map((node) => {
    const value = toMatrix(evaluateNode(node, scope));
    if (node.kind !== 'reference' || node.reference === undefined) return value;
    const { reference } = node;
    return value
      .filter((_, row) => !isHiddenFrom(code, scope.isHidden(reference, row)))
      .map((line, row) =>
        line.map((cell, column) => (isSubtotal(scope, { reference, row, column }) ? null : cell)),
      );
  });
  return entry.run(shown, scope);
}

function isSubtotal(scope: FormulaScope, at: { reference: Reference; row: number; column: number }): boolean {
  const area = scope.areaOf(at.reference);
  if (area === undefined) return false;
  const first = {
    row: area.top + at.row,
    column: area.left + at.column,
    isRowFixed: false,
    isColumnFixed: false,
  };
  return /^=\s*SUBTOTAL\(/i.test(scope.formulaAt({ ...at.reference, first, last: undefined }) ?? '');
}

function formulaText([node]: readonly FormulaNode[], scope: FormulaScope): FormulaValue {
  const reference = node?.kind === 'reference' ? node.reference : undefined;
  const formula = reference === undefined ? undefined : scope.formulaAt(reference);
  return formula ?? formulaError('N_A', 'The cell does not contain a formula.');
}

/** Functions that ask where something is. */
export const referenceFunctions: FunctionFamily = {
  ROW: lazy([0, 1], lineNumbers('row')),
  COLUMN: lazy([0, 1], lineNumbers('column')),
  ROWS: whole(1, ([block = null]) => toMatrix(block).length),
  COLUMNS: whole(1, ([block = null]) => widthOf(toMatrix(block))),
  OFFSET: lazy([3, 5], offset),
  INDIRECT: lazy([1, 2], indirect),
  ADDRESS: each([2, 5], address),
  SUBTOTAL: lazy([2, Infinity], subtotal),
  FORMULATEXT: lazy(1, formulaText),
  ISFORMULA: lazy(1, (args, scope) => !isError(formulaText(args, scope))),
  ISREF: lazy(1, ([node], scope) => areaOf(node, scope) !== undefined),
  ISBLANK: lazy(1, ([node], scope) => {
    if (node === undefined) return true;
    const value = evaluateNode(node, scope);
    if (scope.isArray && isMatrix(value)) return value.map((row) => row.map((cell) => cell === null));
    return evaluateScalar(node, scope) === null;
  }),
};
