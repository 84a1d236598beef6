import { scaleLinear } from 'd3-scale';
import { chartColors } from './chart.ts';
import type { Drawing } from './chart.ts';
import { chartWidth, framed } from './chart-frame.ts';
import type { LinePoint, Plane } from './line-runs.ts';
import { drawRuns, extent } from './line-runs.ts';
import { element, label } from './svg.ts';

/** A series with where it should be and where it may come to be. */
export interface LineChart {
  readonly title: string;
  /** At least one with a value, oldest first, evenly spaced. */
  readonly points: readonly LinePoint[];
  /** A level to reach. */
  readonly target?: { readonly value: number; readonly shown: string } | undefined;
  /** Beyond the last point, with the bounds of its interval. */
  readonly forecast?:
    | { readonly label: string; readonly value: number; readonly low: number; readonly high: number }
    | undefined;
  /** How a value is said. */
  readonly say: (value: number) => string;
}

const plot = { left: 76, right: chartWidth - 132, height: 190 };
/** The forecast stands this share of the plot behind the last point. */
const forecastShare = 0.16;
const gridLines = 5;
const quiet = '#6f6d68';

/** A line of values with its target and its forecast as a picture. Gaps stay gaps. */
export function drawLineChart(chart: LineChart): string {
  return framed(drawLine(chart), { title: chart.title, words: lineInWords(chart), remark: undefined });
}

function drawLine(chart: LineChart): Drawing {
  const { points, target, forecast, say } = chart;
  const shown = [
    ...points.flatMap(({ value }) => value ?? []),
    ...(target === undefined ? [] : [target.value]),
    ...(forecast === undefined ? [] : [forecast.low, forecast.high]),
  ];
  const y = scaleLinear(extent(shown), [plot.height, 0]).nice(gridLines);
  const end = forecast === undefined ? plot.right : plot.right - (plot.right - plot.left) * forecastShare;
  const step = points.length < 2 ? 0 : (end - plot.left) / (points.length - 1);
  function x(place: number): number {
    return points.length < 2 ? end : plot.left + place * step;
  }
  return {
    height: plot.height + 28,
    content: [
      ...y.ticks(gridLines).flatMap((tick) => drawTick(say(tick), y(tick))),
      ...(target === undefined ? [] : drawTarget(target.shown, y(target.value))),
      ...(forecast === undefined ? [] : drawForecast(forecast, { points, x, y })),
      ...drawRuns(points, { x, y }),
      ...drawPeriods(points, x),
    ].join(''),
  };
}

function drawTick(text: string, y: number): string[] {
  return [
    element('line', { x1: plot.left, x2: plot.right, y1: y, y2: y, stroke: '#ecebe8' }),
    label(text, { x: plot.left - 10, y: y + 4, anchor: 'end', size: 12, fill: quiet }),
  ];
}

function drawTarget(text: string, y: number): string[] {
  const color = chartColors.green;
  return [
    element('line', {
      x1: plot.left,
      x2: plot.right,
      y1: y,
      y2: y,
      stroke: color,
      'stroke-width': 2,
      'stroke-dasharray': '6 5',
    }),
    label(`Target ${text}`, { x: plot.right + 8, y: y + 4, size: 12, weight: 600, fill: color }),
  ];
}

/** The interval as an upright bar, its middle as a ring, and a dashed way there from the last value. */
function drawForecast(
  forecast: NonNullable<LineChart['forecast']>,
  { points, x, y }: Plane & { points: readonly LinePoint[] },
): string[] {
  const at = plot.right;
  const last = points.findLastIndex(({ value }) => value !== undefined);
  const from = points[last]?.value;
  return [
    element('line', {
      x1: at,
      x2: at,
      y1: y(forecast.high),
      y2: y(forecast.low),
      stroke: chartColors.blue,
      'stroke-width': 8,
      'stroke-opacity': 0.25,
      'stroke-linecap': 'round',
    }),
    ...(from === undefined
      ? []
      : [
          element('line', {
            x1: x(last),
            y1: y(from),
            x2: at,
            y2: y(forecast.value),
            stroke: chartColors.blue,
            'stroke-width': 1.5,
            'stroke-dasharray': '3 4',
          }),
        ]),
    element('circle', {
      cx: at,
      cy: y(forecast.value),
      r: 4,
      fill: '#ffffff',
      stroke: chartColors.blue,
      'stroke-width': 2,
    }),
    label(forecast.label, { x: at, y: plot.height + 22, anchor: 'middle', size: 12, fill: quiet }),
  ];
}

/** The first period, the last, and one between where there is room. */
function drawPeriods(points: readonly LinePoint[], x: (place: number) => number): string[] {
  const last = points.length - 1;
  const places = new Set(last < 4 ? [0, last] : [0, Math.floor(last / 2), last]);
  return [...places].map((place) =>
    label(points[place]?.label ?? '', {
      x: x(place),
      y: plot.height + 22,
      anchor: place > 0 && place === last ? 'end' : 'middle',
      size: 12,
      fill: quiet,
    }),
  );
}

/** What the line says, for who cannot see it. */
export function lineInWords({ title, points, target, say }: LineChart): string {
  const values = points.filter(({ value }) => value !== undefined);
  const [first, last] = [values[0], values.at(-1)];
  const ends = [first, last].flatMap((point) =>
    point?.value === undefined ? [] : [`${say(point.value)} in ${point.label}`],
  );
  const aim = target === undefined ? '' : `; target ${target.shown}`;
  return `${title}: from ${ends.join(' to ')}${aim}`;
}
