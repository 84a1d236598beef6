import { columnName } from '../../sheets/a1-range.ts';
import { toNumber, toText } from '../coerce.ts';
import { evaluateNode, evaluateScalar, inArrays } from '../evaluate-node.ts';
import { lazy } from '../formula-function.ts';
import type { FormulaScope, FunctionFamily } from '../formula-function.ts';
import { formulaError, isError, toMatrix } from '../formula-value.ts';
import type { FormulaValue, Matrix, Scalar } from '../formula-value.ts';
import { serialOfInstant } from '../instant.ts';
import { widthOf } from '../matrix.ts';
import type { FormulaNode } from '../parse-formula.ts';
import { textOf } from '../query/evaluate-query.ts';
import { parseQuery } from '../query/parse-query.ts';
import { QueryError } from '../query/query-tokens.ts';
import { runQuery } from '../query/run-query.ts';

/**
 * QUERY: rows of a range by a query in the language of Google's charts.
 * from documents: https://support.google.com/docs/answer/3093343
 */
function query(args: readonly FormulaNode[], scope: FormulaScope): FormulaValue {
  const [dataNode, queryNode, headersNode] = args;
  if (dataNode === undefined) return formulaError('N_A', 'Argument must be a range.');
  const data = evaluateNode(dataNode, inArrays(scope));
  if (isError(data)) return data;
  const text = queryNode === undefined ? '' : toText(evaluateScalar(queryNode, scope));
  if (isError(text)) return text;
  const wanted =
    headersNode === undefined || headersNode.kind === 'missing'
      ? -1
      : toNumber(evaluateScalar(headersNode, scope));
  if (isError(wanted)) return wanted;
  const block = toMatrix(data).map((row) => row.map((value) => (value === '' ? null : value)));
  const headerRows = wanted < 0 ? guessedHeaders(block) : Math.min(Math.trunc(wanted), block.length);
  const left = leftOf(dataNode, scope);
  const columns = Array.from({ length: widthOf(block) }, (_, index) => index);
  try {
    const answer = runQuery(parseQuery(text), {
      ids: columns.map((index) => (left === undefined ? `Col${index + 1}` : columnName(left + index))),
      headers: columns.map((index) => headerOf(block.slice(0, headerRows), index)),
      rows: ofOneKind(block.slice(headerRows)),
      now: serialOfInstant(scope.now, scope.timeZone),
    });
    return answer.length === 0 || widthOf(answer) === 0
      ? formulaError('N_A', 'Query completed with an empty output.')
      : answer;
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const message = `Unable to parse query string for Function QUERY parameter 2: ${error.message}`;
    return formulaError('VALUE', message);
  }
}

/** The first column of a range; a computed block has none, and its columns are Col1, Col2, Col3. */
function leftOf(node: FormulaNode, scope: FormulaScope): number | undefined {
  if (node.kind === 'reference' && node.reference !== undefined) return scope.areaOf(node.reference)?.left;
  return node.kind === 'name' ? scope.areaOfName(node.name)?.left : undefined;
}

/** A first row of texts is a header when what is below one of them is no text. */
function guessedHeaders(block: Matrix): number {
  const [first = [], ...rest] = block;
  if (!first.every((value) => value === null || typeof value === 'string')) return 0;
  return first.some((value, index) => value !== null && kindOf(rest, index) !== 'string') ? 1 : 0;
}

function headerOf(headers: Matrix, index: number): string {
  return headers
    .map((row) => textOf(row[index] ?? null))
    .filter((text) => text !== '')
    .join(' ');
}

/** What most cells of a column hold. */
function kindOf(block: Matrix, index: number): string | undefined {
  const counts = new Map<string, number>();
  for (const row of block) {
    const value = row[index] ?? null;
    if (value !== null) counts.set(typeof value, (counts.get(typeof value) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

/** A column has one kind of value; what is of another kind counts as empty. */
function ofOneKind(block: Matrix): Matrix {
  const kinds = Array.from({ length: widthOf(block) }, (_, index) => kindOf(block, index));
  return block.map((row) =>
    row.map((value, index): Scalar => (typeof value === kinds[index] ? value : null)),
  );
}

export const queryFunctions: FunctionFamily = { QUERY: lazy([1, 3], query) };
