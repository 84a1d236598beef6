/** A spreadsheet's tab as a person sees it: what is shown of it, cell by cell. */
export interface Grid {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** How many rows the tab has in all, hidden ones too. */
  readonly rowCount: number;
  /** How many of them were read. */
  readonly rowsRead: number;
  readonly hasLines: boolean;
}

export interface GridColumn {
  readonly index: number;
  readonly letters: string;
  readonly width: number;
  /** How far from the left edge it stays in sight; undefined for a column that scrolls away. */
  readonly stuckAt: number | undefined;
  /** The group of columns before it that a press folds away or opens. */
  readonly fold: ColumnFold | undefined;
}

export interface ColumnFold {
  readonly start: number;
  readonly end: number;
  readonly isOpen: boolean;
}

export interface GridRow {
  readonly index: number;
  readonly height: number;
  /** Whether somebody set its height; other rows grow with their text. */
  readonly isSet: boolean;
  readonly stuckAt: number | undefined;
  /** One for each column. */
  readonly cells: readonly GridCell[];
}

export interface GridCell {
  /** Its name, `B3`. */
  readonly name: string;
  /** What it shows. */
  readonly text: string;
  /** What its editor holds: the formula, or the value as a person would type it. */
  readonly typed: string;
  readonly kind: 'text' | 'number' | 'boolean' | 'error';
  readonly look: CellLook;
  readonly note: string;
  /** What its rule lets choose from; undefined for a cell that takes anything. */
  readonly choices: readonly string[] | undefined;
  readonly isTickBox: boolean;
  /** What the protection over it says; undefined for none. */
  readonly protection: string | undefined;
  /** Rows and columns it reaches over; undefined for a cell of its own size. */
  readonly span: { readonly rows: number; readonly columns: number } | undefined;
  /** Whether another cell reaches over it. */
  readonly isCovered: boolean;
  /** The values of a sparkline in it. */
  readonly spark: Spark | undefined;
}

/** A chart of one line or of columns within a cell. */
export interface Spark {
  readonly values: readonly (number | undefined)[];
  readonly isColumns: boolean;
  readonly color: string | undefined;
}

/** How a cell looks where it differs from a plain one; colours in CSS. */
export interface CellLook {
  readonly fill?: string | undefined;
  readonly ink?: string | undefined;
  readonly align?: 'left' | 'center' | 'right' | undefined;
  readonly stand?: 'top' | 'middle' | undefined;
  /** Times the usual size. */
  readonly size?: number;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly isStruck?: boolean;
  readonly isWrapped?: boolean;
  /** Text too long for its cell ends at its edge; else it goes on over an empty cell to its right. */
  readonly isCut?: boolean;
}
