import type { JsonObject } from '../json.ts';
import { defaultFormat, spreadsheetTheme } from './default-look.ts';
import type { SheetState, SpreadsheetState } from './spreadsheet-state.ts';

/** A sheet of a thousand rows and twenty-six columns. */
export function emptySheet(properties: JsonObject): SheetState {
  return {
    properties: {
      sheetType: 'GRID',
      ...properties,
      gridProperties: { rowCount: 1000, columnCount: 26, ...asGrid(properties.gridProperties) },
    },
    rows: [],
    rowLines: [],
    columnLines: [],
    objects: {},
    metadata: [],
  };
}

function asGrid(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

/** A spreadsheet with the look and settings of a new one, and no sheet yet. */
export function emptySpreadsheet(spreadsheetId: string, properties: JsonObject): SpreadsheetState {
  return {
    spreadsheetId,
    revision: '',
    properties: {
      locale: 'en_US',
      autoRecalc: 'ON_CHANGE',
      timeZone: 'Etc/GMT',
      ...properties,
      defaultFormat,
      spreadsheetTheme,
    },
    namedRanges: [],
    metadata: [],
    sheets: [],
  };
}
