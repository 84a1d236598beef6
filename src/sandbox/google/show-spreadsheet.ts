import type { JsonObject } from './json.ts';
import { clipToGrid, readA1 } from './sheets/a1-range.ts';
import { createCellDisplay } from './sheets/cell-display.ts';
import { metadataToJson } from './sheets/developer-metadata.ts';
import { showGrid } from './sheets/show-grid.ts';
import { showProtection } from './sheets/protection.ts';
import type { Editor } from './sheets/protection.ts';
import type { Box } from './sheets/grid-range.ts';
import { gridSize, sheetIdOf } from './sheets/spreadsheet-state.ts';
import type { SheetState, SpreadsheetState } from './sheets/spreadsheet-state.ts';

export interface ShowOptions {
  now: number;
  /** A1 ranges; none means everything. */
  ranges?: readonly string[];
  /** Boxes found otherwise, by data filters. */
  boxes?: readonly Box[];
  /** Whether cells, rows and columns are said too. */
  withGrid: boolean;
  /** Who looks; protections show themselves accordingly. */
  viewer: Editor;
}

/** A spreadsheet as `spreadsheets.get` answers it. Ranges leave only their sheets, and only their cells. */
export function showSpreadsheet(state: SpreadsheetState, options: ShowOptions): JsonObject {
  const asked = [
    ...(options.ranges ?? []).map((range) => clipToGrid(readA1(state, range))),
    ...(options.boxes ?? []),
  ];
  const isNarrowed = options.boxes !== undefined || asked.length > 0;
  const sheets = state.sheets.flatMap((sheet, index) => {
    const own = asked.filter((box) => sheetIdOf(box.sheet) === sheetIdOf(sheet));
    if (isNarrowed && own.length === 0) return [];
    return [showSheet(state, { sheet, index, boxes: own, options })];
  });
  return {
    spreadsheetId: state.spreadsheetId,
    properties: state.properties,
    ...(sheets.length === 0 ? {} : { sheets }),
    ...(state.namedRanges.length === 0 ? {} : { namedRanges: state.namedRanges }),
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${state.spreadsheetId}/edit`,
    ...(state.metadata.length === 0
      ? {}
      : {
          developerMetadata: state.metadata.map((entry) =>
            metadataToJson({ entry, sheet: undefined, line: undefined }),
          ),
        }),
  };
}

interface SheetToShow {
  sheet: SheetState;
  index: number;
  boxes: readonly Box[];
  options: ShowOptions;
}

function showSheet(state: SpreadsheetState, show: SheetToShow): JsonObject {
  const { sheet, index, options } = show;
  const { sheetId, title, gridProperties, ...rest } = sheet.properties;
  const size = gridSize(sheet);
  const whole = { sheet, top: 0, left: 0, bottom: size.rows, right: size.columns };
  const boxes = show.boxes.length > 0 ? show.boxes : [whole];
  const display = options.withGrid ? createCellDisplay(state, options.now) : undefined;
  const data = display === undefined ? undefined : boxes.map((box) => showGrid(state, box, display));
  const objects = Object.entries(sheet.objects).filter(
    ([, items]) => items !== undefined && items.length > 0,
  );
  const protectedRanges = sheet.objects.protectedRanges?.map((one) => showProtection(one, options.viewer));
  const metadata = sheet.metadata.map((entry) => metadataToJson({ entry, sheet, line: undefined }));
  return {
    properties: {
      sheetId: sheetId ?? 0,
      title,
      index,
      ...rest,
      ...(gridProperties === undefined ? {} : { gridProperties }),
    },
    ...(data === undefined || size.rows === 0 ? {} : { data }),
    ...Object.fromEntries(objects),
    ...(protectedRanges === undefined || protectedRanges.length === 0 ? {} : { protectedRanges }),
    ...(sheet.basicFilter === undefined ? {} : { basicFilter: sheet.basicFilter }),
    ...(metadata.length === 0 ? {} : { developerMetadata: metadata }),
  };
}
