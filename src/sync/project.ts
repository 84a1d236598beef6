import type { Row } from '../template/row.ts';
import type { Field, Table } from '../template/template.ts';
import type { AnswerCells, AnswerOptions } from './answer-cells.ts';
import { answerCells } from './answer-cells.ts';
import { mirrorRows } from './mirror-rows.ts';
import type { Homes } from './placement.ts';
import { placeTables } from './placement.ts';
import type { WantedRow } from './plan.ts';
import type { SurfacePull } from './pull.ts';
import { rowTitle } from './row-issue.ts';
import type { SurfaceKind, TablePull } from './surface.ts';

/**
 * Says what every derived cell of every pulled row is to show, cleared where there is nothing to say. Rows that
 * mirror a metric are wanted wherever readings live wide. Columns that are lost are left alone, and so is a mirror whose
 * metrics are out of reach: that they cannot be seen does not mean that they are gone. Pure.
 */
export function project(
  options: AnswerOptions & { readonly homes: Homes; readonly pulls: readonly SurfacePull[] },
): WantedRow[] {
  const { template, homes, pulls, workspace } = options;
  const placement = placeTables(template, homes);
  const cells = answerCells(options);
  const lostTables = new Set(pulls.flatMap((pull) => pull.tables.filter(isLost).map(({ table }) => table)));
  return pulls.flatMap(({ surface, tables }) =>
    tables.flatMap((pulled) => {
      const placed = placement[surface].find((candidate) => candidate.table.id === pulled.table);
      if (placed === undefined || isLost(pulled)) return [];
      const { table, mirror } = placed;
      if (mirror !== undefined && pulled.layout !== 'rows') {
        if (lostTables.has(mirror.table.id)) return [];
        const fields = standing(mirror.table.fields, pulled).filter((field) =>
          mirror.fields.includes(field.id),
        );
        return mirrorRows({ surface, placed, pulled, metrics: workspace.metrics, cells, fields });
      }
      return table.rows === 'northbook'
        ? ownRows({ surface, table, pulled, cells })
        : peoplesRows({ surface, table, pulled, cells });
    }),
  );
}

interface TableOptions {
  readonly surface: SurfaceKind;
  readonly table: Table;
  readonly pulled: TablePull;
  readonly cells: AnswerCells;
}

function peoplesRows({ surface, table, pulled, cells }: TableOptions): WantedRow[] {
  const fields = standing(table.fields, pulled).filter((field) => field.role === 'derived');
  const own = cells.get(table.id);
  return pulled.rows.map((row) => ({
    surface,
    table: table.id,
    row: row.id,
    title: rowTitle(table, row),
    cells: fields.map((field) => ({ field, cell: own?.get(row.id)?.[field.id] })),
    creatable: false,
    archived: false,
  }));
}

/** A table whose rows are ours: found again in the order of their ids. */
function ownRows({ surface, table, pulled, cells }: TableOptions): WantedRow[] {
  const fields = standing(table.fields, pulled);
  const rows = pulled.rows.toSorted(byId);
  return [...(cells.get(table.id) ?? [])].map(([id, own], index) => ({
    surface,
    table: table.id,
    row: rows[index]?.id ?? id,
    title: table.title,
    cells: fields.map((field) => ({ field, cell: own[field.id] })),
    creatable: true,
    archived: false,
  }));
}

function isLost(pulled: TablePull): boolean {
  return pulled.problems.some((problem) => problem.kind === 'lost-table');
}

function standing(fields: readonly Field[], pulled: TablePull): readonly Field[] {
  const lost = new Set([
    ...pulled.problems.flatMap((problem) => (problem.kind === 'lost-field' ? [problem.field] : [])),
    ...(pulled.absentFields ?? []),
  ]);
  return fields.filter((field) => !lost.has(field.id));
}

function byId(left: Row, right: Row): number {
  return left.id < right.id ? -1 : 1;
}
