/** Colours by the names that templates use, as they are read on white. */
export const chartColors = {
  gray: '#8d8a84',
  brown: '#8a5a44',
  orange: '#d9730d',
  yellow: '#c99400',
  green: '#2f8f6b',
  blue: '#2b6cb0',
  purple: '#7350a8',
  pink: '#b8407f',
  red: '#d04a3e',
} as const;
export type ChartColor = keyof typeof chartColors;

/** One bar, column or slice. */
export interface ChartPart {
  readonly label: string;
  /** Undefined where there is nothing to show yet: the label stands there, and no bar. */
  readonly value: number | undefined;
  /** The value as a person reads it: `37 %`, `12`. */
  readonly shown: string;
  readonly color: ChartColor;
}

/** What a chart shows, in the order shown. */
export interface Chart {
  readonly title: string;
  readonly shape: 'bar' | 'column' | 'donut';
  readonly parts: readonly ChartPart[];
  /** How far bars could go, where that is known: 1 for shares. */
  readonly whole?: number;
  /** Said below it, such as how many parts are left out. */
  readonly remark?: string;
}

/** What a shape draws below the title, and how high that is. */
export interface Drawing {
  readonly height: number;
  readonly content: string;
}
