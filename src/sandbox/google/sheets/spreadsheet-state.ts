import { badRequest } from '../google-error.ts';
import { numberAt, objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';

/** A cell as CellData, with only the fields a writer sets; what is computed from them is not kept. */
export type Cell = JsonObject;

/** The cells of one row by column; a frozen row is shared with a committed state and must be copied before writing. */
export type Row = (Cell | undefined)[];

/** Developer metadata without its place; the place is where the entry hangs, so it moves when the line moves. */
export interface MetadataEntry {
  readonly metadataId: number;
  readonly metadataKey?: string;
  readonly metadataValue?: string;
  readonly visibility: string;
}

/** What is known of one row or column beyond its cells. */
export interface Line {
  readonly pixelSize?: number;
  readonly hiddenByUser?: boolean;
  readonly hiddenByFilter?: boolean;
  readonly metadata?: readonly MetadataEntry[];
}

/** The things lying on a sheet, by the names `Sheet` gives them. */
export const sheetObjectKinds = [
  'merges',
  'conditionalFormats',
  'filterViews',
  'protectedRanges',
  'charts',
  'bandedRanges',
  'rowGroups',
  'columnGroups',
  'slicers',
  'tables',
] as const;

export type SheetObjectKind = (typeof sheetObjectKinds)[number];

export interface SheetState {
  /** SheetProperties without `index`, which is the place in the list. */
  properties: JsonObject;
  rows: Row[];
  rowLines: (Line | undefined)[];
  columnLines: (Line | undefined)[];
  objects: Partial<Record<SheetObjectKind, readonly JsonObject[]>>;
  basicFilter?: JsonObject;
  metadata: readonly MetadataEntry[];
}

export interface SpreadsheetState {
  readonly spreadsheetId: string;
  /** Another one after every write. */
  revision: string;
  properties: JsonObject;
  namedRanges: readonly JsonObject[];
  metadata: readonly MetadataEntry[];
  sheets: SheetState[];
}

/** What a request works with: a copy of the spreadsheet that is stored only when every request of the batch went well. */
export interface Draft {
  state: SpreadsheetState;
  now: number;
  random: () => number;
  /** The address of who writes. */
  editor: string;
  /** Throws when something was changed that the writer may not edit. */
  guard: (state: SpreadsheetState) => void;
}

export const maxCells = 10_000_000;
export const maxCellCharacters = 50_000;
export const maxColumns = 18_278;

export function sheetIdOf(sheet: SheetState): number {
  return numberAt(sheet.properties, 'sheetId') ?? 0;
}

export function titleOf(sheet: SheetState): string {
  return textAt(sheet.properties, 'title') ?? '';
}

export interface GridSize {
  rows: number;
  columns: number;
}

/** How many rows and columns a sheet has; none for a sheet that is only a chart. */
export function gridSize(sheet: SheetState): GridSize {
  const grid = objectAt(sheet.properties, 'gridProperties');
  return { rows: numberAt(grid, 'rowCount') ?? 0, columns: numberAt(grid, 'columnCount') ?? 0 };
}

/** The sheet with an id; the error is the one of requests that need a grid. */
export function sheetWithId(state: SpreadsheetState, sheetId: number): SheetState {
  const sheet = state.sheets.find((candidate) => sheetIdOf(candidate) === sheetId);
  if (sheet === undefined) throw badRequest(`No grid with id: ${sheetId}`);
  return sheet;
}

/** Sets the size of a grid, dropping what lies outside, and holds the spreadsheet to its ten million cells. */
export function resizeGrid(state: SpreadsheetState, sheet: SheetState, size: GridSize): void {
  const others = state.sheets
    .filter((candidate) => candidate !== sheet)
    .map((candidate) => gridSize(candidate));
  const cells = others.reduce((sum, other) => sum + other.rows * other.columns, size.rows * size.columns);
  if (cells > maxCells)
    throw badRequest(
      `This action would increase the number of cells in the workbook above the limit of ${maxCells} cells.`,
    );
  if (size.columns > maxColumns)
    throw badRequest(
      `This action would increase the number of columns above the limit of ${maxColumns} columns.`,
    );
  sheet.properties = {
    ...sheet.properties,
    gridProperties: {
      ...objectAt(sheet.properties, 'gridProperties'),
      rowCount: size.rows,
      columnCount: size.columns,
    },
  };
  sheet.rows.length = Math.min(sheet.rows.length, size.rows);
  sheet.rowLines.length = Math.min(sheet.rowLines.length, size.rows);
  sheet.columnLines.length = Math.min(sheet.columnLines.length, size.columns);
  for (const [index, row] of sheet.rows.entries())
    if (row !== undefined && row.length > size.columns) sheet.rows[index] = row.slice(0, size.columns);
}

/** A copy that can be written while the original stays as it is; rows are shared until they are written. */
export function copyState(state: SpreadsheetState): SpreadsheetState {
  return { ...state, sheets: state.sheets.map((sheet) => copySheet(sheet)) };
}

export function copySheet(sheet: SheetState): SheetState {
  return {
    ...sheet,
    rows: [...sheet.rows],
    rowLines: [...sheet.rowLines],
    columnLines: [...sheet.columnLines],
    objects: { ...sheet.objects },
  };
}
