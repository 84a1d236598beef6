import type { ChartPart, Drawing } from './chart.ts';
import { chartColors } from './chart.ts';
import { cut, element, label } from './svg.ts';

const size = 180;
const thickness = 30;
const middleX = 160;
const keyLeft = 320;
const keyHeight = 26;

/** A ring whose slices are as large as the parts' share of the whole, with a key beside it. */
export function drawDonut(parts: readonly ChartPart[]): Drawing {
  const shares = parts.map(({ value }) => Math.max(0, value ?? 0));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const height = Math.max(size, parts.length * keyHeight);
  const radius = (size - thickness) / 2;
  const length = 2 * Math.PI * radius;
  let passed = 0;
  const slices = parts.map((part, index) => {
    const share = whole === 0 ? 0 : (shares[index] ?? 0) / whole;
    const slice = element('circle', {
      cx: middleX,
      cy: height / 2,
      r: radius,
      fill: 'none',
      stroke: chartColors[part.color],
      'stroke-width': thickness,
      'stroke-dasharray': `${(share * length).toFixed(2)} ${length.toFixed(2)}`,
      'stroke-dashoffset': -passed * length,
      transform: `rotate(-90 ${middleX} ${height / 2})`,
    });
    passed += share;
    return slice;
  });
  const top = (height - parts.length * keyHeight) / 2;
  const key = parts.flatMap((part, index) => {
    const y = top + index * keyHeight;
    return [
      element('rect', { x: keyLeft, y: y + 6, width: 14, height: 14, rx: 3, fill: chartColors[part.color] }),
      label(cut(part.label, 34), { x: keyLeft + 24, y: y + 18 }),
      label(part.shown, { x: 690, y: y + 18, anchor: 'end', weight: 600 }),
    ];
  });
  return { height, content: [...slices, ...key].join('') };
}
