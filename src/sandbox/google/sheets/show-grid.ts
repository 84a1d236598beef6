import { localeNamed } from '../format/locale.ts';
import { defaultPattern } from '../format/number-format.ts';
import type { NumberFormat } from '../format/number-format.ts';
import { objectAt, textAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { CellDisplay } from './cell-display.ts';
import { numberFormatOf } from './cell-display.ts';
import { conditionalLook } from './conditional-look.ts';
import { lineMetadataToJson } from './developer-metadata.ts';
import type { Box } from './grid-range.ts';
import { cellAt } from './grid.ts';
import type { Cell, SheetState, SpreadsheetState } from './spreadsheet-state.ts';

const defaultSize = { ROWS: 21, COLUMNS: 100 } as const;

/** A box as GridData: cells up to the last that holds anything, and every row and column with its size. */
export function showGrid(state: SpreadsheetState, box: Box, display: CellDisplay): JsonObject {
  const rowData: JsonObject[] = [];
  for (let row = box.top; row < box.bottom; row += 1) {
    if (row >= box.sheet.rows.length && !isSpilledRow(box, row, display)) break;
    rowData.push(showRow(state, { box, row }, display));
  }
  while (rowData.length > 0 && rowData.at(-1)?.values === undefined) rowData.pop();
  return {
    ...(box.top === 0 ? {} : { startRow: box.top }),
    ...(box.left === 0 ? {} : { startColumn: box.left }),
    ...(rowData.length === 0 ? {} : { rowData }),
    rowMetadata: showLines(box, 'ROWS'),
    columnMetadata: showLines(box, 'COLUMNS'),
  };
}

function isSpilledRow(box: Box, row: number, display: CellDisplay): boolean {
  for (let column = box.left; column < box.right; column += 1)
    if (display.scalarAt(box.sheet, row, column) !== null) return true;
  return false;
}

function showRow(state: SpreadsheetState, at: { box: Box; row: number }, display: CellDisplay): JsonObject {
  const { box, row } = at;
  const values: Json[] = [];
  let end = 0;
  for (let column = box.left; column < box.right; column += 1) {
    const cell = showCell(state, { box, row, column }, display);
    values.push(cell);
    if (Object.keys(cell).length > 0) end = values.length;
  }
  return end === 0 ? {} : { values: values.slice(0, end) };
}

function showCell(
  state: SpreadsheetState,
  at: { box: Box; row: number; column: number },
  display: CellDisplay,
): JsonObject {
  const { sheet } = at.box;
  const cell = cellAt(sheet, at.row, at.column);
  const effectiveValue = display.effectiveValue(sheet, at.row, at.column);
  if (cell === undefined && effectiveValue === undefined) return {};
  const { userEnteredValue, userEnteredFormat, ...rest } = cell ?? {};
  const formattedValue = display.formatted(sheet, at.row, at.column);
  const hyperlink = linkOf(cell);
  return {
    ...(userEnteredValue === undefined ? {} : { userEnteredValue }),
    ...(effectiveValue === undefined ? {} : { effectiveValue }),
    ...(formattedValue === undefined || formattedValue === '' ? {} : { formattedValue }),
    ...(userEnteredFormat === undefined ? {} : { userEnteredFormat }),
    effectiveFormat: effectiveFormatOf(state, { sheet, row: at.row, column: at.column }, display),
    ...(hyperlink === undefined ? {} : { hyperlink }),
    ...rest,
  };
}

/** The default look with a cell's own on top, and on these what conditional formats add. */
function effectiveFormatOf(
  state: SpreadsheetState,
  at: { sheet: SheetState; row: number; column: number },
  display: CellDisplay,
): JsonObject {
  const cell = cellAt(at.sheet, at.row, at.column);
  const base = objectAt(state.properties, 'defaultFormat') ?? {};
  const own = objectAt(cell, 'userEnteredFormat') ?? {};
  const look = conditionalLook(state, { sheet: at.sheet, place: at }, display.evaluation);
  const numberFormat = patterned(numberFormatOf(state, at), state);
  return {
    ...base,
    ...own,
    ...(numberFormat === undefined ? {} : { numberFormat: { ...numberFormat } }),
    ...look,
    textFormat: {
      ...objectAt(base, 'textFormat'),
      ...objectAt(own, 'textFormat'),
      ...objectAt(look, 'textFormat'),
    },
    hyperlinkDisplayType: linkOf(cell) === undefined ? 'PLAIN_TEXT' : 'LINKED',
  };
}

/** A format with the pattern it stands for in the spreadsheet's locale. */
function patterned(format: NumberFormat | undefined, state: SpreadsheetState): NumberFormat | undefined {
  if (format === undefined || format.pattern !== undefined) return format;
  const pattern = defaultPattern(format.type, localeNamed(textAt(state.properties, 'locale') ?? 'en_US'));
  return pattern === undefined ? format : { ...format, pattern };
}

function linkOf(cell: Cell | undefined): string | undefined {
  const formula = textAt(objectAt(cell, 'userEnteredValue'), 'formulaValue') ?? '';
  const format = objectAt(objectAt(cell, 'userEnteredFormat'), 'textFormat');
  return /^=\s*HYPERLINK\(\s*"([^"]+)"/i.exec(formula)?.[1] ?? textAt(objectAt(format, 'link'), 'uri');
}

function showLines(box: Box, dimension: 'ROWS' | 'COLUMNS'): JsonObject[] {
  const [start, end] = dimension === 'ROWS' ? [box.top, box.bottom] : [box.left, box.right];
  const lines = dimension === 'ROWS' ? box.sheet.rowLines : box.sheet.columnLines;
  return Array.from({ length: Math.max(0, end - start) }, (_, offset) => {
    const index = start + offset;
    const line = lines[index];
    const developerMetadata =
      line?.metadata === undefined ? [] : lineMetadataToJson(box.sheet, { dimension, index });
    return {
      ...(line?.hiddenByFilter === true ? { hiddenByFilter: true } : {}),
      ...(line?.hiddenByUser === true ? { hiddenByUser: true } : {}),
      pixelSize: line?.pixelSize ?? defaultSize[dimension],
      ...(developerMetadata.length === 0 ? {} : { developerMetadata }),
    };
  });
}
