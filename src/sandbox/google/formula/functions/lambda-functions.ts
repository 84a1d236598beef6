import { evaluateNode, inArrays } from '../evaluate-node.ts';
import { lazy } from '../formula-function.ts';
import type { FormulaScope, FunctionFamily } from '../formula-function.ts';
import { firstScalar, formulaError, isError, toMatrix } from '../formula-value.ts';
import type { FormulaError, FormulaValue, Matrix, Scalar } from '../formula-value.ts';
import { toNumber } from '../coerce.ts';
import { transpose, widthOf } from '../matrix.ts';
import type { FormulaNode } from '../parse-formula.ts';

type Lambda = (args: readonly FormulaValue[]) => FormulaValue;

/** A scope in which some names mean values. */
function withNames(scope: FormulaScope, names: ReadonlyMap<string, FormulaValue>): FormulaScope {
  return {
    ...scope,
    readName: (name) => {
      const value = names.get(name.toLowerCase());
      return value === undefined ? scope.readName(name) : value;
    },
    areaOfName: (name) => (names.has(name.toLowerCase()) ? undefined : scope.areaOfName(name)),
  };
}

/** Reads `LAMBDA(name, …, body)` as something to call; an error when it takes another number of values. */
function readLambda(
  node: FormulaNode | undefined,
  scope: FormulaScope,
  count: number,
): Lambda | FormulaError {
  if (node?.kind !== 'call' || node.name !== 'LAMBDA')
    return formulaError('N_A', 'Argument must be a LAMBDA.');
  const names = node.args.slice(0, -1).map((arg) => (arg.kind === 'name' ? arg.name.toLowerCase() : ''));
  const body = node.args.at(-1);
  if (body === undefined || names.length !== count || names.includes(''))
    return formulaError(
      'N_A',
      `Wrong number of arguments to LAMBDA. Expected ${count + 1} arguments, but got ${node.args.length} arguments.`,
    );
  return (args) =>
    evaluateNode(body, withNames(scope, new Map(names.map((name, index) => [name, args[index] ?? null]))));
}

function letNames(args: readonly FormulaNode[], scope: FormulaScope): FormulaValue {
  let inner = scope;
  for (let index = 0; index + 2 < args.length; index += 2) {
    const [name, value] = args.slice(index, index + 2);
    if (name?.kind !== 'name' || value === undefined)
      return formulaError('NAME', `Argument ${index + 1} of function LET is not a valid name.`);
    inner = withNames(inner, new Map([[name.name.toLowerCase(), evaluateNode(value, inner)]]));
  }
  const body = args.at(-1);
  return body === undefined || args.length % 2 === 0
    ? formulaError('N_A', 'Wrong number of arguments to LET.')
    : evaluateNode(body, inner);
}

function map(args: readonly FormulaNode[], scope: FormulaScope): FormulaValue {
  const blocks = args.slice(0, -1).map((arg) => toMatrix(evaluateNode(arg, inArrays(scope))));
  const lambda = readLambda(args.at(-1), scope, blocks.length);
  if (isError(lambda)) return lambda;
  const [first = []] = blocks;
  return first.map((row, down) =>
    row.map((_, right) => firstScalar(lambda(blocks.map((block) => block[down]?.[right] ?? null)))),
  );
}

/** REDUCE gives the last value of a running calculation, SCAN every one. */
function fold(keepsAll: boolean) {
  return (args: readonly FormulaNode[], scope: FormulaScope): FormulaValue => {
    const [start, range, callee] = args;
    const lambda = readLambda(callee, scope, 2);
    if (isError(lambda)) return lambda;
    let running: FormulaValue = start === undefined ? null : evaluateNode(start, scope);
    const block = toMatrix(range === undefined ? null : evaluateNode(range, inArrays(scope)));
    const seen = block.map((row) =>
      row.map((value) => {
        running = lambda([running, value]);
        return firstScalar(running);
      }),
    );
    return keepsAll ? seen : running;
  };
}

function byLine(isRow: boolean) {
  return (args: readonly FormulaNode[], scope: FormulaScope): FormulaValue => {
    const [range, callee] = args;
    const lambda = readLambda(callee, scope, 1);
    if (isError(lambda)) return lambda;
    const block = toMatrix(range === undefined ? null : evaluateNode(range, inArrays(scope)));
    const lines: Matrix = isRow ? block : transpose(block);
    const results = lines.map((line): readonly Scalar[] => {
      const value: FormulaValue = isRow ? [line] : transpose([line]);
      return [firstScalar(lambda([value]))];
    });
    return isRow ? results : transpose(results);
  };
}

function makeArray(args: readonly FormulaNode[], scope: FormulaScope): FormulaValue {
  const [rows, columns, callee] = args;
  const lambda = readLambda(callee, scope, 2);
  if (isError(lambda)) return lambda;
  const height = toNumber(rows === undefined ? null : evaluateNode(rows, scope));
  const width = toNumber(columns === undefined ? null : evaluateNode(columns, scope));
  if (isError(height)) return height;
  if (isError(width)) return width;
  if (height < 1 || width < 1 || height * width > 1_000_000)
    return formulaError('NUM', 'Function MAKEARRAY parameter 1 is out of range.');
  const block = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => firstScalar(lambda([row + 1, column + 1]))),
  );
  return widthOf(block) === 0 ? null : block;
}

/** Functions that name values and call formulas. */
export const lambdaFunctions: FunctionFamily = {
  LET: lazy([3, Infinity], letNames),
  MAP: lazy([2, Infinity], map),
  REDUCE: lazy(3, fold(false)),
  SCAN: lazy(3, fold(true)),
  BYROW: lazy(2, byLine(true)),
  BYCOL: lazy(2, byLine(false)),
  MAKEARRAY: lazy(3, makeArray),
};
