import { line } from 'd3-shape';
import { chartColors } from './chart.ts';
import { element } from './svg.ts';

/** A value in time; undefined where nothing was read. */
export interface LinePoint {
  readonly label: string;
  readonly value: number | undefined;
}

/** Where places in time and values lie in a picture. */
export interface Plane {
  readonly x: (place: number) => number;
  readonly y: (value: number) => number;
}

/** Neighbours are joined; a period without a value parts the line, and what stands alone is a dot. */
export function drawRuns(points: readonly LinePoint[], { x, y }: Plane): string[] {
  const path = line<LinePoint>()
    .defined(({ value }) => value !== undefined)
    .x((_, place) => x(place))
    .y(({ value = 0 }) => y(value))
    .digits(1);
  const last = points.findLastIndex(({ value }) => value !== undefined);
  const dots = points.flatMap(({ value }, place) => {
    const isAlone = points[place - 1]?.value === undefined && points[place + 1]?.value === undefined;
    return value !== undefined && (isAlone || place === last) ? [{ place, value }] : [];
  });
  return [
    element('path', {
      d: path([...points]) ?? '',
      fill: 'none',
      stroke: chartColors.blue,
      'stroke-width': 2.5,
      'stroke-linejoin': 'round',
    }),
    ...dots.map(({ place, value }) =>
      element('circle', { cx: x(place), cy: y(value), r: 4, fill: chartColors.blue }),
    ),
  ];
}

/** The bounds of what is shown, with room where all of it is one value. */
export function extent(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = low === high ? Math.abs(low) / 10 || 1 : 0;
  return [low - room, high + room];
}
