import type { sheets_v4 } from '@googleapis/sheets';
import type { InstallRequest } from '../../sync/surface.ts';
import type { ChartBlock } from './chart-block.ts';
import { gapBlock, northStarBlock, ourCell, viewBlock } from './chart-block.ts';
import { chartRequest } from './chart-spec.ts';
import { rgb } from '../columns/choice-color.ts';
import type { DashboardLine } from './dashboard-text.ts';
import { howToLines, standingLines } from './dashboard-text.ts';
import { dashboardMark } from '../book/mark.ts';
import type { SourceTab } from './source-tab.ts';
import { freeTitle } from '../book/tab-title.ts';

/** The first tab: what the overview says, charts, and how to work here; and a hidden one with the charts' numbers. */
export interface Dashboard {
  readonly sheets: readonly sheets_v4.Schema$SheetProperties[];
  readonly requests: readonly sheets_v4.Schema$Request[];
}

const chartSize = { width: 560, height: 320 };
/** Rows that a chart covers, at the usual height of 21 pixels, with some air. */
const chartRows = 17;
/** The row under the title and a free one. */
const textFrom = 2;
const labelWidth = 170;
const textWidth = 680;

/** Lays out the dashboard of a new spreadsheet; `sheet` and the number after it are free ids. */
export function layOutDashboard(options: {
  readonly request: Pick<InstallRequest, 'title'>;
  readonly tabs: readonly SourceTab[];
  readonly sheet: number;
  readonly taken: readonly string[];
}): Dashboard {
  const { request, tabs, sheet, taken } = options;
  const blocks = chartBlocks(tabs);
  const dataSheet = sheet + 1;
  const standing = standingLines(tabs);
  const howTo = howToLines(tabs);
  const chartsFrom = textFrom + (standing.length === 0 ? 0 : standing.length + 1);
  const howToFrom = chartsFrom + Math.ceil(blocks.length / 2) * chartRows;
  const title = freeTitle('Dashboard', taken);
  const dataTitle = freeTitle('Chart data', taken);
  const dashboard = {
    sheetId: sheet,
    title,
    gridProperties: {
      rowCount: Math.max(howToFrom + howTo.length + 2, 40),
      columnCount: 8,
      hideGridlines: true,
    },
    tabColorStyle: { rgbColor: rgb(0x2f6fde) },
  };
  const text = [
    ...titleRequests(sheet, request.title),
    ...lineRequests(sheet, { from: textFrom, lines: standing }),
    ...lineMarks(sheet, { from: textFrom, lines: standing }),
    ...lineRequests(sheet, { from: howToFrom, lines: howTo }),
  ];
  const data = layOutBlocks(blocks);
  if (blocks.length === 0) return { sheets: [dashboard], requests: text };
  return {
    sheets: [
      dashboard,
      {
        sheetId: dataSheet,
        title: dataTitle,
        hidden: true,
        gridProperties: {
          rowCount: Math.max(...blocks.map((block) => block.rows)) + 3,
          columnCount: data.width,
          frozenRowCount: 2,
        },
      },
    ],
    requests: [
      ...text,
      ...data.blocks.flatMap(({ block, column }) => [
        ...blockRequests({ block, column, dataSheet }),
        dashboardMark({
          sheet: dataSheet,
          dimension: 'COLUMNS',
          index: column,
          value: `${block.id}/${block.rows}`,
        }),
      ]),
      {
        addProtectedRange: {
          protectedRange: {
            range: { sheetId: dataSheet },
            description: 'The numbers behind the charts, by formulas of Northbook',
            warningOnly: true,
          },
        },
      },
      ...data.blocks.map(({ block, column }, index) =>
        chartRequest(block, {
          dataSheet,
          column,
          chartSheet: sheet,
          row: 1,
          top: chartsFrom + Math.floor(index / 2) * chartRows,
          left: (index % 2) * (chartSize.width + 20),
          size: chartSize,
        }),
      ),
    ],
  };
}

/** The charts that can be drawn from tabs of one spreadsheet. */
export function chartBlocks(tabs: readonly SourceTab[]): ChartBlock[] {
  return [
    northStarBlock(tabs),
    gapBlock(tabs),
    ...tabs.flatMap((tab) =>
      tab.periods !== undefined
        ? []
        : tab.table.views.map((view) => (view.kind === 'chart' ? viewBlock(tab, view) : undefined)),
    ),
  ].filter((block) => block !== undefined);
}

