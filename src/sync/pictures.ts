import { drawChart, inWords } from '../chart/draw-chart.ts';
import { drawLineChart, lineInWords } from '../chart/line-chart.ts';
import type { Day } from '../model/day.ts';
import type { Cells } from '../template/row.ts';
import type { Template } from '../template/template.ts';
import type { Change } from './change.ts';
import { chartOfView } from './chart-of-view.ts';
import { northStarChart } from './north-star-chart.ts';
import type { ChartRow, Picture } from './picture.ts';
import type { SurfacePull } from './pull.ts';
import type { NorthStarSummary } from './summary.ts';

interface Drawn {
  readonly template: Template;
  readonly pull: SurfacePull;
  readonly changes: readonly Change[];
  readonly asOf: Day;
  /** As far as they are known. */
  readonly northStars: readonly NorthStarSummary[];
}

/** What the pictures are called that no table of answers can be: how a North Star came to where it is; a market has two. */
export const northStarPictures = ['North Star over time', 'Second North Star over time'];

/**
 * Draws each North Star's trend where the overview lives, and all charts of the tables that one surface holds, as they
 * are once the planned changes stand. The same answers give the same pictures. Pure.
 */
export function drawPictures(options: Drawn): Picture[] {
  return [...trendPictures(options), ...tablePictures(options)];
}

function trendPictures({ pull, northStars }: Pick<Drawn, 'pull' | 'northStars'>): Picture[] {
  if (!pull.tables.some(({ table }) => table === 'overview')) return [];
  return northStarPictures.flatMap((view, place) => {
    const northStar = northStars[place];
    const chart = northStar === undefined ? undefined : northStarChart(northStar);
    if (chart === undefined) return [];
    const { title, points, target } = chart;
    const numbers = {
      headers: ['Period', title, 'Target'],
      rows: points.map(({ label, value }): ChartRow => [label, value, target?.value]),
    };
    return [{ table: 'overview', view, words: lineInWords(chart), svg: drawLineChart(chart), numbers }];
  });
}

function tablePictures({ template, pull, changes, asOf }: Drawn): Picture[] {
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
    const titles = new Map(table.fields.map((field) => [field.id, field.title]));
    return views.map((view) => {
      const chart = chartOfView(view, { table, rows, asOf });
      return {
        table: table.id,
        view: view.title,
        words: inWords(chart),
        svg: drawChart(chart),
        numbers: {
          headers: [titles.get(view.by) ?? view.title, titles.get(view.value ?? '') ?? 'How many'],
          rows: chart.parts.map(({ label, value }) => [label, value]),
        },
      };
    });
  });
}
