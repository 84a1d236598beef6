/** A chart of a template as a picture, for where the tool does not draw it itself. */
export interface Picture {
  /** The table and the title of the view it stands for. */
  readonly table: string;
  readonly view: string;
  /** What it says, for who cannot see it. */
  readonly words: string;
  /** SVG, as text. */
  readonly svg: string;
  /** The numbers it shows, for where the tool draws it itself and lacks them; what is not known is left out. */
  readonly numbers: { readonly headers: readonly string[]; readonly rows: readonly ChartRow[] };
}

/** What a row of a chart is called, and its numbers. */
export type ChartRow = readonly [string, ...(number | undefined)[]];
