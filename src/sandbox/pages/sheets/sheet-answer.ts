import * as z from 'zod';
import type { Box } from './place-name.ts';

/*
 * What the pages read of Google's answers. Fields at their default are left out there:
 * https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets
 */

const Color = z
  .object({ red: z.number().default(0), green: z.number().default(0), blue: z.number().default(0) })
  .optional()
  .catch(undefined);
export type Color = z.infer<typeof Color>;
const ColorStyle = z.object({ rgbColor: Color }).optional().catch(undefined);

const GridRange = z
  .object({
    sheetId: z.number().default(0),
    startRowIndex: z.number().default(0),
    endRowIndex: z.number().optional(),
    startColumnIndex: z.number().default(0),
    endColumnIndex: z.number().optional(),
  })
  .transform((range): Box => ({
    sheetId: range.sheetId,
    top: range.startRowIndex,
    left: range.startColumnIndex,
    bottom: range.endRowIndex,
    right: range.endColumnIndex,
  }));

const TextFormat = z
  .object({
    foregroundColorStyle: ColorStyle,
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strikethrough: z.boolean().optional(),
    underline: z.boolean().optional(),
    fontSize: z.number().optional(),
  })
  .optional();

const Format = z
  .object({
    backgroundColorStyle: ColorStyle,
    horizontalAlignment: z.string().optional(),
    verticalAlignment: z.string().optional(),
    wrapStrategy: z.string().optional(),
    numberFormat: z.object({ type: z.string().optional() }).optional(),
    textFormat: TextFormat,
  })
  .optional();

const Value = z
  .object({
    stringValue: z.string().optional(),
    numberValue: z.number().optional(),
    boolValue: z.boolean().optional(),
    formulaValue: z.string().optional(),
    errorValue: z.object({ message: z.string().default('') }).optional(),
  })
  .optional();

const Condition = z.object({
  type: z.string(),
  values: z.array(z.object({ userEnteredValue: z.string().default('') })).default([]),
});

/** A condition of a validation or of a conditional format. */
export type ConditionAnswer = z.infer<typeof Condition>;

const Rule = z.object({ condition: Condition, inputMessage: z.string().optional() }).optional();

export type CellAnswer = z.infer<typeof CellAnswer>;
const CellAnswer = z.object({
  userEnteredValue: Value,
  effectiveValue: Value,
  formattedValue: z.string().default(''),
  effectiveFormat: Format,
  note: z.string().default(''),
  hyperlink: z.string().optional(),
  dataValidation: Rule,
});

const Bands = z
  .object({
    headerColorStyle: ColorStyle,
    firstBandColorStyle: ColorStyle,
    secondBandColorStyle: ColorStyle,
  })
  .optional();

const ChartData = z.object({ sourceRange: z.object({ sources: z.array(GridRange) }) });

/** Where a chart lies over the grid; undefined for one that has a tab of its own. */
const Position = z
  .object({
    overlayPosition: z
      .object({
        anchorCell: z
          .object({ rowIndex: z.number().default(0), columnIndex: z.number().default(0) })
          .default({ rowIndex: 0, columnIndex: 0 }),
        offsetXPixels: z.number().default(0),
        offsetYPixels: z.number().default(0),
        widthPixels: z.number().default(600),
        heightPixels: z.number().default(371),
      })
      .optional(),
  })
  .default({});

export type ChartAnswer = z.infer<typeof ChartAnswer>;
const ChartAnswer = z.object({
  spec: z.object({
    title: z.string().default(''),
    basicChart: z
      .object({
        chartType: z.string().default('COLUMN'),
        stackedType: z.string().optional(),
        headerCount: z.number().optional(),
        domains: z.array(z.object({ domain: ChartData })).default([]),
        series: z
          .array(z.object({ series: ChartData, type: z.string().optional(), colorStyle: ColorStyle }))
          .default([]),
      })
      .optional()
      .catch(undefined),
    pieChart: z.object({ domain: ChartData, series: ChartData }).optional().catch(undefined),
    scorecardChart: z.object({ keyValueData: ChartData }).optional().catch(undefined),
  }),
  position: Position,
});

