import type { sheets_v4 } from '@googleapis/sheets';
import { dashboardMark, dashboardTabMark } from '../book/mark.ts';
import { freeTitle } from '../book/tab-title.ts';
import { rgb } from '../columns/choice-color.ts';
import type { ChartBlock } from './chart-block.ts';
import { blockRequests, chartBlocks, layOutBlocks } from './chart-numbers.ts';
import { chartRequest } from './chart-spec.ts';
import { lineMarks, lineRequests, titleRequests } from './dashboard-lines.ts';
import { howToLines, standingLines } from './dashboard-text.ts';
import type { StandingDashboard } from './read-dashboard.ts';
import type { SourceTab } from './source-tab.ts';

/**
 * The first tab: what the overview says, charts, and how to work here; and a hidden one with the charts' numbers. Of one
 * that stands in part only what is missing.
 */
export interface Dashboard {
  readonly sheets: readonly sheets_v4.Schema$SheetProperties[];
  readonly requests: readonly sheets_v4.Schema$Request[];
}

const chartSize = { width: 560, height: 320 };
/** Rows that a chart covers, at the usual height of 21 pixels, with some air. */
const chartRows = 17;
/** The row under the title and a free one. */
const textFrom = 2;

/** Lays out the dashboard of a spreadsheet; `sheet` and the number after it are free ids. */
export function layOutDashboard(options: {
  readonly title: string;
  readonly tabs: readonly SourceTab[];
  readonly sheet: number;
  readonly taken: readonly string[];
  readonly standing?: StandingDashboard;
}): Dashboard {
  const { title, tabs, sheet, taken, standing } = options;
  const numbers = standing?.numbers;
  const blocks = chartBlocks(tabs).flatMap((block) => {
    if (numbers === undefined) return [block];
    const own = numbers.charts.get(block.id);
    return own === undefined ? [] : [{ ...block, rows: own.rows }];
  });
  const lines = standingLines(tabs);
  const chartsFrom = standing?.textEnd ?? textFrom + (lines.length === 0 ? 0 : lines.length + 1);
  const front = standing?.sheet ?? sheet;
  const data = layOutBlocks(blocks);
  const placed = data.blocks.map(({ block, column }) => ({
    block,
    column: numbers?.charts.get(block.id)?.column ?? column,
  }));
  const dataSheet = numbers?.sheet ?? sheet + 1;
  const isFrontMissing = standing?.sheet === undefined;
  const isDataMissing = numbers === undefined && blocks.length > 0;
  const place = { chartSheet: front, dataSheet, chartsFrom };
  return {
    sheets: [
      ...(isFrontMissing ? [frontProperties({ sheet: front, tabs, chartsFrom, blocks, taken })] : []),
      ...(isDataMissing ? [dataProperties({ sheet: dataSheet, blocks, width: data.width, taken })] : []),
    ],
    requests: [
      ...(isFrontMissing ? frontRequests({ sheet: front, title, tabs, chartsFrom, blocks }) : []),
      ...(isDataMissing ? placed.flatMap((own) => numberRequests({ ...own, dataSheet })) : []),
      ...(isDataMissing ? [protection(dataSheet)] : []),
      ...placed.flatMap((own, index) =>
        standing?.drawn.has(own.block.id) === true ? [] : [chartAt({ ...own, ...place, index })],
      ),
    ],
  };
}

interface Front {
  readonly sheet: number;
  readonly tabs: readonly SourceTab[];
  readonly chartsFrom: number;
  readonly blocks: readonly ChartBlock[];
}

function howToFrom({ chartsFrom, blocks }: Pick<Front, 'chartsFrom' | 'blocks'>): number {
  return chartsFrom + Math.ceil(blocks.length / 2) * chartRows;
}

function frontProperties(front: Front & { taken: readonly string[] }): sheets_v4.Schema$SheetProperties {
  return {
    sheetId: front.sheet,
    title: freeTitle('Dashboard', front.taken),
    gridProperties: {
      rowCount: Math.max(howToFrom(front) + howToLines(front.tabs).length + 2, 40),
      columnCount: 8,
      hideGridlines: true,
    },
    tabColorStyle: { rgbColor: rgb(0x2f6fde) },
  };
}

function frontRequests(front: Front & { title: string }): sheets_v4.Schema$Request[] {
  const { sheet, title, tabs } = front;
  const text = { from: textFrom, lines: standingLines(tabs) };
  return [
    dashboardTabMark(sheet),
    ...titleRequests(sheet, title),
    ...lineRequests(sheet, text),
    ...lineMarks(sheet, text),
    ...lineRequests(sheet, { from: howToFrom(front), lines: howToLines(tabs) }),
  ];
}

function dataProperties(data: {
  sheet: number;
  blocks: readonly ChartBlock[];
  width: number;
  taken: readonly string[];
}): sheets_v4.Schema$SheetProperties {
  return {
    sheetId: data.sheet,
    title: freeTitle('Chart data', data.taken),
    hidden: true,
    gridProperties: {
      rowCount: Math.max(...data.blocks.map(({ rows }) => rows)) + 3,
      columnCount: data.width,
      frozenRowCount: 2,
    },
  };
}

function numberRequests(own: {
  block: ChartBlock;
  column: number;
  dataSheet: number;
}): sheets_v4.Schema$Request[] {
  const { block, column, dataSheet } = own;
  const value = `${block.id}/${block.rows}`;
  return [
    ...blockRequests(own),
    dashboardMark({ sheet: dataSheet, dimension: 'COLUMNS', index: column, value }),
  ];
}

function protection(dataSheet: number): sheets_v4.Schema$Request {
  return {
    addProtectedRange: {
      protectedRange: {
        range: { sheetId: dataSheet },
        description: 'The numbers behind the charts, by formulas of Northbook',
        warningOnly: true,
      },
    },
  };
}

function chartAt(own: {
  block: ChartBlock;
  column: number;
  chartSheet: number;
  dataSheet: number;
  chartsFrom: number;
  index: number;
}): sheets_v4.Schema$Request {
  const { block, column, chartSheet, dataSheet, chartsFrom, index } = own;
  return chartRequest(block, {
    dataSheet,
    column,
    chartSheet,
    row: 1,
    top: chartsFrom + Math.floor(index / 2) * chartRows,
    left: (index % 2) * (chartSize.width + 20),
    size: chartSize,
  });
}
