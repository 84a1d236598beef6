import { drawBars } from './bars.ts';
import type { Chart, Drawing } from './chart.ts';
import { framed } from './chart-frame.ts';
import { drawColumns } from './columns.ts';
import { drawDonut } from './donut.ts';
import { label } from './svg.ts';

/** A chart as a picture. */
export function drawChart(chart: Chart): string {
  return framed(drawParts(chart), { title: chart.title, words: inWords(chart), remark: chart.remark });
}

function drawParts(chart: Chart): Drawing {
  if (chart.parts.length === 0) {
    return {
      height: 40,
      content: label('There is nothing to show yet.', { x: 24, y: 20, fill: '#6f6d68' }),
    };
  }
  switch (chart.shape) {
    case 'bar':
      return drawBars(chart);
    case 'column':
      return drawColumns(chart.parts);
    case 'donut':
      return drawDonut(chart.parts);
  }
}

/** What the chart says, for who cannot see it. */
export function inWords({ title, parts }: Chart): string {
  return parts.length === 0
    ? `${title}: nothing to show yet`
    : `${title}: ${parts.map((part) => `${part.label} ${part.shown}`).join(', ')}`;
}
