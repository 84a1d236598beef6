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
});
export type CellAnswer = z.infer<typeof CellAnswer>;

const ColumnMetadata = z.object({
  developerMetadata: z
    .array(z.object({ metadataKey: z.string().optional(), metadataValue: z.string().optional() }))
    .default([]),
});

/** One tab with its cells. https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/sheets */
export const SheetAnswer = z.object({
  properties: z.object({
    sheetId: z.number().default(0),
    title: z.string().default(''),
    gridProperties: z
      .object({ rowCount: z.number().default(0), columnCount: z.number().default(0) })
      .default({ rowCount: 0, columnCount: 0 }),
  }),
  data: z
    .array(
      z.object({
        rowData: z.array(z.object({ values: z.array(CellAnswer).default([]) })).default([]),
        columnMetadata: z.array(ColumnMetadata).default([]),
      }),
    )
    .default([]),
});
export type SheetAnswer = z.infer<typeof SheetAnswer>;

export const SpreadsheetAnswer = z.object({
  spreadsheetId: z.string(),
  spreadsheetUrl: z.string().default(''),
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
