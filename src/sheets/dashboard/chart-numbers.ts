import type { sheets_v4 } from '@googleapis/sheets';
import type { ChartBlock } from './chart-block.ts';
import { awaitedNorthStar, gapBlock, northStarBlock, ourCell, viewBlock } from './chart-block.ts';
import type { SourceTab } from './source-tab.ts';

/** The charts that can be drawn from tabs of one spreadsheet. */
export function chartBlocks(tabs: readonly SourceTab[]): ChartBlock[] {
  return [
    northStarBlock(tabs) ?? awaitedNorthStar(tabs),
    gapBlock(tabs),
    ...tabs.flatMap((tab) =>
      tab.periods !== undefined
        ? []
        : tab.table.views.map((view) => (view.kind === 'chart' ? viewBlock(tab, view) : undefined)),
    ),
  ].filter((block) => block !== undefined);
}

/** Blocks side by side, a free column between them. */
export function layOutBlocks(blocks: readonly ChartBlock[]): {
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
