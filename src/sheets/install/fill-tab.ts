import type { sheets_v4 } from '@googleapis/sheets';
import { idField, sparklineField } from '../binding.ts';
import { choiceFormats } from '../columns/choice-formats.ts';
import type { NamedRows } from '../columns/column-list.ts';
import { columnList } from '../columns/column-list.ts';
import { columnFormat, columnWidth, widthOf } from '../columns/column-look.ts';
import { foldedGroups, isAside, protections } from '../columns/guard.ts';
import { columnMark, headerMark } from '../book/mark.ts';
import type { NewTab, TabColumn } from './new-tab.ts';
import { columnOf, firstPeriod, isOurColumn } from './new-tab.ts';
import { metricSparkline, rowSparkline } from '../columns/sparkline.ts';
import type { SampleSource, SparklineCell } from './tab-cells.ts';
import { tabCells } from './tab-cells.ts';
import { typedTable } from './typed-table.ts';

/** Columns of a wide tab that wait for periods to come: a year of weeks. */
const waitingPeriods = 52;

/** How large a new tab is, and what of it stays in sight. */
export function tabProperties(tab: NewTab): sheets_v4.Schema$SheetProperties {
  return {
    sheetId: tab.sheet,
    title: tab.title,
    gridProperties: {
      rowCount: tab.tableRows,
      columnCount: columnCount(tab),
      frozenRowCount: 1,
      // The hidden id and the name.
      frozenColumnCount: 2,
    },
  };
}

function columnCount(tab: NewTab): number {
  return tab.columns.length + (tab.wide === undefined ? 4 : waitingPeriods);
}

/** Everything that is put on a new tab. */
export function fillTab(
  tab: NewTab,
  book: {
    readonly request: SampleSource;
    readonly tabs: readonly NewTab[];
    /** Where the rows of a table have their names; undefined when the table is not in this spreadsheet. */
    readonly namedRows: (table: string) => NamedRows | undefined;
  },
): sheets_v4.Schema$Request[] {
  const { sheet, columns, placed } = tab;
  const table = placed.table.id;
  const ours = indexes(columns, isOurColumn);
  return [
    {
      updateCells: {
        start: { sheetId: sheet, rowIndex: 0, columnIndex: 0 },
        rows: tabCells(tab, { request: book.request, sparkline: sparklineOf(tab, book.tabs) }),
        fields: 'userEnteredValue,note,userEnteredFormat',
      },
    },
    typedTable(tab),
    headerMark({ sheet, row: 0, table }),
    ...columns.flatMap((column, index) => {
      const field = markOf(column);
      return field === undefined ? [] : [columnMark({ sheet, column: index, table, field })];
    }),
    ...columns.flatMap((column, index) => lookOf({ tab, column, index, namedRows: book.namedRows })),
    ...choiceFormats({
      sheet,
      firstRow: 1,
      endRow: tab.tableRows,
      columns: columns.flatMap((column, index) =>
        column.kind === 'field' ? [{ column: index, field: column.field }] : [],
      ),
    }),
    ...rowHeights(tab),
    ...periodLook(tab),
    ...protections({ sheet, columns: ours }),
    ...foldedGroups({
      sheet,
      columns: indexes(columns, (column) => column.kind === 'field' && isAside(placed, column.field)),
    }),
    {
      updateDimensionProperties: {
        range: { sheetId: sheet, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 },
        properties: { hiddenByUser: true },
        fields: 'hiddenByUser',
      },
    },
  ];
}

/** Two lines a row: findings of many lines would else push the next row out of sight. The overview shows all of its one row. */
function rowHeights({ sheet, tableRows, placed }: NewTab): sheets_v4.Schema$Request[] {
  if (placed.table.rows === 'northbook') return [];
  return [
    {
      updateDimensionProperties: {
        range: { sheetId: sheet, dimension: 'ROWS', startIndex: 1, endIndex: tableRows },
        properties: { pixelSize: 40 },
        fields: 'pixelSize',
      },
    },
  ];
}

/** Readings stand at the top of their row, as the answers beside them do. */
function periodLook(tab: NewTab): sheets_v4.Schema$Request[] {
  if (tab.wide === undefined) return [];
  const range = {
    sheetId: tab.sheet,
    startRowIndex: 1,
    endRowIndex: tab.tableRows,
    startColumnIndex: firstPeriod(tab),
    endColumnIndex: columnCount(tab),
  };
  const cell = { userEnteredFormat: { verticalAlignment: 'TOP' } };
  return [{ repeatCell: { range, cell, fields: 'userEnteredFormat.verticalAlignment' } }];
}

/** The field a column is marked with; periods are known by their headers alone, as people add them too. */
function markOf(column: TabColumn): string | undefined {
  switch (column.kind) {
    case 'id':
      return idField;
    case 'sparkline':
      return sparklineField;
    case 'field':
      return column.field.id;
    case 'period':
      return undefined;
  }
}

function lookOf(place: {
  tab: NewTab;
  column: TabColumn;
  index: number;
  namedRows: (table: string) => NamedRows | undefined;
}): sheets_v4.Schema$Request[] {
  const { tab, column, index, namedRows } = place;
  const { sheet } = tab;
  const body = { sheet, column: index, firstRow: 1, endRow: tab.tableRows };
  if (column.kind === 'period') return [columnWidth({ sheet, column: index, pixels: 85 })];
  if (column.kind !== 'field') {
    return [
      ...columnFormat(body, { field: undefined, ours: true }),
      columnWidth({ sheet, column: index, pixels: 110 }),
    ];
  }
  const { field, ours } = column;
  return [
    ...columnFormat(body, { field, ours }),
    columnWidth({ sheet, column: index, pixels: widthOf(field) }),
    // Choices, tick boxes and days are types of the table itself.
    ...(ours || field.kind !== 'relation' ? [] : columnList(body, { field, target: namedRows(field.to) })),
  ];
}

function sparklineOf(tab: NewTab, tabs: readonly NewTab[]): SparklineCell {
  if (tab.wide !== undefined) {
    return (row) => rowSparkline({ row, firstPeriod: firstPeriod(tab) });
  }
  const wide = tabs.find((candidate) => candidate.wide !== undefined);
  if (wide === undefined) return () => ({});
  return (row) =>
    metricSparkline({
      row,
      idColumn: 0,
      wide: {
        title: wide.title,
        firstRow: 1,
        firstPeriod: firstPeriod(wide),
        lastPeriod: columnCount(wide) - 1,
        idColumn: 0,
      },
    });
}

/** Where the rows of a new tab have their names: by key, if the table has one, else by title. */
export function namedRowsOf(tab: NewTab): NamedRows | undefined {
  const title = tab.placed.table.fields.find((field) => field.kind === 'title');
  const column = columnOf(tab, 'key') ?? columnOf(tab, title?.id ?? 'name');
  return column === undefined ? undefined : { title: tab.title, column, firstRow: 1 };
}

function indexes(columns: readonly TabColumn[], holds: (column: TabColumn) => boolean): number[] {
  return columns.flatMap((column, index) => (holds(column) ? [index] : []));
}
