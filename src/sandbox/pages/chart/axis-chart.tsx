/** @jsxImportSource hono/jsx */
import { axisTicks } from './axis-ticks.ts';
import type { Chart, ChartSeries } from './chart.ts';
import { paletteColor } from './chart.ts';

const width = 460;
const height = 220;
const left = 46;
const right = width - 8;
const top = 10;
const bottom = height - 24;
/** More labels than fit side by side are thinned out. */
const labelSpace = 52;

/** Columns, lines, areas or points over labels, as one SVG. */
export function AxisChart({ chart }: { chart: Chart }) {
  const { labels, series, shape, levels = [] } = chart;
  const ticks = axisTicks([...reachOf(chart), ...levels.map((level) => level.value)], {
    count: 4,
    fromZero: shape === 'column' || shape === 'area',
  });
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  const slot = (right - left) / Math.max(1, labels.length);
  function x(index: number): number {
    return left + slot * (index + 0.5);
  }
  function y(value: number): number {
    return bottom - ((value - low) / (high - low)) * (bottom - top);
  }
  const every = Math.ceil((labels.length * labelSpace) / (right - left));
  return (
    <svg viewBox={`0 0 ${width} ${height}`} class="plot" aria-hidden="true">
      {ticks.map((tick) => (
        <>
          <path class="tick" d={`M${left} ${round(y(tick))}H${right}`} />
          <text x={left - 6} y={round(y(tick)) + 4} text-anchor="end">
            {chart.show(tick)}
          </text>
        </>
      ))}
      {labels.map((label, index) =>
        index % every === 0 ? (
          <text x={round(x(index))} y={height - 8} text-anchor="middle">
            {shorten(label, (slot * every) / 6.5)}
          </text>
        ) : undefined,
      )}
      <Columns {...{ chart, slot, x, y }} />
      {series.map((own, index) =>
        isDrawnAsLine(chart, own) ? (
          <Line series={own} color={own.color ?? paletteColor(index)} shape={shape} {...{ x, y }} />
        ) : undefined,
      )}
      {levels.map(({ value, label }) => (
        <>
          <path class="level" d={`M${left} ${round(y(value))}H${right}`} />
          <text class="level" x={right} y={round(y(value)) - 4} text-anchor="end">
            {label}
          </text>
        </>
      ))}
    </svg>
  );
}

interface Scales {
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
}

function isDrawnAsLine(chart: Chart, series: ChartSeries): boolean {
  return chart.shape !== 'column' || series.isLine === true;
}

/** Every value a column, line or stack reaches. */
function reachOf(chart: Chart): number[] {
  const { series, labels } = chart;
  const values = series.flatMap((own) => own.values.filter((value) => value !== undefined));
  if (chart.isStacked !== true) return values;
  const stacks = labels.map((_, index) =>
    series.reduce((sum, own) => sum + (isDrawnAsLine(chart, own) ? 0 : (own.values[index] ?? 0)), 0),
  );
  return [...values, ...stacks];
}

function Columns({ chart, slot, x, y }: Scales & { chart: Chart; slot: number }) {
  const own = chart.series
    .map((series, index) => ({ series, color: series.color ?? paletteColor(index) }))
    .filter(({ series }) => !isDrawnAsLine(chart, series));
  const isStacked = chart.isStacked === true;
  const columnWidth = Math.min(48, (slot * 0.72) / (isStacked ? 1 : Math.max(1, own.length)));
  const groupWidth = columnWidth * (isStacked ? 1 : own.length);
  return (
    <>
      {chart.labels.map((label, index) => {
        let base = 0;
        return own.map(({ series, color }, place) => {
          const value = series.values[index];
          if (value === undefined) return undefined;
          const [from, to] = [y(base), y(base + value)];
          if (isStacked) base += value;
          const start = x(index) - groupWidth / 2 + (isStacked ? 0 : place * columnWidth);
          return (
            <rect
              x={round(start)}
              y={round(Math.min(from, to))}
              width={round(Math.max(1, columnWidth - 1))}
              height={round(Math.abs(from - to))}
              rx="2"
              fill={(own.length === 1 ? chart.labelColors?.[index] : undefined) ?? color}
            >
              <title>{`${label}: ${chart.show(value)}`}</title>
            </rect>
          );
        });
      })}
    </>
  );
}

function Line(props: Scales & { series: ChartSeries; color: string; shape: Chart['shape'] }) {
  const { series, color, shape, x, y } = props;
  const points = series.values.flatMap((value, index) =>
    value === undefined ? [] : [{ x: round(x(index)), y: round(y(value)) }],
  );
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return <></>;
  const path = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join('');
  const dots = shape === 'scatter' || points.length <= 24 ? points : [];
  return (
    <>
      {shape === 'area' ? (
        <path d={`${path}V${round(y(0))}H${first.x}Z`} fill={color} fill-opacity="0.18" />
      ) : undefined}
      {shape === 'scatter' ? undefined : (
        <path d={path} fill="none" stroke={color} stroke-width="2" stroke-linejoin="round" />
      )}
      {dots.map((point) => (
        <circle cx={point.x} cy={point.y} r={shape === 'scatter' ? 3.5 : 2.2} fill={color} />
      ))}
    </>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function shorten(text: string, characters: number): string {
  const room = Math.max(4, Math.floor(characters));
  return text.length > room ? `${text.slice(0, room - 1)}…` : text;
}
