/** @jsxImportSource hono/jsx */
import type { Chart } from './chart.ts';
import { paletteColor } from './chart.ts';

/**
 * Bars that lie, each with its label and its value in words beside it, so that they read well on a phone too. A value
 * below zero is a pale bar; its number says the rest.
 */
export function BarChart({ chart }: { chart: Chart }) {
  const { labels, series, labelColors } = chart;
  const values = series.flatMap((own) => own.values.filter((value) => value !== undefined));
  const longest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return (
    <ul class="bars" aria-hidden="true">
      {labels.map((label, index) =>
        series.map((own, place) => {
          const value = own.values[index];
          const color =
            (series.length === 1 ? labelColors?.[index] : undefined) ?? own.color ?? paletteColor(place);
          const share = value === undefined ? 0 : (Math.abs(value) / longest) * 100;
          return (
            <li>
              <span class="label">{place === 0 ? label : ''}</span>
              <span class="lane">
                {value === undefined ? undefined : (
                  <span
                    class={value < 0 ? 'below-zero' : undefined}
                    style={`width:${share.toFixed(1)}%;background:${color}`}
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
