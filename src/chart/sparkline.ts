import { scaleLinear } from 'd3-scale';
import { chartColors } from './chart.ts';
import type { LinePoint } from './line-runs.ts';
import { drawRuns, extent } from './line-runs.ts';
import { element, escapeText } from './svg.ts';

const size = { width: 640, height: 64, edge: 6 };

/** A small line of values with the level to reach, without axes: the shape of a series beside its numbers. */
export function drawSparkline(chart: {
  /** At least one with a value, oldest first, evenly spaced. */
  readonly points: readonly LinePoint[];
  readonly target: number | undefined;
  /** What it shows, for who cannot see it. */
  readonly words: string;
}): string {
  const { points, target, words } = chart;
  const shown = [...points.flatMap(({ value }) => value ?? []), ...(target === undefined ? [] : [target])];
  const y = scaleLinear(extent(shown), [size.height - size.edge, size.edge]);
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [size.edge, size.width - size.edge]);
  return element('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${size.width} ${size.height}`,
    role: 'img',
    children: [
      element('title', { children: [escapeText(words)] }),
      ...(target === undefined ? [] : [drawTarget(y(target))]),
      ...drawRuns(points, { x, y }),
    ],
  });
}

function drawTarget(y: number): string {
  return element('line', {
    x1: size.edge,
    x2: size.width - size.edge,
    y1: y,
    y2: y,
    stroke: chartColors.green,
    'stroke-width': 2,
    'stroke-dasharray': '6 5',
  });
}
