import { compareScalars, toNumber, toText } from './coerce.ts';
import { firstScalar, formulaError, isError, isMatrix, toMatrix } from './formula-value.ts';
import type { FormulaValue, Matrix, Scalar } from './formula-value.ts';
import type { FormulaScope } from './formula-function.ts';
import type { FormulaNode } from './parse-formula.ts';
import type { Reference } from './reference.ts';

/** The value of a formula's tree. Errors are values, never exceptions. */
export function evaluateNode(node: FormulaNode, scope: FormulaScope): FormulaValue {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'missing':
      return null;
    case 'reference':
      return readReference(node.reference, scope);
    case 'name':
      return scope.readName(node.name) ?? formulaError('NAME', `Unknown range name: '${node.name}'.`);
    case 'array':
      return joinBlocks(node.rows.map((row) => row.map((item) => evaluateNode(item, scope))));
    case 'unary':
      return mapBlock(evaluateNode(node.operand, scope), (value) => applyUnary(node.operator, value));
    case 'binary':
      return mapBlocks(
        { left: evaluateNode(node.left, scope), right: evaluateNode(node.right, scope) },
        (left, right) => applyBinary(node.operator, left, right),
      );
    case 'call':
      return callFunction(node, scope);
  }
}

function readReference(reference: Reference | undefined, scope: FormulaScope): FormulaValue {
  if (reference === undefined) return formulaError('REF', 'Reference does not exist.');
  const block = scope.readReference(reference);
  if (block === undefined) return formulaError('REF', `Unresolved sheet name '${reference.title}'.`);
  return reference.last === undefined ? firstScalar(block) : block;
}

function callFunction(node: Extract<FormulaNode, { kind: 'call' }>, scope: FormulaScope): FormulaValue {
  const entry = scope.functionNamed(node.name);
  if (entry === undefined) return formulaError('NAME', `Unknown function: '${node.name}'.`);
  const { least, most } = entry.takes;
  if (node.args.length < least || node.args.length > most) {
    const expected = least === most ? `${least}` : `${least} or more`;
    return formulaError(
      'N_A',
      `Wrong number of arguments to ${node.name}. Expected ${expected} arguments, but got ${node.args.length} arguments.`,
    );
  }
  if (entry.kind === 'lazy') return entry.run(node.args, scope);
  const args = node.args.map((arg) => evaluateNode(arg, scope));
  if (entry.kind === 'whole') return entry.run(args, scope);
  if (!scope.isArray) {
    const scalars = args.map((arg) => firstScalar(arg));
    return scalars.find((scalar) => isError(scalar)) ?? entry.run(scalars, scope);
  }
  return spread(args, (scalars) => scalars.find((scalar) => isError(scalar)) ?? entry.run(scalars, scope));
}

/** Applies a function of single values to blocks: a lone value is repeated, a missing place is #N/A. */
export function spread(args: readonly FormulaValue[], run: (scalars: Scalar[]) => Scalar): FormulaValue {
  const blocks = args.map((arg) => toMatrix(arg));
  const rows = Math.max(1, ...blocks.map((block) => block.length));
  const columns = Math.max(1, ...blocks.map((block) => block[0]?.length ?? 0));
  if (rows === 1 && columns === 1) return run(blocks.map((block) => block[0]?.[0] ?? null));
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) =>
      run(blocks.map((block) => blockValue(block, row, column))),
    ),
  );
}

function blockValue(block: Matrix, row: number, column: number): Scalar {
  const line = block[block.length === 1 ? 0 : row];
  if (line === undefined) return formulaError('N_A', 'Argument is missing a value.');
  const value = line[line.length === 1 ? 0 : column];
  return value === undefined ? formulaError('N_A', 'Argument is missing a value.') : value;
}

function mapBlock(value: FormulaValue, run: (scalar: Scalar) => Scalar): FormulaValue {
  return isMatrix(value) ? value.map((row) => row.map((scalar) => run(scalar))) : run(value);
}

function mapBlocks(
  sides: { left: FormulaValue; right: FormulaValue },
  run: (left: Scalar, right: Scalar) => Scalar,
): FormulaValue {
  return spread([sides.left, sides.right], ([left = null, right = null]) => run(left, right));
}

function applyUnary(operator: string, value: Scalar): Scalar {
  if (operator === '+') return value;
  const number = toNumber(value);
  if (isError(number)) return number;
  return operator === '%' ? number / 100 : -number;
}

function applyBinary(operator: string, left: Scalar, right: Scalar): Scalar {
  if (isError(left)) return left;
  if (isError(right)) return right;
  if (operator === '&') {
    const [a, b] = [toText(left), toText(right)];
    return isError(a) ? a : isError(b) ? b : a + b;
  }
  switch (operator) {
    case '=':
      return compareScalars(left, right) === 0;
    case '<>':
      return compareScalars(left, right) !== 0;
    case '<':
      return compareScalars(left, right) < 0;
    case '>':
      return compareScalars(left, right) > 0;
    case '<=':
      return compareScalars(left, right) <= 0;
    case '>=':
      return compareScalars(left, right) >= 0;
    default:
      return applyArithmetic(operator, toNumber(left), toNumber(right));
  }
}

function applyArithmetic(operator: string, left: Scalar, right: Scalar): Scalar {
  if (typeof left !== 'number') return left;
  if (typeof right !== 'number') return right;
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0
        ? formulaError('DIVIDE_BY_ZERO', 'Function DIVIDE parameter 2 cannot be zero.')
        : left / right;
    default:
      return finite(left ** right);
  }
}

/** A number as a cell can hold it; an overflow or an impossible root is #NUM!. */
export function finite(value: number): Scalar {
  return Number.isFinite(value) ? value : formulaError('NUM', 'Result is not a number a cell can hold.');
}

/** `{a, b; c, d}` puts blocks side by side and below each other. */
function joinBlocks(rows: readonly (readonly FormulaValue[])[]): FormulaValue {
  return rows.flatMap((row) => {
    const blocks = row.map((value) => toMatrix(value));
    const height = Math.max(0, ...blocks.map((block) => block.length));
    return Array.from({ length: height }, (_, line) => blocks.flatMap((block) => block[line] ?? []));
  });
}
