import type { Field } from '../template/template.ts';
import type { BoundTable } from './binding.ts';
import { columnFields, fieldKey, idField } from './binding.ts';
import type { CellAnswer, SheetAnswer } from './wire.ts';

/** A column that carries no field of ours. */
export interface ForeignColumn {
  readonly index: number;
  readonly header: CellAnswer;
}

/** One tab as it stands: where each field is, and the cells under the header row. */
export interface Tab {
  readonly bound: BoundTable;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Column index by field id, the id column among them. */
  readonly columns: ReadonlyMap<string, number>;
  readonly lost: readonly Field[];
  readonly foreign: readonly ForeignColumn[];
  /** Cells by row and column; the first is row 2 of the sheet. */
  readonly rows: readonly (readonly CellAnswer[])[];
}

/** The mask that reads a whole spreadsheet's values and the metadata of its columns in one request. */
export const tabMask =
  'spreadsheetId,sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)),data(rowData(values(effectiveValue,formattedValue)),columnMetadata(developerMetadata(metadataKey,metadataValue))))';

/**
 * Finds each field's column by its metadata. A column whose metadata is gone (its cells were cut and pasted, say)
 * is found again by its header among the columns that carry none; otherwise the field is lost.
 */
export function readTab(bound: BoundTable, sheet: SheetAnswer): Tab {
  const [grid] = sheet.data;
  const [headers = [], ...rows] = (grid?.rowData ?? []).map((row) => row.values);
  const columns = new Map<string, number>();
  for (const [index, column] of (grid?.columnMetadata ?? []).entries()) {
    const mark = column.developerMetadata.find((metadata) => metadata.metadataKey === fieldKey);
    const [table, field] = (mark?.metadataValue ?? '').split('.');
    if (table === bound.table.id && field !== undefined && !columns.has(field)) columns.set(field, index);
  }
  const taken = new Set(columns.values());
  for (const field of columnFields(bound)) {
    if (columns.has(field.id)) continue;
    const same = headers.flatMap((header, index) =>
      !taken.has(index) && headerText(header).toLowerCase() === field.title.toLowerCase() ? [index] : [],
    );
    const [index] = same;
    if (index === undefined || same.length > 1) continue;
    columns.set(field.id, index);
    taken.add(index);
  }
  return {
    bound,
    rowCount: sheet.properties.gridProperties.rowCount,
    columnCount: sheet.properties.gridProperties.columnCount,
    columns,
    lost: columnFields(bound).filter((field) => !columns.has(field.id)),
    foreign: headers.flatMap((header, index) =>
      taken.has(index) || headerText(header) === '' ? [] : [{ index, header }],
    ),
    rows,
  };
}

/** A header as people see it. */
export function headerText(header: CellAnswer | undefined): string {
  return (header?.formattedValue ?? header?.effectiveValue?.stringValue ?? '').trim();
}

/** The text that stands in the id column of a row. */
export function storedId(tab: Tab, row: readonly CellAnswer[]): string | undefined {
  const column = tab.columns.get(idField);
  const value = column === undefined ? undefined : row[column]?.effectiveValue;
  const text = (value?.stringValue ?? value?.numberValue?.toString() ?? '').trim();
  return text === '' ? undefined : text;
}
