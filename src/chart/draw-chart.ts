import { drawBars } from './bars.ts';
import type { Chart, Drawing } from './chart.ts';
import { drawColumns } from './columns.ts';
import { drawDonut } from './donut.ts';
import { element, escapeText, label } from './svg.ts';

/** All charts are as wide; how high one is follows from what it shows. */
export const chartWidth = 720;
const top = 60;

/**
 * A chart as a picture in SVG, on white so that it can be read on any page. The same chart gives the same text, so that
 * a picture that shows nothing new is known.
 */
export function drawChart(chart: Chart): string {
  const { height, content } = drawParts(chart);
  const remarkHeight = chart.remark === undefined ? 0 : 28;
  const whole = top + height + remarkHeight + 16;
  return element('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    width: chartWidth,
    height: whole,
    viewBox: `0 0 ${chartWidth} ${whole}`,
    role: 'img',
    'font-family': 'Inter, system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif',
    children: [
      element('title', { children: [escapeText(inWords(chart))] }),
      element('rect', { width: chartWidth, height: whole, rx: 8, fill: '#ffffff' }),
      label(chart.title, { x: 24, y: 36, size: 18, weight: 600 }),
      element('g', { transform: `translate(0 ${top})`, children: [content] }),
      ...(chart.remark === undefined
        ? []
        : [label(chart.remark, { x: 24, y: top + height + 20, size: 12, fill: '#6f6d68' })]),
    ],
  });
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
      return drawBars(chart.parts);
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
