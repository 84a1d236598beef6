import type { Day } from '../../model/day.ts';
import { decimalSignOf } from '../../model/written-number.ts';
import type { ForeignColumn, ForeignTable } from '../../sync/foreign-table.ts';
import { fieldKey, idField, sparklineField } from '../binding.ts';
import { columnName } from '../book/column-name.ts';
import type { ForeignBlock } from './foreign-block.ts';
import { findBlock, isDate } from './foreign-block.ts';
import { readContent } from './foreign-column.ts';
import { headerText } from '../book/header-row.ts';
import { headerDays } from '../book/header-days.ts';
import type { CellAnswer, SheetAnswer } from '../wire.ts';

/** A tab of people's with the table that was found on it. */
export interface ForeignTab {
  readonly sheet: SheetAnswer;
  readonly block: ForeignBlock;
  readonly grid: readonly (readonly CellAnswer[])[];
  readonly table: ForeignTable;
  /** Column index by the id that the table's columns have. */
  readonly columns: ReadonlyMap<string, number>;
  readonly firstPeriod: number | undefined;
  /** Columns that bear a mark of ours, in a copy: the field by column. */
  readonly marks: ReadonlyMap<number, string>;
}

/** Finds the table on a tab and says what its columns hold; undefined for a tab without one. */
export function readForeignTab(sheet: SheetAnswer): ForeignTab | undefined {
  const grid = (sheet.data[0]?.rowData ?? []).map((row) => row.values);
  const block = findBlock(grid);
  if (block === undefined) return undefined;
  const marks = marksOf(sheet);
  const indexes = Array.from({ length: block.end - block.start }, (_, offset) => block.start + offset);
  const headers = grid[block.header] ?? [];
  const above = grid[block.header - 1] ?? [];
  const days = headerDays({
    above,
    columns: indexes.map((index) => {
      const header = headers[index] ?? {};
      // A plain number over a column of people's is no date.
      const { effectiveValue: _, ...shown } = header;
      return { index, header: isDate(header) ? header : shown };
    }),
  });
  const periods = indexes.filter((_, place) => days[place] !== undefined);
  const isWide = periods.length >= 2 && periods.length * 3 >= indexes.length;
  const shown = indexes.filter((index) => !(isWide && periods.includes(index)) && !isOwn(marks.get(index)));
  const columns = shown.map((index) => ({
    index,
    column: foreignColumn({ sheet, grid, block, index, mark: marks.get(index) }),
  }));
  return {
    sheet,
    block,
    grid,
    marks,
    firstPeriod: isWide ? periods[0] : undefined,
    columns: new Map(columns.map(({ index, column }) => [column.id, index])),
    table: {
      id: `${sheet.properties.sheetId}/${block.header}`,
      title: sheet.properties.title,
      layout: isWide ? 'wide' : 'rows',
      columns: columns.map(({ column }) => column),
      periods: isWide ? periods.map((index) => headerText(headers[index])) : [],
      rowCount: block.rows.length,
      remarks: remarksOn({ block, grid, days: isWide ? days : [] }),
    },
  };
}

function isOwn(mark: string | undefined): boolean {
  return mark?.endsWith(`.${idField}`) === true || mark?.endsWith(`.${sparklineField}`) === true;
}

function foreignColumn(options: {
  sheet: SheetAnswer;
  grid: ForeignTab['grid'];
  block: ForeignBlock;
  index: number;
  mark: string | undefined;
}): ForeignColumn {
  const { sheet, grid, block, index, mark } = options;
  const cells = block.rows.map((row) => grid[row]?.[index] ?? {});
  const title = headerText(grid[block.header]?.[index]);
  const typed = sheet.tables
    .filter(({ range }) => range.startRowIndex === block.header)
    .flatMap(({ range, columnProperties }) =>
      columnProperties.filter(({ columnIndex }) => range.startColumnIndex + columnIndex === index),
    )[0];
  const rule = cells
    .map((cell) => cell.dataValidation?.condition)
    .find((condition) => condition?.type === 'ONE_OF_LIST');
  const listed = (typed?.dataValidationRule?.condition ?? rule)?.values;
  const content = readContent(cells, {
    columnType: typed?.columnType,
    offered: listed?.map(({ userEnteredValue }) => userEnteredValue),
    sign: decimalSignOf(cells.map(headerText)),
  });
  return {
    // The header makes it plain when the column is another by the time a person confirms.
    id: `${columnName(index)}/${title}`,
    title,
    ...content,
    ...(mark === undefined ? {} : { mark }),
  };
}

function marksOf(sheet: SheetAnswer): Map<number, string> {
  return new Map(
    (sheet.data[0]?.columnMetadata ?? []).flatMap(({ developerMetadata }, index) => {
      const mark = developerMetadata.find(({ metadataKey }) => metadataKey === fieldKey)?.metadataValue;
      return mark === undefined ? [] : [[index, mark] as const];
    }),
  );
}

function remarksOn(options: {
  block: ForeignBlock;
  grid: ForeignTab['grid'];
  days: readonly (Day | undefined)[];
}): string[] {
  const { block, grid, days } = options;
  const known = days.filter((day) => day !== undefined).toSorted();
  const totals = block.totals.map((row) => row + 1);
  const texts = block.rows.flatMap((row) => (grid[row] ?? []).slice(block.start, block.end).map(headerText));
  const commas = texts.filter((text) => /^-?[\d.]+,\d+\s?%?$/.test(text)).length;
  return [
    ...(block.header === 0 ? [] : [`Its headers stand in row ${block.header + 1}`]),
    ...(known.length === 0 ? [] : [`It has ${known.length} periods, ending ${known[0]} to ${known.at(-1)}`]),
    ...(totals.length === 0
      ? []
      : [
          totals.length === 1
            ? `Row ${totals[0]} is a total and left out`
            : `Rows ${totals.join(', ')} are totals and left out`,
        ]),
    ...(commas > 0 ? ['Its numbers are written with a decimal comma'] : []),
  ];
}
