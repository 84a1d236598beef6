/** @jsxImportSource hono/jsx */
import { AxisChart } from './axis-chart.tsx';
import { BarChart } from './bar-chart.tsx';
import type { Chart } from './chart.ts';
import { paletteColor } from './chart.ts';
import { DonutChart } from './donut-chart.tsx';

/** A chart as a picture with its title, its legend, and its values in words for who cannot see it. */
export function ChartPicture({ chart }: { chart: Chart }) {
  const { title, series } = chart;
  const hasLegend = series.length > 1 && chart.shape !== 'donut';
  const isEmpty = !series.some((own) =>
    own.values.some((value) => value !== undefined && (chart.shape !== 'donut' || value > 0)),
  );
  return (
    <figure class="chart" role="img" aria-label={describe(chart)}>
      {title === '' ? undefined : <figcaption>{title}</figcaption>}
      {isEmpty ? <p class="empty">Nothing to draw yet.</p> : <Shape chart={chart} />}
      {hasLegend && !isEmpty ? (
        <ul class="legend" aria-hidden="true">
          {series.map(({ name, color }, index) => (
            <li>
              <span class="swatch" style={`background:${color ?? paletteColor(index)}`}></span> {name}
            </li>
          ))}
        </ul>
      ) : undefined}
    </figure>
  );
}

function Shape({ chart }: { chart: Chart }) {
  if (chart.shape === 'bar') return <BarChart chart={chart} />;
  if (chart.shape === 'donut') return <DonutChart chart={chart} />;
  return <AxisChart chart={chart} />;
}

/** Enough to know what it shows; a screen reader should not have to sit through hundreds of points. */
const spoken = 12;

function describe({ title, labels, series, show }: Chart): string {
  const parts = series.map(({ name, values }) => {
    const known = values.flatMap((value, index) =>
      value === undefined ? [] : [`${labels[index] ?? ''} ${show(value)}`],
    );
    const more = known.length > spoken ? `, and ${known.length - spoken} more` : '';
    const said = known.length === 0 ? 'no values' : known.slice(0, spoken).join(', ') + more;
    return series.length > 1 && name !== '' ? `${name}: ${said}` : said;
  });
  return `Chart ${title === '' ? '' : `“${title}”`}: ${parts.join('; ')}`;
}
