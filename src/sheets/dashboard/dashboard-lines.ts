import type { sheets_v4 } from '@googleapis/sheets';
import { dashboardMark } from '../book/mark.ts';
import { ourCell } from './chart-block.ts';
import type { DashboardLine } from './dashboard-text.ts';

const labelWidth = 170;
const textWidth = 680;

/** The title, a person's text, and the two columns of what is said below it. */
export function titleRequests(sheet: number, title: string): sheets_v4.Schema$Request[] {
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

/** Lines from a row on. */
export function lineRequests(
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
export function lineMarks(
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
