import type { sheets_v4 } from '@googleapis/sheets';
import type { Field } from '../../template/template.ts';
import { addColumns } from '../columns/add-columns.ts';
import { columnFields, fieldKey, headerKey, idField, isOurs } from '../binding.ts';
import type { NamedRows } from '../columns/column-list.ts';
import { choiceCondition, columnList } from '../columns/column-list.ts';
import { bodyRange, headerCell, noteOfField } from '../columns/column-look.ts';
import { protections } from '../columns/guard.ts';
import { columnMark, headerMark, withoutMark } from '../book/mark.ts';
import type { MissingGuards } from './missing-guards.ts';
import { offeredChoices } from '../columns/offered-choices.ts';
import { readRows } from '../rows/read-rows.ts';
import type { Tab } from '../book/tab.ts';
import { ownHeaders } from '../book/tab.ts';

type Requests = sheets_v4.Schema$Request[];

/** A derived column again, where it stood among the others. */
export function recreateField(tab: Tab, field: Field): Requests {
  return addColumns(tab, { fields: [field], namedRows: () => undefined });
}

/** The mark of a field to the column it was found in. */
export function rebindField(tab: Tab, field: string): Requests {
  const { sheet, table } = tab.bound;
  const column = tab.columns.get(field);
  if (column === undefined) return [];
  return [
    withoutMark(fieldKey, `${table.id}.${field}`),
    columnMark({ sheet, column, table: table.id, field }),
  ];
}

/** The mark of the headers to the row they were found in. */
export function rebindHeader(tab: Tab): Requests {
  const { sheet, table } = tab.bound;
  return [withoutMark(headerKey, table.id), headerMark({ sheet, row: tab.header.row, table: table.id })];
}

/** A row of headers on top, over the columns that are known by their marks. */
export function restoreHeader(tab: Tab): Requests {
  const { sheet, table } = tab.bound;
  const fields = new Map(columnFields(tab.bound).map((field) => [field.id, field]));
  return [
    {
      insertDimension: {
        range: { sheetId: sheet, dimension: 'ROWS', startIndex: 0, endIndex: 1 },
        inheritFromBefore: false,
      },
    },
    withoutMark(headerKey, table.id),
    headerMark({ sheet, row: 0, table: table.id }),
    ...[...tab.columns].map(([id, column]) => {
      const field = fields.get(id);
      return {
        updateCells: {
          start: { sheetId: sheet, rowIndex: 0, columnIndex: column },
          rows: [
            {
              values: [
                headerCell({
                  title: tab.bound.headers[id] ?? field?.title ?? ownTitle(id),
                  note: field === undefined ? 'Northbook needs this column.' : noteOfField(field),
                  ours: field === undefined || isOurs(tab.bound, field),
                }),
              ],
            },
          ],
          fields: 'userEnteredValue,note,userEnteredFormat',
        },
      };
    }),
    {
      updateSheetProperties: {
        properties: { sheetId: sheet, gridProperties: { frozenRowCount: 1 } },
        fields: 'gridProperties.frozenRowCount',
      },
    },
  ];
}

function ownTitle(id: string): string {
  return id === idField ? ownHeaders[idField] : ownHeaders.northbookSparkline;
}

/** An id for every row that has none of its own; ids that stand are left as they are. */
export function restoreIds(tab: Tab): Requests {
  const column = tab.columns.get(idField);
  const rows = readRows(tab).filter(({ place }) => !place.isStored);
  if (column !== undefined)
    return rows.map(({ row, place }) => idCell(tab, { ...place, id: row.id, column }));
  const { sheet, table } = tab.bound;
  const header = Math.max(0, tab.header.row);
  return [
    {
      insertDimension: {
        range: { sheetId: sheet, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 },
        inheritFromBefore: false,
      },
    },
    ...idColumnRequests({ sheet, column: 0, header, table: table.id }),
    ...rows.map(({ row, place }) => idCell(tab, { ...place, id: row.id, column: 0 })),
  ];
}

