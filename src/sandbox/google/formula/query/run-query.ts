import type { Matrix, Scalar } from '../formula-value.ts';
import { compareRows, grouped, isSettledBy, meets, textOf, valueOf } from './evaluate-query.ts';
import type { QueryRows } from './evaluate-query.ts';
import { QueryError } from './query-tokens.ts';
import { expressionKey, isAggregate } from './query-tree.ts';
import type { QueryExpression, QueryTree } from './query-tree.ts';

/** What a query is asked of. */
export interface QueryTable {
  /** What the columns are called in a query: A, B, C or Col1, Col2, Col3. */
  ids: readonly string[];
  /** What their headers say; empty where there is no header. */
  headers: readonly string[];
  rows: Matrix;
  /** A serial number. */
  now: number;
}

type Row = readonly Scalar[];

interface AnswerColumn {
  of: QueryExpression;
  label: string;
  value: (group: readonly Row[]) => Scalar;
}

/** The answer to a query: the labels of its columns, where any has one, above its rows. */
export function runQuery(tree: QueryTree, table: QueryTable): Matrix {
  const rows: QueryRows = { columnOf: (id) => columnOf(table, id), now: table.now };
  const selected = tree.select ?? table.ids.map((id) => ({ kind: 'column' as const, id }));
  const kept = table.rows.filter((row) => tree.where === undefined || meets(tree.where, row, rows));
  const isGrouped =
    tree.groupBy.length > 0 || tree.pivot.length > 0 || selected.some((one) => isAggregate(one));
  if (isGrouped) assertSettled(selected, [...tree.groupBy, ...tree.pivot]);
  const groups = isGrouped
    ? groupsOf(kept, tree, rows)
    : kept.map((row): { members: readonly Row[] } => ({ members: [row] }));
  const columns = answerColumns(selected, { tree, table, kept }, rows);
  const ordered = inOrder(groups, tree, rows);
  const from = tree.offset;
  const to = tree.limit === undefined ? undefined : from + tree.limit;
  const body = ordered.slice(from, to).map(({ members }) => columns.map((column) => column.value(members)));
  const labels = columns.map((column) => column.label);
  return labels.some((label) => label !== '') ? [labels, ...body] : body;
}

function groupsOf(kept: readonly Row[], tree: QueryTree, rows: QueryRows): { members: readonly Row[] }[] {
  if (tree.groupBy.length > 0) return grouped(kept, tree.groupBy, rows);
  return [{ members: kept }];
}

function columnOf(table: QueryTable, id: string): number {
  const place = table.ids.indexOf(id);
  if (place === -1) throw new QueryError(`NO_COLUMN: ${id}`);
  return place;
}

function assertSettled(selected: readonly QueryExpression[], keys: readonly QueryExpression[]): void {
  const loose = selected.find((one) => !isSettledBy(one, keys));
  if (loose !== undefined)
    throw new QueryError(`ADD_COL_TO_GROUP_BY_OR_AGG: ${loose.kind === 'column' ? loose.id : loose.kind}`);
}

function inOrder<T extends { members: readonly Row[] }>(
  groups: readonly T[],
  tree: QueryTree,
  rows: QueryRows,
): readonly T[] {
  if (tree.orderBy.length === 0) return groups;
  const keyed = groups.map((group) => ({
    group,
    keys: tree.orderBy.map(({ by }) => valueOf(by, group.members, rows)),
  }));
  return keyed
    .toSorted((a, b) => {
      for (const [index, { isDescending }] of tree.orderBy.entries()) {
        const order = compareRows([a.keys[index] ?? null], [b.keys[index] ?? null]);
        if (order !== 0) return isDescending ? -order : order;
      }
      return 0;
    })
    .map(({ group }) => group);
}

/** The columns of an answer; with `pivot` there is one for each aggregate under each value of the pivot. */
function answerColumns(
  selected: readonly QueryExpression[],
  from: { tree: QueryTree; table: QueryTable; kept: readonly Row[] },
  rows: QueryRows,
): AnswerColumn[] {
  const { tree, table, kept } = from;
  function labelOf(expression: QueryExpression): string {
    const given = tree.labels.find(({ of }) => expressionKey(of) === expressionKey(expression));
    return given?.text ?? ownLabel(expression, table);
  }
  function plain(of: QueryExpression): AnswerColumn {
    return { of, label: labelOf(of), value: (group) => valueOf(of, group, rows) };
  }
  if (tree.pivot.length === 0) return selected.map((one) => plain(one));
  const totals = selected.filter((one) => isAggregate(one));
  const pivots = grouped(kept, tree.pivot, rows);
  return [
    ...selected.filter((one) => !isAggregate(one)).map((one) => plain(one)),
    ...pivots.flatMap(({ values, members }) =>
      totals.map((of): AnswerColumn => {
        const name = values.map((value) => textOf(value)).join(',');
        const inside = new Set(members);
        return {
          of,
          label: totals.length === 1 ? name : `${name} ${labelOf(of)}`,
          value: (group) => {
            const both = group.filter((row) => inside.has(row));
            return both.length === 0 ? null : valueOf(of, both, rows);
          },
        };
      }),
    ),
  ];
}

function ownLabel(expression: QueryExpression, table: QueryTable): string {
  switch (expression.kind) {
    case 'column':
      return table.headers[columnOf(table, expression.id)] ?? '';
    case 'literal':
      return `${textOf(expression.value)}()`;
    case 'aggregate':
      return `${expression.name} ${ownLabel(expression.of, table)}`;
    case 'function':
      return `${expression.name}(${expression.args.map((arg) => ownLabel(arg, table)).join('')})`;
  }
}
