import type { sheets_v4 } from '@googleapis/sheets';
import { dashboardKey, fieldKey, headerKey, installationKey, ownerKey } from '../binding.ts';

/** Marks a column as a field's. The mark moves along with the column, whatever people do to its header. */
export function columnMark(place: {
  readonly sheet: number;
  readonly column: number;
  readonly table: string;
  readonly field: string;
}): sheets_v4.Schema$Request {
  const { sheet, column, table, field } = place;
  return mark(
    { key: fieldKey, value: `${table}.${field}` },
    {
      dimensionRange: { sheetId: sheet, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 },
    },
  );
}

/** Marks the row of headers. */
export function headerMark(place: {
  readonly sheet: number;
  readonly row: number;
  readonly table: string;
}): sheets_v4.Schema$Request {
  const { sheet, row, table } = place;
  return mark(
    { key: headerKey, value: table },
    { dimensionRange: { sheetId: sheet, dimension: 'ROWS', startIndex: row, endIndex: row + 1 } },
  );
}

/** Marks a row or column of the dashboard, or of the tab with its numbers, with what stands there. */
export function dashboardMark(place: {
  readonly sheet: number;
  readonly dimension: 'ROWS' | 'COLUMNS';
  readonly index: number;
  readonly value: string;
}): sheets_v4.Schema$Request {
  const { sheet, dimension, index, value } = place;
  return mark(
    { key: dashboardKey, value },
    { dimensionRange: { sheetId: sheet, dimension, startIndex: index, endIndex: index + 1 } },
  );
}

/** Marks the dashboard's tab, whatever people come to call it. */
export function dashboardTabMark(sheet: number): sheets_v4.Schema$Request {
  return mark({ key: dashboardKey, value: 'tab' }, { sheetId: sheet });
}

/** Marks the spreadsheet with its own id: a copy brings the mark along, and with it the id of another. */
export function ownerMark(spreadsheet: string): sheets_v4.Schema$Request {
  return mark({ key: ownerKey, value: spreadsheet }, { spreadsheet: true });
}

/** Marks the spreadsheet with whose installation it is. */
export function installationMark(name: string): sheets_v4.Schema$Request {
  return mark({ key: installationKey, value: name }, { spreadsheet: true });
}

/** Takes marks away, by their key and value. */
export function withoutMark(key: string, value?: string): sheets_v4.Schema$Request {
  const lookup = { metadataKey: key, ...(value === undefined ? {} : { metadataValue: value }) };
  return { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: lookup } } };
}

function mark(
  { key, value }: { key: string; value: string },
  location: sheets_v4.Schema$DeveloperMetadataLocation,
): sheets_v4.Schema$Request {
  return {
    createDeveloperMetadata: {
      developerMetadata: { metadataKey: key, metadataValue: value, visibility: 'DOCUMENT', location },
    },
  };
}