/** What makes a column the one of row ids: header, mark, warning, and out of sight. */
export function idColumnRequests(place: {
  readonly sheet: number;
  readonly column: number;
  readonly header: number;
  readonly table: string;
}): Requests {
  const { sheet, column, header, table } = place;
  return [
    withoutMark(fieldKey, `${table}.${idField}`),
    columnMark({ sheet, column, table, field: idField }),
    {
      updateCells: {
        start: { sheetId: sheet, rowIndex: header, columnIndex: column },
        rows: [
          {
            values: [
              headerCell({
                title: ownHeaders[idField],
                note: 'How Northbook knows this row, wherever it is moved.',
                ours: true,
              }),
            ],
          },
        ],
        fields: 'userEnteredValue,note,userEnteredFormat',
      },
    },
    ...protections({ sheet, columns: [column] }),
    {
      updateDimensionProperties: {
        range: { sheetId: sheet, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 },
        properties: { hiddenByUser: true },
        fields: 'hiddenByUser',
      },
    },
  ];
}

function idCell(
  tab: Tab,
  place: { readonly index: number; readonly id: string; readonly column: number },
): sheets_v4.Schema$Request {
  return {
    updateCells: {
      start: { sheetId: tab.bound.sheet, rowIndex: place.index, columnIndex: place.column },
      rows: [{ values: [{ userEnteredValue: { stringValue: place.id } }] }],
      fields: 'userEnteredValue',
    },
  };
}

/** The list of a column with all its choices again, in their order, those that people added behind them. */
export function restoreChoices(tab: Tab, field: Field): Requests {
  const column = tab.columns.get(field.id);
  if (column === undefined || field.kind !== 'choice') return [];
  const known = new Set(field.choices.map(({ title }) => title.toLowerCase()));
  const added = (offeredChoices(tab, column) ?? []).filter((title) => !known.has(title.toLowerCase()));
  const condition = choiceCondition([...field.choices, ...added.map((title) => ({ title }))]);
  const { table } = tab;
  const offset = table === undefined ? undefined : column - table.range.startColumnIndex;
  const typed = table?.columnProperties.find(({ columnIndex }) => columnIndex === offset);
  if (table !== undefined && typed?.columnType === 'DROPDOWN') {
    return [
      {
        updateTable: {
          table: {
            tableId: table.tableId,
            columnProperties: table.columnProperties.map((own) => ({
              columnIndex: own.columnIndex,
              columnName: own.columnName,
              columnType: own.columnType,
              ...(own.columnType === 'DROPDOWN'
                ? {
                    dataValidationRule: {
                      condition: own === typed ? condition : { type: 'ONE_OF_LIST', values: valuesOf(own) },
                    },
                  }
                : {}),
            })),
          },
          fields: 'columnProperties',
        },
      },
    ];
  }
  return [
    {
      setDataValidation: {
        range: bodyRange({
          sheet: tab.bound.sheet,
          column,
          firstRow: tab.header.row + 1,
          endRow: tab.rowCount,
        }),
        rule: { condition, strict: false, showCustomUi: true },
        filteredRowsIncluded: true,
      },
    },
  ];
}

function valuesOf(own: NonNullable<Tab['table']>['columnProperties'][number]) {
  return own.dataValidationRule?.condition?.values ?? [];
}

/** Warnings and lists that were taken away. */
export function restoreGuards(
  tab: Tab,
  options: {
    readonly missing: MissingGuards;
    readonly namedRows: (table: string) => NamedRows | undefined;
  },
): Requests {
  const { unguarded, unlisted } = options.missing;
  const { sheet } = tab.bound;
  return [
    ...protections({ sheet, columns: unguarded }),
    ...unlisted.flatMap(({ column, field }) =>
      columnList(
        { sheet, column, firstRow: tab.header.row + 1, endRow: tab.rowCount },
        { field, target: field.kind === 'relation' ? options.namedRows(field.to) : undefined },
      ),
    ),
  ];
}
