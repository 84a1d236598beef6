import type { Metric } from '../model/metric.ts';
import type { Cell, Row } from '../template/row.ts';
import type { Field } from '../template/template.ts';
import type { AnswerCells } from './answer-cells.ts';
import type { WantedRow } from './plan.ts';
import type { PlacedTable, SurfaceKind, TablePull } from './surface.ts';

const strayNote = 'The KPI Book has no metric with this key or name. Add it there, or delete this row.';

/**
 * The rows of a wide table: one a metric, found again by id, or by key or name where a person added the row.
 * A row that names no metric keeps what people typed, loses its answers and says why.
 */
export function mirrorRows(options: {
  readonly surface: SurfaceKind;
  readonly placed: PlacedTable;
  readonly pulled: TablePull;
  readonly metrics: readonly Metric[];
  readonly cells: AnswerCells;
  /** The mirrored fields that still have a column. */
  readonly fields: readonly Field[];
}): WantedRow[] {
  const { surface, placed, pulled, metrics, fields } = options;
  const place = { surface, table: placed.table.id };
  const rows = pulled.mirrorRows.toSorted((left, right) => (left.id < right.id ? -1 : 1));
  const claims = claimRows(metrics, rows);
  const claimed = new Set([...claims.values()].map((row) => row.id));
  const answers = options.cells.get(placed.mirror?.table.id ?? '');
  return [
    ...metrics.map((metric) => ({
      ...place,
      row: claims.get(metric.id)?.id ?? metric.id,
      title: metric.name,
      cells: fields.map((field) => ({
        field,
        cell: field.role === 'input' ? copied(metric, field.id) : answers?.get(metric.id)?.[field.id],
      })),
      creatable: true,
      archived: false,
    })),
    ...rows
      .filter((row) => !claimed.has(row.id) && !isBlank(row))
      .map((row) => ({
        ...place,
        row: row.id,
        title: typeof row.cells['name'] === 'string' ? row.cells['name'] : 'A row without a name',
        cells: fields
          .filter((field) => field.role === 'derived')
          .map((field) => ({ field, cell: field.id === 'note' ? strayNote : undefined })),
        creatable: false,
        archived: true,
      })),
  ];
}

function copied(metric: Metric, field: string): Cell {
  const { name, key, unit, role, target } = metric;
  const own: Readonly<Record<string, Cell>> = { name, key, unit, role, target };
  return own[field];
}

/** Rows by the metric they stand for; ids first, so that a renamed metric keeps its row. */
function claimRows(metrics: readonly Metric[], rows: readonly Row[]): ReadonlyMap<string, Row> {
  const claims = new Map<string, Row>();
  const open = new Map(rows.map((row) => [row.id, row]));
  for (const metric of metrics) {
    const row = open.get(metric.id);
    if (row === undefined) continue;
    claims.set(metric.id, row);
    open.delete(row.id);
  }
  const byName = new Map<string, Row>();
  for (const row of [...open.values()].toReversed()) {
    for (const name of [row.cells['name'], row.cells['key']]) {
      if (typeof name === 'string') byName.set(name.trim().toLowerCase(), row);
    }
  }
  for (const metric of metrics) {
    if (claims.has(metric.id)) continue;
    const row = [metric.key, metric.name]
      .map((name) => (name === undefined ? undefined : byName.get(name.trim().toLowerCase())))
      .find((found) => found !== undefined && open.has(found.id));
    if (row === undefined) continue;
    claims.set(metric.id, row);
    open.delete(row.id);
  }
  return claims;
}

function isBlank(row: Row): boolean {
  return Object.values(row.cells).every((cell) => cell === undefined);
}