/** Blocks side by side, a free column between them. */
function layOutBlocks(blocks: readonly ChartBlock[]): {
  blocks: { block: ChartBlock; column: number }[];
  width: number;
} {
  let column = 0;
  const placed = blocks.map((block) => {
    const own = { block, column };
    column += block.columns.length + 1;
    return own;
  });
  return { blocks: placed, width: column };
}

/** A block's headers and formulas, at its place on the tab of numbers. */
export function blockRequests(options: {
  block: ChartBlock;
  column: number;
  dataSheet: number;
}): sheets_v4.Schema$Request[] {
  const { block, column, dataSheet } = options;
  const filled = block.columns.map(({ cells }, index) => cells({ column: column + index, firstRow: 2 }));
  const height = Math.max(...filled.map((cells) => cells.length));
  return [
    {
      updateCells: {
        start: { sheetId: dataSheet, rowIndex: 0, columnIndex: column },
        rows: [
          { values: [ourCell(block.title)] },
          { values: block.columns.map(({ header }) => ourCell(header)) },
          ...Array.from({ length: height }, (_, row) => ({
            values: filled.map((cells) => {
              const text = cells[row];
              return text === undefined ? {} : ourCell(text);
            }),
          })),
        ],
        fields: 'userEnteredValue',
      },
    },
    ...(block.isPercent
      ? [
          {
            repeatCell: {
              range: {
                sheetId: dataSheet,
                startRowIndex: 2,
                startColumnIndex: column + 1,
                endColumnIndex: column + 2,
              },
              cell: { userEnteredFormat: { numberFormat: { type: 'PERCENT', pattern: '0%' } } },
              fields: 'userEnteredFormat.numberFormat',
            },
          },
        ]
      : []),
  ];
}

function titleRequests(sheet: number, title: string): sheets_v4.Schema$Request[] {
  return [
    {
      updateCells: {
        start: { sheetId: sheet, rowIndex: 0, columnIndex: 0 },
        rows: [
          // The title is a person's text.
          {
            values: [
              {
                userEnteredValue: { stringValue: title },
                userEnteredFormat: { textFormat: { bold: true, fontSize: 18 } },
              },
            ],
          },
        ],
        fields: 'userEnteredValue,userEnteredFormat',
      },
    },
    ...[labelWidth, textWidth].map((pixelSize, column) => ({
      updateDimensionProperties: {
        range: { sheetId: sheet, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 },
        properties: { pixelSize },
        fields: 'pixelSize',
      },
    })),
  ];
}

function lineRequests(
  sheet: number,
  { from, lines }: { from: number; lines: readonly DashboardLine[] },
): sheets_v4.Schema$Request[] {
  if (lines.length === 0) return [];
  return [
    {
      updateCells: {
        start: { sheetId: sheet, rowIndex: from, columnIndex: 0 },
        rows: lines.map(lineCells),
        fields: 'userEnteredValue,userEnteredFormat',
      },
    },
  ];
}

/** Marks on the lines that show a field of the overview: people may move them. */
function lineMarks(
  sheet: number,
  { from, lines }: { from: number; lines: readonly DashboardLine[] },
): sheets_v4.Schema$Request[] {
  const marks = lines.flatMap(({ shows }, line) =>
    shows === undefined
      ? []
      : [dashboardMark({ sheet, dimension: 'ROWS', index: from + line, value: shows })],
  );
  if (marks.length === 0) return [];
  return [dashboardMark({ sheet, dimension: 'COLUMNS', index: 1, value: 'text' }), ...marks];
}

/** A line without a text is a heading. */
function lineCells({ label, text }: DashboardLine): sheets_v4.Schema$RowData {
  const isHeading = text === '';
  return {
    values: [
      {
        userEnteredValue: { stringValue: label },
        userEnteredFormat: {
          textFormat: { bold: true, ...(isHeading ? { fontSize: 13 } : {}) },
          verticalAlignment: 'TOP',
        },
      },
      ...(isHeading
        ? []
        : [{ ...ourCell(text), userEnteredFormat: { wrapStrategy: 'WRAP', verticalAlignment: 'TOP' } }]),
    ],
  };
}
