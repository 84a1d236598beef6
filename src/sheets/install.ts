import type { sheets_v4 } from '@googleapis/sheets';
import type { InstallRequest, Installation, PlacedTable, SampleRow } from '../sync/surface.ts';
import type { Cell } from '../template/row.ts';
import type { Field } from '../template/template.ts';
import type { SheetsBinding } from './binding.ts';
import { columnFields, fieldKey, idField, isOurs } from './binding.ts';
import { encodeCell } from './cell.ts';
import type { SheetsClient } from './client.ts';
import { columnFormat, columnValidation, formattedRows, headerCell } from './column-look.ts';
import type { WideSample } from './sample-readings.ts';
import { layOutWide, mirroredCell } from './sample-readings.ts';

/** How a new spreadsheet reads numbers and dates. */
export interface Region {
  readonly locale: string;
  readonly timeZone: string;
}

/** One tab to be made. */
interface NewTab {
  readonly sheet: number;
  readonly placed: PlacedTable;
  readonly fields: readonly Field[];
  readonly wide: WideSample | undefined;
  readonly samples: readonly SampleRow[];
}

/** The id column stands first, hidden. */
const firstFieldColumn = 1;

/** Makes the spreadsheet in two writes: its tabs, then everything on them. */
export async function installSheets(
  client: SheetsClient,
  options: { request: InstallRequest; region: Region },
): Promise<Installation> {
  const { request, region } = options;
  const tabs = request.tables.map((placed, index) => newTab({ request, placed, sheet: index + 1 }));
  const made = await client.create({
    properties: { title: request.title, locale: region.locale, timeZone: region.timeZone },
    sheets: tabs.map((tab, index) => ({ properties: tabProperties(tab, index) })),
  });
  await client.batchUpdate(
    made.spreadsheetId,
    tabs.flatMap((tab) => fillTab(tab, request)),
  );
  const binding: SheetsBinding = {
    spreadsheet: made.spreadsheetId,
    url: made.spreadsheetUrl,
    tables: tabs.map(({ sheet, placed: { table, layout, mirror } }) => ({ sheet, table, layout, mirror })),
  };
  return {
    binding,
    place: { title: request.title, url: made.spreadsheetUrl },
    rowIds: Object.fromEntries(tabs.map((tab) => [tab.placed.table.id, idsOf(tab)])),
  };
}

function newTab(options: { request: InstallRequest; placed: PlacedTable; sheet: number }): NewTab {
  const { request, placed, sheet } = options;
  const samples = request.rows[placed.table.id] ?? [];
  return {
    sheet,
    placed,
    fields: columnFields(placed),
    wide:
      placed.mirror === undefined
        ? undefined
        : layOutWide(samples, request.rows[placed.mirror.table.id] ?? []),
    samples,
  };
}

function tabProperties(tab: NewTab, index: number): sheets_v4.Schema$SheetProperties {
  const rows = tab.wide?.rows.length ?? tab.samples.length;
  return {
    sheetId: tab.sheet,
    title: tab.placed.table.title,
    index,
    gridProperties: {
      rowCount: Math.max(formattedRows, rows + 100),
      columnCount: firstFieldColumn + tab.fields.length + Math.max(tab.wide?.periods.length ?? 0, 2) + 12,
      frozenRowCount: 1,
      frozenColumnCount: firstFieldColumn + 1,
    },
  };
}

function fillTab(tab: NewTab, request: InstallRequest): sheets_v4.Schema$Request[] {
  const { sheet, placed, fields } = tab;
  const ours = fields.map((field) => isOurs(placed, field));
  return [
    ...[idField, ...fields.map((field) => field.id)].map((field, column) =>
      columnMark({ tab, field, column }),
    ),
    {
      updateCells: {
        start: { sheetId: sheet, rowIndex: 0, columnIndex: 0 },
        rows: [headerRow(tab), ...bodyRows(tab, request)],
        fields: 'userEnteredValue,note,userEnteredFormat',
      },
    },
    ...fields.flatMap((field, index) => {
      const column = firstFieldColumn + index;
      return [
        ...columnFormat({ sheet, column, field, ours: ours[index] ?? false }),
        ...(ours[index] === true ? [] : columnValidation({ sheet, column, field })),
      ];
    }),
    ...protections(tab, ours),
    {
      updateDimensionProperties: {
        range: { sheetId: sheet, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 },
        properties: { hiddenByUser: true },
        fields: 'hiddenByUser',
      },
    },
  ];
}

