/** The shapes that are drawn; what a vendor has beyond them is drawn as the nearest of these. */
export type ChartShape = 'column' | 'bar' | 'line' | 'area' | 'donut' | 'scatter';

/** One row of values, a value for each of the chart's labels; undefined where there is none. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
  /** A CSS colour; undefined for the next of the palette. */
  readonly color?: string | undefined;
  /** Drawn as a line among columns. */
  readonly isLine?: boolean;
}

/** A level to compare with, across the whole chart. */
export interface ChartLevel {
  readonly value: number;
  readonly label: string;
}

/** What a chart shows, once the tool it lives in is forgotten. */
export interface Chart {
  readonly shape: ChartShape;
  readonly title: string;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** A colour for each label, where there is one series whose labels have colours of their own. */
  readonly labelColors?: readonly (string | undefined)[];
  readonly levels?: readonly ChartLevel[];
  readonly isStacked?: boolean;
  /** How far bars could go, where that is known: 1 for shares. */
  readonly whole?: number;
  /** A value in words, as its axis shows it. */
  readonly show: (value: number) => string;
}

const palette = ['#2f6fde', '#e07a3f', '#3a9d72', '#a259c4', '#c9a227', '#d4526e', '#3aa0b8', '#7a7f87'];

/** The colour of the nth series or slice. */
export function paletteColor(index: number): string {
  return palette[index % palette.length] ?? '#2f6fde';
}

/** A plain number in few characters, for axes. */
export function shortNumber(value: number): string {
  return new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}
