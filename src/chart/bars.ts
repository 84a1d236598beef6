import type { Chart, ChartPart, Drawing } from './chart.ts';
import { chartColors } from './chart.ts';
import { cut, element, label } from './svg.ts';

const left = 270;
const right = 630;
const rowHeight = 34;

/** A bar a part, from zero to the right, and to the left where a value is below zero. */
export function drawBars({ parts, whole = 0 }: Pick<Chart, 'parts' | 'whole'>): Drawing {
  const values = parts.flatMap(({ value }) => value ?? []);
  const low = Math.min(0, ...values);
  const high = Math.max(whole, ...values);
  // Halves, as the difference of two huge numbers is infinite.
  const span = high / 2 - low / 2 || 1;
  function at(value: number): number {
    return left + ((value / 2 - low / 2) / span) * (right - left);
  }
  const rows = parts.flatMap((part, index) => drawRow(part, { y: index * rowHeight, at }));
  const height = parts.length * rowHeight;
  const zero = element('line', { x1: at(0), x2: at(0), y1: 0, y2: height, stroke: '#d3d1cb' });
  return { height, content: [...rows, zero].join('') };
}

function drawRow(part: ChartPart, { y, at }: { y: number; at: (value: number) => number }): string[] {
  const { value } = part;
  const middle = y + rowHeight / 2 + 5;
  const name = label(cut(part.label, 32), { x: left - 14, y: middle, anchor: 'end' });
  if (value === undefined) {
    return [name, label(part.shown, { x: at(0) + 8, y: middle, fill: '#8d8a84' })];
  }
  const [from, to] = value < 0 ? [at(value), at(0)] : [at(0), at(value)];
  const bar = element('rect', {
    x: from,
    y: y + 7,
    width: to - from,
    height: rowHeight - 14,
    rx: 3,
    fill: chartColors[part.color],
  });
  return [name, bar, label(part.shown, { x: to + 8, y: middle, weight: 600 })];
}
