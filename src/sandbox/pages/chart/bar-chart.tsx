/** @jsxImportSource hono/jsx */
import type { Chart } from './chart.ts';
import { paletteColor } from './chart.ts';

/**
 * Bars that lie, each with its label and its value in words beside it, so that they read well on a phone too. They go to
 * the right from zero, and to the left below it.
 */
export function BarChart({ chart }: { chart: Chart }) {
  const { labels, series, labelColors } = chart;
  const values = series.flatMap((own) => own.values.filter((value) => value !== undefined));
  const low = values.reduce((least, value) => Math.min(least, value), 0);
  const high = values.reduce((most, value) => Math.max(most, value), chart.whole ?? 0);
  /** Where a value is in its lane, in hundredths from the left. */
  function at(value: number): number {
    return ((value - low) / (high - low || 1)) * 100;
  }
  return (
    <ul class="bars" aria-hidden="true">
      {labels.map((label, index) =>
        series.map((own, place) => {
          const value = own.values[index];
          const color =
            (series.length === 1 ? labelColors?.[index] : undefined) ?? own.color ?? paletteColor(place);
          const [from, to] = [at(Math.min(0, value ?? 0)), at(Math.max(0, value ?? 0))];
          return (
            <li>
              <span class="label">{place === 0 ? label : ''}</span>
              <span class="lane">
                {value === undefined ? undefined : (
                  <span
                    style={`margin-left:${from.toFixed(1)}%;width:${(to - from).toFixed(1)}%;background:${color}`}
                  ></span>
                )}
              </span>
              <span class="number">{value === undefined ? '—' : chart.show(value)}</span>
            </li>
          );
        }),
      )}
    </ul>
  );
}
