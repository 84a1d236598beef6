import type { Field } from '../../template/template.ts';
import type { BoundTable } from '../binding.ts';
import { columnFields, fieldKey, headerKey, idField, isOurs, sparklineField } from '../binding.ts';
import { decodeCell } from '../cell.ts';
import type { SoughtField } from './find-columns.ts';
import { findColumns } from './find-columns.ts';
import type { HeaderRow } from './header-row.ts';
import { findHeaderRow, headerText, plainHeader } from './header-row.ts';
import type { CellAnswer, FilterAnswer, SheetAnswer, TableAnswer } from '../wire.ts';
import { withWrittenNumbers } from './written-numbers.ts';

/** A column that carries no field of ours. */
export interface ForeignColumn {
  readonly index: number;
  readonly header: CellAnswer;
}

/** One tab as it stands: where each field is, and the cells under the header row. */
export interface Tab {
  readonly bound: BoundTable;
  readonly title: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly header: HeaderRow;
  /** Column index by field id, Northbook's own columns among them. */
  readonly columns: ReadonlyMap<string, number>;
  readonly lost: readonly Field[];
  /** Fields found by their header alone; their mark is gone or stands over another column. */
  readonly byHeader: ReadonlySet<string>;
  /** Columns that bear both mark and header of a field that has another column. */
  readonly duplicates: ReadonlyMap<number, string>;
  /** The header of each column, in their order. */
  readonly headers: readonly CellAnswer[];
  /** What the columns are headed with. */
  readonly headerTexts: readonly string[];
  readonly foreign: readonly ForeignColumn[];
  /** What stands above the headers, the nearest row. */
  readonly above: readonly CellAnswer[];
  /** Cells by row and column; the first row is the one under the headers. */
  readonly rows: readonly (readonly CellAnswer[])[];
  /** Google's table that the headers belong to. */
  readonly table: TableAnswer | undefined;
  /** The filter that people set, where it was read. */
  readonly filter: FilterAnswer | undefined;
}

/** The mask that reads a whole spreadsheet's values and marks in one request. */
export const tabMask =
  'spreadsheetId,developerMetadata(metadataKey,metadataValue),sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)),tables(tableId,range),data(rowData(values(effectiveValue,formattedValue)),columnMetadata(developerMetadata(metadataKey,metadataValue)),rowMetadata(developerMetadata(metadataKey,metadataValue))))';

/** What Northbook's own columns are headed with. */
export const ownHeaders = { [idField]: 'Northbook id', [sparklineField]: 'Readings so far' } as const;

/** Finds the headers and each field's column in a tab. */
export function readTab(bound: BoundTable, sheet: SheetAnswer): Tab {
  const [grid] = sheet.data;
  const all = (grid?.rowData ?? []).map((row) => row.values);
  const fields = columnFields(bound);
  const marked = (grid?.rowMetadata ?? []).findIndex((line) =>
    line.developerMetadata.some(
      ({ metadataKey, metadataValue }) => metadataKey === headerKey && metadataValue === bound.table.id,
    ),
  );
  const header = findHeaderRow({
    marked: marked === -1 ? undefined : marked,
    rows: all,
    headers: fields.flatMap((field) => headersOf(bound, field)),
  });
  const headers = all[header.row] ?? [];
  const headerTexts = headers.map(headerText);
  const below = all.slice(header.row + 1);
  const marks = marksOf(bound, sheet);
  const ours = new Set(fields.filter((field) => isOurs(bound, field)).map(({ id }) => id));
  const rows = bound.adopted
    ? withWrittenNumbers(below, (column) => ours.has(marks.get(column) ?? ''))
    : below;
  const { columns, byHeader, duplicates } = findColumns({
    fields: soughtFields({ bound, fields, rows }),
    marks,
    headers: headerTexts,
    others: bound.others,
  });
  const taken = new Set([...columns.values(), ...duplicates.keys()]);
  const { rowCount, columnCount } = sheet.properties.gridProperties;
  return {
    bound,
    title: sheet.properties.title,
    rowCount,
    columnCount,
    header,
    columns,
    lost: fields.filter((field) => !columns.has(field.id)),
    byHeader,
    duplicates,
    headers,
    headerTexts,
    foreign: headers.flatMap((own, index) =>
      taken.has(index) || headerText(own) === '' ? [] : [{ index, header: own }],
    ),
    above: all[header.row - 1] ?? [],
    rows,
    table: sheet.tables.find(
      ({ range }) =>
        range.startRowIndex <= Math.max(0, header.row) && (range.endRowIndex ?? Infinity) > header.row,
    ),
    filter: sheet.basicFilter,
  };
}

/** What a field's column may be headed with. */
function headersOf(bound: BoundTable, field: Pick<Field, 'id' | 'title'>): string[] {
  const since = bound.headers[field.id];
  return since === undefined ? [field.title] : [since, field.title];
}

function soughtFields(options: {
  bound: BoundTable;
  fields: readonly Field[];
  rows: readonly (readonly CellAnswer[])[];
}): SoughtField[] {
  const { bound, fields, rows } = options;
  return [
    { id: idField, headers: [ownHeaders[idField]], isOurs: true, reads: () => true },
    { id: sparklineField, headers: [ownHeaders[sparklineField]], isOurs: true, reads: () => true },
    ...fields.map((field) => ({
      id: field.id,
      headers: headersOf(bound, field),
      isOurs: isOurs(bound, field),
      reads: (column: number) => isOurs(bound, field) || readsAs(field, { rows, column }),
    })),
  ];
}

/** Whether most of what stands in a column can be read as a field. */
export function readsAs(
  field: Field,
  place: { readonly rows: readonly (readonly CellAnswer[])[]; readonly column: number },
): boolean {
  const decoded = place.rows.map((row) => decodeCell(row[place.column], field));
  const unreadable = decoded.filter((cell) => 'found' in cell).length;
  const filled = decoded.filter((cell) => 'found' in cell || cell.cell !== undefined).length;
  return unreadable * 2 <= filled;
}

function marksOf(bound: BoundTable, sheet: SheetAnswer): Map<number, string> {
  return new Map(
    (sheet.data[0]?.columnMetadata ?? []).flatMap((column, index) => {
      const mark = column.developerMetadata.find(({ metadataKey }) => metadataKey === fieldKey);
      const [table, field] = (mark?.metadataValue ?? '').split('.');
      return table === bound.table.id && field !== undefined ? [[index, field] as const] : [];
    }),
  );
}

/** Fields whose columns people gave another header; in a table of their own any header is theirs. */
export function renamedFields(tab: Tab): { field: Field; header: string }[] {
  if (tab.bound.adopted) return [];
  return columnFields(tab.bound).flatMap((field) => {
    const column = tab.columns.get(field.id);
    const header = column === undefined ? undefined : tab.headerTexts[column];
    return header === undefined || plainHeader(header) === plainHeader(field.title)
      ? []
      : [{ field, header }];
  });
}

/** The text that stands in the id column of a row. */
export function storedId(tab: Tab, row: readonly CellAnswer[]): string | undefined {
  const column = tab.columns.get(idField);
  const value = column === undefined ? undefined : row[column]?.effectiveValue;
  const text = (value?.stringValue ?? value?.numberValue?.toString() ?? '').trim();
  return text === '' ? undefined : text;
}
