import * as z from 'zod';

/** What Northbook reads of Google's answers; everything else in them is passed over. */
const ExtendedValue = z.object({
  numberValue: z.number().optional(),
  stringValue: z.string().optional(),
  boolValue: z.boolean().optional(),
  errorValue: z.object({ type: z.string().optional() }).optional(),
});

const CellAnswer = z.object({
  effectiveValue: ExtendedValue.optional(),
  formattedValue: z.string().optional(),
  userEnteredValue: z.object({ formulaValue: z.string().optional() }).optional(),
  note: z.string().optional(),
  effectiveFormat: z
    .object({ numberFormat: z.object({ type: z.string().optional() }).optional() })
    .optional(),
  dataValidation: z
    .object({
      condition: z
        .object({
          type: z.string().default(''),
          values: z.array(z.object({ userEnteredValue: z.string().default('') })).default([]),
        })
        .optional(),
    })
    .optional(),
});
export interface CellAnswer extends z.infer<typeof CellAnswer> {
  /** The number that a person wrote as text; never part of an answer of Google's. */
  readonly writtenNumber?: number;
}

/** Developer metadata, wherever it hangs. */
const Marks = z
  .array(z.object({ metadataKey: z.string().optional(), metadataValue: z.string().optional() }))
  .default([]);

const Line = z.object({ developerMetadata: Marks });

const GridRange = z.object({
  startRowIndex: z.number().default(0),
  endRowIndex: z.number().optional(),
  startColumnIndex: z.number().default(0),
  endColumnIndex: z.number().optional(),
});
export type GridRange = z.infer<typeof GridRange>;

/** https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/sheets#table */
const TableAnswer = z.object({
  tableId: z.string(),
  name: z.string().default(''),
  range: GridRange.default({ startRowIndex: 0, startColumnIndex: 0 }),
  columnProperties: z
    .array(
      z.object({
        columnIndex: z.number().default(0),
        columnName: z.string().default(''),
        columnType: z.string().optional(),
        dataValidationRule: z
          .object({
            condition: z
              .object({
                values: z.array(z.object({ userEnteredValue: z.string().default('') })).default([]),
              })
              .optional(),
          })
          .optional(),
      }),
    )
    .default([]),
});
export type TableAnswer = z.infer<typeof TableAnswer>;

/** A filter on a tab; what it says beside is sent back as it came. */
const FilterAnswer = z.object({
  range: GridRange.default({ startRowIndex: 0, startColumnIndex: 0 }),
  filterSpecs: z.array(z.looseObject({ columnIndex: z.number().default(0) })).default([]),
  /** Of a filter that belongs to one of Google's tables, and grows with it. */
  tableId: z.string().optional(),
});
export type FilterAnswer = z.infer<typeof FilterAnswer>;

const ChartSource = z.object({
  sourceRange: z
    .object({
      sources: z
        .array(z.object({ sheetId: z.number().default(0), startColumnIndex: z.number().default(0) }))
        .default([]),
    })
    .optional(),
});

/** A chart, as far as it tells which numbers it draws. */
const ChartAnswer = z.object({
  chartId: z.number().default(0),
  spec: z
    .object({
      altText: z.string().default(''),
      basicChart: z
        .object({ domains: z.array(z.object({ domain: ChartSource.optional() })).default([]) })
        .optional(),
      pieChart: z.object({ domain: ChartSource.optional() }).optional(),
    })
    .default({ altText: '' }),
});

/** One tab with its cells. https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/sheets */
export const SheetAnswer = z.object({
  properties: z.object({
    sheetId: z.number().default(0),
    title: z.string().default(''),
    hidden: z.boolean().default(false),
    gridProperties: z
      .object({ rowCount: z.number().default(0), columnCount: z.number().default(0) })
      .default({ rowCount: 0, columnCount: 0 }),
  }),
  data: z
    .array(
      z.object({
        rowData: z.array(z.object({ values: z.array(CellAnswer).default([]) })).default([]),
        columnMetadata: z.array(Line).default([]),
        rowMetadata: z.array(Line).default([]),
      }),
    )
    .default([]),
  tables: z.array(TableAnswer).default([]),
  developerMetadata: Marks,
  charts: z.array(ChartAnswer).default([]),
  protectedRanges: z.array(z.object({ range: GridRange.optional() })).default([]),
  basicFilter: FilterAnswer.optional(),
});
export type SheetAnswer = z.infer<typeof SheetAnswer>;

export const SpreadsheetAnswer = z.object({
  spreadsheetId: z.string(),
  spreadsheetUrl: z.string().default(''),
  properties: z.object({ title: z.string().default('') }).default({ title: '' }),
  developerMetadata: Marks,
  namedRanges: z.array(z.object({ name: z.string().default('') })).default([]),
  sheets: z.array(SheetAnswer).default([]),
});
export type SpreadsheetAnswer = z.infer<typeof SpreadsheetAnswer>;

/** https://developers.google.com/workspace/drive/api/reference/rest/v3/files */
export const FileAnswer = z.object({
  version: z.string().default(''),
  modifiedTime: z.string().default(''),
  trashed: z.boolean().default(false),
});
export type FileAnswer = z.infer<typeof FileAnswer>;

export const FilesAnswer = z.object({ files: z.array(z.object({ id: z.string() })).default([]) });

/** Google's error body. https://google.aip.dev/193 */
export const ErrorBody = z.object({
  error: z.union([
    z.string(),
    z.object({
      message: z.string().default(''),
      status: z.string().optional(),
      errors: z.array(z.object({ reason: z.string().optional() })).optional(),
    }),
  ]),
});
