import * as z from 'zod';
import type { EmulatedGoogle } from './emulated-google.ts';

const Range = z.object({
  sheetId: z.number().default(0),
  startRowIndex: z.number().default(0),
  endRowIndex: z.number().optional(),
  startColumnIndex: z.number().default(0),
  endColumnIndex: z.number().optional(),
});
const Condition = z.object({
  type: z.string(),
  values: z.array(z.object({ userEnteredValue: z.string() })).default([]),
});
const Cell = z.object({
  userEnteredValue: z
    .object({
      stringValue: z.string().optional(),
      numberValue: z.number().optional(),
      boolValue: z.boolean().optional(),
      formulaValue: z.string().optional(),
    })
    .optional(),
  formattedValue: z.string().default(''),
  note: z.string().optional(),
  dataValidation: z.object({ condition: Condition, strict: z.boolean().default(false) }).optional(),
  userEnteredFormat: z
    .object({ numberFormat: z.object({ type: z.string(), pattern: z.string().optional() }).optional() })
    .loose()
    .optional(),
});
const Source = z.object({
  sourceRange: z.object({ sources: z.array(Range) }),
});
const Series = z.object({ series: Source, lineStyle: z.object({ type: z.string() }).optional() });
const Tab = z.object({
  properties: z.object({
    sheetId: z.number().default(0),
    title: z.string(),
    hidden: z.boolean().default(false),
    gridProperties: z.object({
      rowCount: z.number(),
      columnCount: z.number(),
      frozenRowCount: z.number().default(0),
      frozenColumnCount: z.number().default(0),
    }),
  }),
  data: z.array(
    z.object({
      rowData: z.array(z.object({ values: z.array(Cell).default([]) })).default([]),
      columnMetadata: z.array(z.object({ pixelSize: z.number(), hiddenByUser: z.boolean().default(false) })),
    }),
  ),
  tables: z
    .array(
      z.object({
        name: z.string(),
        range: Range,
        columnProperties: z.array(
          z.object({
            columnIndex: z.number().default(0),
            columnName: z.string(),
            columnType: z.string().optional(),
            dataValidationRule: z.object({ condition: Condition }).optional(),
          }),
        ),
      }),
    )
    .default([]),
  protectedRanges: z
    .array(z.object({ protectedRangeId: z.number(), range: Range, warningOnly: z.boolean().default(false) }))
    .default([]),
  columnGroups: z
    .array(
      z.object({
        range: z.object({ startIndex: z.number(), endIndex: z.number() }),
        collapsed: z.boolean().default(false),
      }),
    )
    .default([]),
  conditionalFormats: z
    .array(z.object({ ranges: z.array(Range), booleanRule: z.object({ condition: Condition }) }))
    .default([]),
  charts: z
    .array(
      z.object({
        spec: z.object({
          title: z.string(),
          basicChart: z
            .object({
              chartType: z.string(),
              series: z.array(Series),
              domains: z.array(z.object({ domain: Source })),
            })
            .optional(),
          pieChart: z.unknown().optional(),
        }),
      }),
    )
    .default([]),
});
const Book = z.object({
  properties: z.object({ title: z.string(), locale: z.string(), timeZone: z.string() }),
  namedRanges: z.array(z.object({ name: z.string(), range: Range })).default([]),
  sheets: z.array(Tab),
});

export type BookTab = z.infer<typeof Tab>;
export type BookCell = z.infer<typeof Cell>;

/** A spreadsheet with everything that lies on it, as its people would see it. */
export interface Book extends z.infer<typeof Book> {
  tab(title: string): BookTab;
  /** The cells of a tab, row by row. */
  cells(title: string): readonly (readonly BookCell[])[];
  /** The column under a header of the first row. */
  column(title: string, header: string): number;
}

export async function readBook(google: EmulatedGoogle, spreadsheet: string): Promise<Book> {
  const book = Book.parse(await google.ask(`/v4/spreadsheets/${spreadsheet}?includeGridData=true`));
  function tab(title: string): BookTab {
    const found = book.sheets.find(({ properties }) => properties.title === title);
    if (found === undefined) throw new Error(`No tab ${title}`);
    return found;
  }
  function cells(title: string): BookCell[][] {
    return (tab(title).data[0]?.rowData ?? []).map(({ values }) => values);
  }
  return {
    ...book,
    tab,
    cells,
    column(title, header) {
      const column = cells(title)[0]?.findIndex(({ formattedValue }) => formattedValue === header) ?? -1;
      if (column === -1) throw new Error(`No column ${header} in ${title}`);
      return column;
    },
  };
}
