import { drawChart, inWords } from '../chart/draw-chart.ts';
import type { Day } from '../model/day.ts';
import type { Cells } from '../template/row.ts';
import type { Template } from '../template/template.ts';
import type { Change } from './change.ts';
import { chartOfView } from './chart-of-view.ts';
import type { Picture } from './picture.ts';
import type { SurfacePull } from './pull.ts';

/**
 * Draws all charts of the tables that one surface holds, as they are once the planned changes stand. The same answers
 * give the same pictures. Pure.
 */
export function drawPictures(options: {
  readonly template: Template;
  readonly pull: SurfacePull;
  readonly changes: readonly Change[];
  readonly asOf: Day;
}): Picture[] {
  const { template, pull, changes, asOf } = options;
  return pull.tables.flatMap((pulled) => {
    const table = template.tables.find(({ id }) => id === pulled.table);
    const views = (table?.views ?? []).filter((view) => view.kind === 'chart');
    if (table === undefined || views.length === 0) return [];
    const written = new Map(
      changes
        .filter((change) => change.surface === pull.surface && change.table === table.id)
        .map((change) => [change.row, change.cells]),
    );
    const rows = pulled.rows.map((row): Cells => ({ ...row.cells, ...written.get(row.id) }));
    return views.map((view) => {
      const chart = chartOfView(view, { table, rows, asOf });
      return { table: table.id, view: view.title, words: inWords(chart), svg: drawChart(chart) };
    });
  });
}
