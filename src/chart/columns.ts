import type { ChartPart, Drawing } from './chart.ts';
import { chartColors } from './chart.ts';
import { cut, element, label } from './svg.ts';

const left = 24;
const right = 696;
const columnHeight = 160;
const headroom = 24;

/** A column a part, each as high as its value; what is below zero counts as none. */
export function drawColumns(parts: readonly ChartPart[]): Drawing {
  const step = (right - left) / parts.length;
  const width = Math.min(64, step * 0.6);
  const high = Math.max(1e-9, ...parts.flatMap(({ value }) => value ?? []));
  const ground = headroom + columnHeight;
  const columns = parts.flatMap((part, index) => {
    const middle = left + step * (index + 0.5);
    const height = (Math.max(0, part.value ?? 0) / high) * columnHeight;
    return [
      element('rect', {
        x: middle - width / 2,
        y: ground - height,
        width,
        height,
        rx: 3,
        fill: chartColors[part.color],
      }),
      label(part.shown, { x: middle, y: ground - height - 8, anchor: 'middle', weight: 600 }),
      label(cut(part.label, Math.max(4, Math.floor(step / 7.5))), {
        x: middle,
        y: ground + 20,
        anchor: 'middle',
        size: 12,
      }),
    ];
  });
  const line = element('line', { x1: left, x2: right, y1: ground, y2: ground, stroke: '#d3d1cb' });
  return { height: ground + 30, content: [...columns, line].join('') };
}
