import { drawChart, inWords } from '../chart/draw-chart.ts';
import { drawLineChart, lineInWords } from '../chart/line-chart.ts';
import type { Day } from '../model/day.ts';
import type { Cells } from '../template/row.ts';
import type { Template } from '../template/template.ts';
import type { Change } from './change.ts';
import { chartOfView } from './chart-of-view.ts';
import { northStarChart } from './north-star-chart.ts';
import type { Picture } from './picture.ts';
import type { SurfacePull } from './pull.ts';
import type { Summary } from './summary.ts';

interface Drawn {
  readonly template: Template;
  readonly pull: SurfacePull;
  readonly changes: readonly Change[];
  readonly asOf: Day;
  /** As far as it is known. */
  readonly northStar: Summary['northStar'];
}

/** What the picture is called that no table of answers can be: how the North Star came to where it is. */
const northStarPicture = 'North Star over time';

/**
 * Draws the North Star's trend where the overview lives, and all charts of the tables that one surface holds, as they
 * are once the planned changes stand. The same answers give the same pictures. Pure.
 */
export function drawPictures(options: Drawn): Picture[] {
  return [...trendPicture(options), ...tablePictures(options)];
}

function trendPicture({ pull, northStar }: Pick<Drawn, 'pull' | 'northStar'>): Picture[] {
  const isHere = pull.tables.some(({ table }) => table === 'overview');
  const chart = northStar === null || !isHere ? undefined : northStarChart(northStar);
  if (chart === undefined) return [];
  return [
    { table: 'overview', view: northStarPicture, words: lineInWords(chart), svg: drawLineChart(chart) },
  ];
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
    return views.map((view) => {
      const chart = chartOfView(view, { table, rows, asOf });
      return { table: table.id, view: view.title, words: inWords(chart), svg: drawChart(chart) };
    });
  });
}