/** Ids of our own choosing: a second sending of the same request is refused rather than doubled. */
function columnMark(options: { tab: NewTab; field: string; column: number }): sheets_v4.Schema$Request {
  const { tab, field, column } = options;
  return {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId: tab.sheet * 1000 + column + 1,
        metadataKey: fieldKey,
        metadataValue: `${tab.placed.table.id}.${field}`,
        visibility: 'DOCUMENT',
        location: {
          dimensionRange: {
            sheetId: tab.sheet,
            dimension: 'COLUMNS',
            startIndex: column,
            endIndex: column + 1,
          },
        },
      },
    },
  };
}

function headerRow({ fields, wide }: NewTab): sheets_v4.Schema$RowData {
  const periods = (wide?.periods ?? []).map(({ header }) =>
    headerCell({
      title: header,
      description: 'The value of this period. Leave it empty when unknown; 0 is a value.',
    }),
  );
  return {
    values: [
      headerCell({
        title: 'Northbook id',
        description: 'How Northbook knows this row. Please leave it as it is.',
      }),
      ...fields.map(headerCell),
      ...periods,
    ],
  };
}

function bodyRows(tab: NewTab, request: InstallRequest): sheets_v4.Schema$RowData[] {
  const { fields, wide, samples } = tab;
  if (wide !== undefined) {
    return wide.rows.map(({ id, mirrored, values }) => ({
      values: [
        idCell(id),
        ...fields.map((field) => encodeCell(mirroredCell(mirrored, field), field)),
        ...wide.periods.map(({ day }) => {
          const value = values.get(day);
          return value === undefined ? {} : { userEnteredValue: { numberValue: value } };
        }),
      ],
    }));
  }
  return samples.map(({ id, cells }) => ({
    values: [
      idCell(id),
      ...fields.map((field) => encodeCell(typed({ field, cell: cells[field.id], request }), field)),
    ],
  }));
}

function idCell(id: string): sheets_v4.Schema$CellData {
  return { userEnteredValue: { stringValue: id } };
}

/** Relations are typed as people would: by key, else by title. */
function typed(options: { field: Field; cell: Cell; request: InstallRequest }): Cell {
  const { field, cell, request } = options;
  if (field.kind !== 'relation' || typeof cell !== 'object') return cell;
  const title = request.template.tables
    .find((table) => table.id === field.to)
    ?.fields.find((own) => own.kind === 'title');
  return cell.map((reference) => {
    const target = request.rows[field.to]?.find((row) => row.id === reference);
    const names = [target?.cells['key'], title === undefined ? undefined : target?.cells[title.id]];
    return names.find((name) => typeof name === 'string') ?? reference;
  });
}

/** Neighbouring columns of ours share one protection; it warns people and stops nobody. */
function protections(tab: NewTab, ours: readonly boolean[]): sheets_v4.Schema$Request[] {
  const marks = [true, ...ours];
  const ranges: { start: number; end: number }[] = [];
  for (const [column, mark] of marks.entries()) {
    const last = ranges.at(-1);
    if (!mark) continue;
    if (last?.end === column) last.end = column + 1;
    else ranges.push({ start: column, end: column + 1 });
  }
  return ranges.map(({ start, end }, index) => ({
    addProtectedRange: {
      protectedRange: {
        protectedRangeId: tab.sheet * 1000 + 500 + index,
        range: { sheetId: tab.sheet, startColumnIndex: start, endColumnIndex: end },
        description: 'Written by Northbook',
        warningOnly: true,
      },
    },
  }));
}

/** Sample rows keep their own ids: they are unique within their table, and nothing else is there yet. */
function idsOf(tab: NewTab): Record<string, string> {
  return Object.fromEntries(
    tab.samples.map((row) => [row.id, tab.wide === undefined ? row.id : readingId(row)]),
  );
}

function readingId({ cells: { metric, day } }: SampleRow): string {
  return `${typeof metric === 'object' ? metric[0] : ''}@${typeof day === 'string' ? day : ''}`;
}
