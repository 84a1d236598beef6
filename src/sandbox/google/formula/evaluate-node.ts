import { compareScalars, parameterPrefix, toNumber, toText } from './coerce.ts';
import { firstScalar, formulaError, isError, isMatrix, toMatrix } from './formula-value.ts';
import type { FormulaValue, Matrix, Scalar } from './formula-value.ts';
import type { Area, FormulaScope } from './formula-function.ts';
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
      return readName(node.name, scope);
    case 'table':
      return node.reference === undefined
        ? formulaError('ERROR', 'Formula parse error.')
        : (scope.readTable(node.reference) ?? formulaError('REF', 'Reference does not exist.'));
    case 'array':
      return joinBlocks(node.rows.map((row) => row.map((item) => evaluateNode(item, scope))));
    case 'unary':
      return scope.isArray
        ? spread([evaluateNode(node.operand, scope)], ([value = null]) => applyUnary(node.operator, value))
        : applyUnary(node.operator, evaluateScalar(node.operand, scope));
    case 'binary':
      return applyToBoth(node, scope);
    case 'call':
      return callFunction(node, scope);
  }
}

function readName(name: string, scope: FormulaScope): FormulaValue {
  const value = scope.readName(name);
  return value === undefined ? formulaError('NAME', `Unknown range name: '${name}'.`) : value;
}

function applyToBoth(node: Extract<FormulaNode, { kind: 'binary' }>, scope: FormulaScope): FormulaValue {
  const { operator, left, right } = node;
  if (!scope.isArray) return applyBinary(operator, evaluateScalar(left, scope), evaluateScalar(right, scope));
  return spread([evaluateNode(left, scope), evaluateNode(right, scope)], ([a = null, b = null]) =>
    applyBinary(operator, a, b),
  );
}

/** The one value of a tree where no block is wanted: of a range, what stands in the formula's own row or column. */
export function evaluateScalar(node: FormulaNode, scope: FormulaScope): Scalar {
  const value = evaluateNode(node, scope);
  if (!isMatrix(value)) return value;
  if (value.length === 1 && value[0]?.length === 1) return value[0][0] ?? null;
  const area =
    node.kind === 'reference' && node.reference !== undefined
      ? scope.areaOf(node.reference)
      : node.kind === 'name'
        ? scope.areaOfName(node.name)
        : undefined;
  return area === undefined ? firstScalar(value) : crossing(value, area, scope.place);
}

/** Where a formula's own row or column crosses a single column or row. */
function crossing(block: Matrix, area: Area, place: { row: number; column: number }): Scalar {
  const isColumn = area.right - area.left === 1;
  const isRow = area.bottom - area.top === 1;
  const row = isRow ? 0 : isColumn ? place.row - area.top : -1;
  const column = isColumn ? 0 : isRow ? place.column - area.left : -1;
  const value = block[row]?.[column];
  return value === undefined ? formulaError('VALUE', 'An array value could not be found.') : value;
}

function readReference(reference: Reference | undefined, scope: FormulaScope): FormulaValue {
  if (reference === undefined) return formulaError('REF', 'Reference does not exist.');
  return scope.readReference(reference) ?? formulaError('REF', `Unresolved sheet name '${reference.title}'.`);
}

function callFunction(node: Extract<FormulaNode, { kind: 'call' }>, scope: FormulaScope): FormulaValue {
  const entry = scope.functionNamed(node.name);
  if (entry === undefined) return formulaError('NAME', `Unknown function: '${node.name}'.`);
  const { least, most } = entry.takes;
  if (node.args.length < least || node.args.length > most)
    return formulaError(
      'N_A',
      `Wrong number of arguments to ${node.name}. Expected ${spellArity(least, most)}, but got ${node.args.length} arguments.`,
    );
  const functionName = node.name;
  if (entry.kind === 'lazy') return entry.run(node.args, scope);
  if (entry.kind === 'spreading') {
    const inside = inArrays(scope);
    return entry.run(
      node.args.map((arg) => evaluateNode(arg, inside)),
      scope,
    );
  }
  if (entry.kind === 'whole')
    return entry.run(
      node.args.map((arg) => evaluateNode(arg, scope)),
      scope,
    );
  function runEach(scalars: readonly Scalar[]): Scalar {
    if (entry?.kind !== 'each') return null;
    const error = entry.seesErrors ? undefined : scalars.find((scalar) => isError(scalar));
    return error ?? namingParameter(entry.run(scalars, scope), { name: functionName, args: scalars });
  }
  return scope.isArray
    ? spread(
        node.args.map((arg) => evaluateNode(arg, scope)),
        runEach,
      )
    : runEach(node.args.map((arg) => evaluateScalar(arg, scope)));
}

function spellArity(least: number, most: number): string {
  if (least === most) return `${least} arguments`;
  return most === Infinity ? `at least ${least} arguments` : `between ${least} and ${most} arguments`;
}

/** The same scope, with every operator and function spread over blocks. */
export function inArrays(scope: FormulaScope): FormulaScope {
  return scope.isArray ? scope : { ...scope, isArray: true };
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

function applyUnary(operator: string, value: Scalar): Scalar {
  if (operator === '+') return value;
  const number = toNumber(value);
  if (isError(number)) return number;
  return operator === '%' ? number / 100 : -number;
}

const operatorNames: Readonly<Record<string, string>> = {
  '+': 'ADD',
  '-': 'MINUS',
  '*': 'MULTIPLY',
  '/': 'DIVIDE',
  '^': 'POW',
};

/** Says in an error about a text in the place of a number which parameter of which function it was. */
function namingParameter(value: Scalar, call: { name: string; args: readonly Scalar[] }): Scalar {
  if (!isError(value) || !value.message.startsWith(parameterPrefix)) return value;
  const place = call.args.findIndex((arg) => typeof arg === 'string' && isError(toNumber(arg)));
  const rest = value.message.slice(parameterPrefix.length);
  return formulaError(value.error, `Function ${call.name} parameter ${place + 1} ${rest}`);
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
      return namingParameter(applyArithmetic(operator, toNumber(left), toNumber(right)), {
        name: operatorNames[operator] ?? operator,
        args: [left, right],
      });
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
