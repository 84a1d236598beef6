import { derive } from '../../src/derive/derive.ts';
import type { MetricScore, Scorecard } from '../../src/derive/scorecard.ts';
import type { WorkspaceParts } from './workspace-builder.ts';
import { buildWorkspace, day, valuesUntil } from './workspace-builder.ts';

/** The day that questions are asked on: the end of a month and of a quarter, a Tuesday. */
export const asOf = day('2026-03-31');

/** Everything there is to say about a workspace of a few cells, on that day. */
export function answersTo(parts: WorkspaceParts): Scorecard {
  return derive(buildWorkspace(parts), asOf);
}

type MetricPart = NonNullable<WorkspaceParts['metrics']>[number];

/** The answers about a single monthly metric with these values, the last of them of March 2026. */
export function metricWith(
  values: readonly (number | undefined)[],
  cells: Omit<MetricPart, 'id'> = {},
): MetricScore {
  const cadence = cells.cadence ?? 'monthly';
  const last = cadence === 'weekly' ? '2026-03-29' : cadence === 'daily' ? '2026-03-30' : '2026-03-31';
  return theOne(
    answersTo({
      metrics: [{ id: 'activation', ...cells }],
      readings: { activation: valuesUntil(last, { cadence, values }) },
    }).metrics,
  );
}

/** The only element of a list; throws when there is none or another. */
export function theOne<Row>(rows: readonly Row[]): Row {
  const [row, ...others] = rows;
  if (row === undefined || others.length > 0) throw new Error(`${rows.length} rows where one is expected`);
  return row;
}

/** The element with an id. */
export function byId<Row extends { readonly id: string }>(rows: readonly Row[], id: string): Row {
  return theOne(rows.filter((row) => row.id === id));
}
