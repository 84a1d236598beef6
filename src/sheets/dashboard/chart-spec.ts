import type { sheets_v4 } from '@googleapis/sheets';
import { rgb } from '../columns/choice-color.ts';
import type { ChartBlock } from './chart-block.ts';

/** Where the numbers of a chart stand, and where it is shown. */
export interface ChartPlace {
  readonly dataSheet: number;
  /** Row of the headers and first column, counted from 0. */
  readonly row: number;
  readonly column: number;
  readonly chartSheet: number;
  /** The row it begins at, and how many pixels from the left. */
  readonly top: number;
  readonly left: number;
  readonly size: { readonly width: number; readonly height: number };
}

const blue = rgb(0x2f6fde);
const gray = rgb(0x8a94a3);

/** What is said of every chart of ours to who cannot see it, and tells it from people's own. */
export const saidOfOurs = 'from the numbers in the tab of chart data';

/** A native chart over a block of numbers. */
export function chartRequest(block: ChartBlock, place: ChartPlace): sheets_v4.Schema$Request {
  return {
    addChart: {
      chart: {
        spec: {
          title: block.title,
          altText: `${block.title}, ${saidOfOurs}`,
          hiddenDimensionStrategy: 'SHOW_ALL',
          ...(block.shape === 'donut'
            ? { pieChart: donut(block, place) }
            : { basicChart: basic(block, place) }),
        },
        position: {
          overlayPosition: {
            anchorCell: { sheetId: place.chartSheet, rowIndex: place.top, columnIndex: 0 },
            offsetXPixels: place.left,
            widthPixels: place.size.width,
            heightPixels: place.size.height,
          },
        },
      },
    },
  };
}

const types = { line: 'LINE', bar: 'BAR', column: 'COLUMN' } as const;

function basic(block: ChartBlock, place: ChartPlace): sheets_v4.Schema$BasicChartSpec {
  const { shape } = block;
  const hasSeveral = block.columns.length > 2;
  return {
    chartType: shape === 'donut' ? 'COLUMN' : types[shape],
    legendPosition: hasSeveral ? 'BOTTOM_LEGEND' : 'NO_LEGEND',
    headerCount: 1,
    domains: [{ domain: source(block, place) }],
    series: block.columns.slice(1).map((_, index) => ({
      series: source(block, { ...place, column: place.column + index + 1 }),
      targetAxis: shape === 'bar' ? 'BOTTOM_AXIS' : 'LEFT_AXIS',
      colorStyle: { rgbColor: index === 0 ? blue : gray },
      // The target is a line to be reached, not a reading.
      ...(shape === 'line' ? { lineStyle: { width: 2, type: index === 0 ? 'SOLID' : 'MEDIUM_DASHED' } } : {}),
    })),
  };
}

function donut(block: ChartBlock, place: ChartPlace): sheets_v4.Schema$PieChartSpec {
  return {
    legendPosition: 'RIGHT_LEGEND',
    pieHole: 0.5,
    domain: source(block, place),
    series: source(block, { ...place, column: place.column + 1 }),
  };
}

function source(block: ChartBlock, place: ChartPlace): sheets_v4.Schema$ChartData {
  return {
    sourceRange: {
      sources: [
        {
          sheetId: place.dataSheet,
          startRowIndex: place.row,
          endRowIndex: place.row + 1 + block.rows,
          startColumnIndex: place.column,
          endColumnIndex: place.column + 1,
        },
      ],
    },
  };
}
