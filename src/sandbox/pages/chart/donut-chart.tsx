/** @jsxImportSource hono/jsx */
import type { Chart } from './chart.ts';
import { paletteColor } from './chart.ts';

const outer = 80;
const inner = 50;

/** Slices of a whole, with what each is beside it. Values below zero have no slice. */
export function DonutChart({ chart }: { chart: Chart }) {
  const slices = chart.labels
    .map((label, index) => ({
      label,
      value: Math.max(0, chart.series[0]?.values[index] ?? 0),
      color: chart.labelColors?.[index] ?? paletteColor(index),
    }))
    .filter(({ value }) => value > 0);
  const total = slices.reduce((sum, { value }) => sum + value, 0);
  let start = 0;
  return (
    <div class="donut" aria-hidden="true">
      <svg viewBox="-84 -84 168 168">
        {slices.map(({ value, color }) => {
          const end = start + value / total;
          const path = slicePath(start, end);
          start = end;
          return <path d={path} fill={color} />;
        })}
        <text class="total" text-anchor="middle" y="7">
          {chart.show(total)}
        </text>
      </svg>
      <ul>
        {slices.map(({ label, value, color }) => (
          <li>
            <span class="swatch" style={`background:${color}`}></span> {label}{' '}
            <span class="number">{chart.show(value)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A ring's piece between two shares of the whole turn, clockwise from the top. */
function slicePath(start: number, end: number): string {
  // An arc from a point to itself is nothing: a whole ring stops just short of it.
  const last = Math.min(end, start + 0.99999);
  const isLarge = last - start > 0.5 ? 1 : 0;
  return `M${point(start, outer)}A${outer} ${outer} 0 ${isLarge} 1 ${point(last, outer)}L${point(last, inner)}A${inner} ${inner} 0 ${isLarge} 0 ${point(start, inner)}Z`;
}

function point(share: number, radius: number): string {
  const angle = share * 2 * Math.PI;
  return `${(Math.sin(angle) * radius).toFixed(2)} ${(-Math.cos(angle) * radius).toFixed(2)}`;
}
