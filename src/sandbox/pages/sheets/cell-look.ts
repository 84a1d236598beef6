import type { CellLook } from './grid.ts';
import type { Box } from './place-name.ts';
import { isInBox } from './place-name.ts';
import type { CellAnswer, Color, SheetAnswer } from './sheet-answer.ts';

/** A colour in CSS; undefined for none, and for Google's white, which is the colour of an empty cell. */
export function cssColor(color: Color): string | undefined {
  if (color === undefined) return undefined;
  const parts = [color.red, color.green, color.blue].map((part) => Math.round(part * 255));
  if (parts.every((part) => part === 255)) return undefined;
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

const aligned = { LEFT: 'left', CENTER: 'center', RIGHT: 'right' } as const;
const stood = { TOP: 'top', MIDDLE: 'middle' } as const;

/** The size of text that nobody set, in points. */
const usualSize = 10;

/** How a cell looks, from its own format, then from the bands it lies in; conditional formats come on top. */
export function lookOf(
  cell: CellAnswer | undefined,
  place: { row: number; column: number; sheet: SheetAnswer },
): CellLook {
  const format = cell?.effectiveFormat;
  const text = format?.textFormat;
  const ink = cssColor(text?.foregroundColorStyle?.rgbColor);
  return {
    fill: cssColor(format?.backgroundColorStyle?.rgbColor) ?? bandColor(place),
    ink: ink === '#000000' ? undefined : ink,
    align: Object.entries(aligned).find(([name]) => name === format?.horizontalAlignment)?.[1],
    stand: Object.entries(stood).find(([name]) => name === format?.verticalAlignment)?.[1],
    size: text?.fontSize === undefined ? 1 : text.fontSize / usualSize,
    isBold: text?.bold === true,
    isItalic: text?.italic === true,
    isStruck: text?.strikethrough === true,
    isWrapped: format?.wrapStrategy === 'WRAP',
    isCut: format?.wrapStrategy === 'CLIP',
  };
}

interface Banded {
  readonly range: Box;
  readonly bands: SheetAnswer['tables'][number]['rowsProperties'];
}

/** The colour of the band a cell lies in; a table has bands of its own. */
function bandColor(place: { row: number; column: number; sheet: SheetAnswer }): string | undefined {
  const { row, column, sheet } = place;
  const banded: Banded[] = [
    ...sheet.bandedRanges.map(({ range, rowProperties }) => ({ range, bands: rowProperties })),
    ...sheet.tables.map(({ range, rowsProperties }) => ({ range, bands: rowsProperties })),
  ];
  const own = banded.find(({ range }) => isInBox(range, row, column));
  if (own === undefined) return undefined;
  const header = cssColor(own.bands?.headerColorStyle?.rgbColor);
  const from = row - own.range.top - (header === undefined ? 0 : 1);
  if (from < 0) return header;
  const band = from % 2 === 0 ? own.bands?.firstBandColorStyle : own.bands?.secondBandColorStyle;
  return cssColor(band?.rgbColor);
}
