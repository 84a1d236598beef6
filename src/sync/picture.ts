/** A chart of a template as a picture, for where the tool does not draw it itself. */
export interface Picture {
  /** The table and the title of the view it stands for. */
  readonly table: string;
  readonly view: string;
  /** What it says, for who cannot see it. */
  readonly words: string;
  /** SVG, as text. */
  readonly svg: string;
}