const Line = z.object({
  hiddenByUser: z.boolean().default(false),
  hiddenByFilter: z.boolean().default(false),
  pixelSize: z.number().optional(),
});

/** One tab with what lies on it. */
export type SheetAnswer = z.infer<typeof SheetAnswer>;
const SheetAnswer = z.object({
  merges: z.array(GridRange).default([]),
  conditionalFormats: z
    .array(
      z.object({
        ranges: z.array(GridRange).default([]),
        booleanRule: z.object({ condition: Condition, format: Format }).optional(),
      }),
    )
    .catch([])
    .default([]),
  charts: z.array(ChartAnswer).catch([]).default([]),
  columnGroups: z
    .array(
      z.object({
        range: z.object({ startIndex: z.number().default(0), endIndex: z.number().default(0) }),
        depth: z.number().default(1),
        collapsed: z.boolean().default(false),
      }),
    )
    .catch([])
    .default([]),
  protectedRanges: z
    .array(z.object({ range: GridRange, description: z.string().default('') }))
    .catch([])
    .default([]),
  bandedRanges: z
    .array(z.object({ range: GridRange, rowProperties: Bands }))
    .catch([])
    .default([]),
  tables: z
    .array(
      z.object({
        range: GridRange,
        rowsProperties: Bands,
        columnProperties: z
          .array(
            z.object({
              columnIndex: z.number().default(0),
              dataValidationRule: z.object({ condition: Condition }).optional(),
            }),
          )
          .default([]),
      }),
    )
    .catch([])
    .default([]),
  data: z
    .array(
      z.object({
        rowData: z.array(z.object({ values: z.array(CellAnswer).default([]) })).default([]),
        rowMetadata: z.array(Line).default([]),
        columnMetadata: z.array(Line).default([]),
      }),
    )
    .default([]),
});

export const SheetsAnswer = z.object({ sheets: z.array(SheetAnswer) });

/** The fields of `SheetsAnswer`, as Google wants them named. */
export const sheetFields =
  'sheets(merges,conditionalFormats(ranges,booleanRule(condition,format(backgroundColorStyle,textFormat))),charts,columnGroups(range,depth,collapsed),protectedRanges(range,description),bandedRanges(range,rowProperties),tables(range,rowsProperties,columnProperties),data(rowMetadata,columnMetadata,rowData.values(userEnteredValue,effectiveValue,formattedValue,effectiveFormat(backgroundColorStyle,horizontalAlignment,verticalAlignment,wrapStrategy,numberFormat,textFormat),note,hyperlink,dataValidation)))';

const TabAnswer = z.object({
  sheetId: z.number().default(0),
  title: z.string(),
  hidden: z.boolean().default(false),
  tabColorStyle: ColorStyle,
  gridProperties: z
    .object({
      rowCount: z.number().default(0),
      columnCount: z.number().default(0),
      frozenRowCount: z.number().default(0),
      frozenColumnCount: z.number().default(0),
      hideGridlines: z.boolean().default(false),
    })
    .optional(),
});

/** A tab as every page of the spreadsheet names it, with where charts lie on it. */
export type TabAnswer = z.infer<typeof SpreadsheetAnswer>['sheets'][number];

/** A spreadsheet without what stands in its cells. */
export const SpreadsheetAnswer = z.object({
  properties: z.object({ title: z.string(), locale: z.string().default('en_US') }),
  sheets: z.array(
    z
      .object({ properties: TabAnswer, charts: z.array(z.object({ position: Position })).default([]) })
      .transform(({ properties, charts }) => ({
        ...properties,
        places: charts.flatMap(({ position }) => position.overlayPosition ?? []),
      })),
  ),
});

export const spreadsheetFields =
  'properties(title,locale),sheets(properties(sheetId,title,hidden,tabColorStyle,gridProperties),charts.position)';

export const ValuesAnswer = z.object({
  valueRanges: z
    .array(
      z.object({
        values: z.array(z.array(z.union([z.string(), z.number(), z.boolean()]))).default([]),
      }),
    )
    .default([]),
});
