import type { Scalar } from '../formula-value.ts';

/** What a column of an answer is computed from. */
export type QueryExpression =
  | { kind: 'column'; id: string }
  | { kind: 'literal'; value: Scalar }
  | { kind: 'aggregate'; name: string; of: QueryExpression }
  | { kind: 'function'; name: string; args: readonly QueryExpression[] };

/** What a row has to meet. */
export type QueryCondition =
  | { kind: 'and' | 'or'; parts: readonly QueryCondition[] }
  | { kind: 'not'; part: QueryCondition }
  | { kind: 'null'; of: QueryExpression; isNull: boolean }
  | { kind: 'compare'; operator: string; left: QueryExpression; right: QueryExpression };

/** A query with all its clauses; undefined `select` takes every column. */
export interface QueryTree {
  select: readonly QueryExpression[] | undefined;
  where: QueryCondition | undefined;
  groupBy: readonly QueryExpression[];
  pivot: readonly QueryExpression[];
  orderBy: readonly { by: QueryExpression; isDescending: boolean }[];
  limit: number | undefined;
  offset: number;
  labels: readonly { of: QueryExpression; text: string }[];
}

/** Two expressions are the same column when they are spelt the same. */
export function expressionKey(expression: QueryExpression): string {
  return JSON.stringify(expression);
}

/** Whether an expression adds up rows. */
export function isAggregate(expression: QueryExpression): boolean {
  if (expression.kind === 'aggregate') return true;
  return expression.kind === 'function' && expression.args.some((arg) => isAggregate(arg));
}
