import * as z from 'zod';
import type { VendorApi } from '../vendor-api.ts';
import { createChoices } from './cell-choices.ts';
import { lookOf } from './cell-look.ts';
import { conditionalLook } from './conditional-look.ts';
import type { ColumnFold, Grid, GridCell, GridColumn, GridRow } from './grid.ts';
import type { Box } from './place-name.ts';
import { cellName, columnLetters, inTab, isInBox } from './place-name.ts';
import type { CellAnswer, SheetAnswer, TabAnswer } from './sheet-answer.ts';
import { sheetFields, SheetsAnswer } from './sheet-answer.ts';
import { readRanges } from './read-values.ts';
import type { Spark } from './grid.ts';
import { typedText } from './typed-text.ts';

const defaultWidth = 100;
const defaultHeight = 24;
/** A row of this height is one whose height nobody set. */
const ownHeight = 21;
/** How many rows are shown at first, and how many more with each press. */
export const rowsAtOnce = 100;
/** Empty columns and rows after the last with something in it, so that there is room to type. */
const spareColumns = 3;
const fewestColumns = 12;
const spareRows = 12;
/** About as many columns lie under a chart. */
const chartColumns = 4;

/** What a formula draws in its cell; undefined for a formula that draws nothing. */
export type ReadSpark = (
  formula: string,
  place: { sheetId: number; row: number; column: number },
) => Spark | undefined;

/** A tab with its grid. */
export interface ReadSheet {
  readonly sheet: SheetAnswer;
  readonly grid: Grid;
}

/**
 * Reads the first rows of a tab: as many as are asked for, or else those with something in them and some to type in. A
 * tab that is only a chart has no grid.
 */
export async function readSheet(
  api: VendorApi,
  asked: {
    spreadsheet: string;
    /** How the spreadsheet reads what is typed. */
    locale: string;
    tab: TabAnswer;
    rows: number | undefined;
    sparks: ReadSpark;
  },
): Promise<ReadSheet> {
  const { spreadsheet, tab } = asked;
  const size = tab.gridProperties ?? { rowCount: 0, columnCount: 0 };
  const filled = await readFilled(api, { spreadsheet, tab });
  const rowsRead = Math.min(size.rowCount, asked.rows ?? Math.min(filled.rows + spareRows, rowsAtOnce));
  const wide = Math.min(size.columnCount, Math.max(filled.columns + spareColumns, fewestColumns));
  const range = rowsRead === 0 ? '' : inTab(tab.title, `A1:${cellName(rowsRead - 1, wide - 1)}`);
  const query = new URLSearchParams({ fields: sheetFields, ...(range === '' ? {} : { ranges: range }) });
  const answer = SheetsAnswer.parse(
    await api({ method: 'GET', path: `/v4/spreadsheets/${spreadsheet}?${query.toString()}` }),
  );
  const sheet = answer.sheets[0] ?? z.never().parse(answer);
  const cells = (sheet.data[0]?.rowData ?? []).map((row) => row.values);
  const columns = columnsOf(sheet, { tab, wide });
  const choices = await createChoices(api, { spreadsheet, sheet, cells });
  const toCell = cellReader(sheet, {
    locale: asked.locale,
    choicesAt: choices,
    sparkAt: (formula, place) => asked.sparks(formula, { sheetId: tab.sheetId, ...place }),
  });
  const rows = rowsOf(sheet, { tab, count: rowsRead }).map((row) => ({
    ...row,
    cells: columns.map((column) =>
      toCell(cells[row.index]?.[column.index], { row: row.index, column: column.index }),
    ),
  }));
  const hasLines = tab.gridProperties?.hideGridlines !== true;
  return { sheet, grid: { columns, rows, rowCount: size.rowCount, rowsRead, hasLines } };
}

/** How far down and to the right a tab has values or charts. */
async function readFilled(
  api: VendorApi,
  { spreadsheet, tab }: { spreadsheet: string; tab: TabAnswer },
): Promise<{ rows: number; columns: number }> {
  if (tab.gridProperties === undefined) return { rows: 0, columns: 0 };
  const [values = []] = await readRanges(api, {
    spreadsheet,
    ranges: [inTab(tab.title, 'A1:ZZZ')],
    isShown: true,
  });
  const ends = tab.places.map(({ anchorCell, heightPixels }) => ({
    row: anchorCell.rowIndex + Math.ceil(heightPixels / defaultHeight),
    column: anchorCell.columnIndex + chartColumns,
  }));
  return {
    rows: Math.max(values.length, ...ends.map(({ row }) => row)),
    columns: values.reduce(
      (most, row) => Math.max(most, row.length),
      Math.max(0, ...ends.map(({ column }) => column)),
    ),
  };
}

function columnsOf(sheet: SheetAnswer, { tab, wide }: { tab: TabAnswer; wide: number }): GridColumn[] {
  const lines = sheet.data[0]?.columnMetadata ?? [];
  const frozen = tab.gridProperties?.frozenColumnCount ?? 0;
  const folds = sheet.columnGroups.filter(({ depth }) => depth === 1);
  let edge = 0;
  return indexes(wide)
    .filter((index) => lines[index]?.hiddenByUser !== true)
    .map((index, place, shown) => {
      const before = shown[place - 1] ?? -1;
      // The sign stands over the column after its group.
      const fold = folds.find(({ range }) => range.endIndex > before && range.endIndex <= index);
      const width = lines[index]?.pixelSize ?? defaultWidth;
      const stuckAt = index < frozen ? edge : undefined;
      edge += width;
      return { index, letters: columnLetters(index), width, stuckAt, fold: foldOf(fold) };
    });
}

function foldOf(group: SheetAnswer['columnGroups'][number] | undefined): ColumnFold | undefined {
  if (group === undefined) return undefined;
  return { start: group.range.startIndex, end: group.range.endIndex, isOpen: !group.collapsed };
}

function rowsOf(
  sheet: SheetAnswer,
  { tab, count }: { tab: TabAnswer; count: number },
): Omit<GridRow, 'cells'>[] {
  const lines = sheet.data[0]?.rowMetadata ?? [];
  const frozen = tab.gridProperties?.frozenRowCount ?? 0;
  let edge = 0;
  return indexes(count)
    .filter((index) => lines[index]?.hiddenByUser !== true && lines[index]?.hiddenByFilter !== true)
    .map((index) => {
      const size = lines[index]?.pixelSize ?? ownHeight;
      const height = Math.max(defaultHeight, size);
      const stuckAt = index < frozen ? edge : undefined;
      edge += height;
      return { index, height, stuckAt, isSet: size !== ownHeight };
    });
}

function cellReader(
  sheet: SheetAnswer,
  around: {
    locale: string;
    choicesAt: (row: number, column: number) => readonly string[] | undefined;
    sparkAt: (formula: string, place: { row: number; column: number }) => Spark | undefined;
  },
): (cell: CellAnswer | undefined, place: { row: number; column: number }) => GridCell {
  return (cell, { row, column }) => {
    const merge = sheet.merges.find((box) => isInBox(box, row, column));
    const isFirst = merge?.top === row && merge.left === column;
    const protection = sheet.protectedRanges.find(({ range }) => isInBox(range, row, column));
    return {
      name: cellName(row, column),
      text: cell?.formattedValue ?? '',
      typed: typedText(cell, around.locale),
      kind: kindOf(cell),
      look: { ...lookOf(cell, { row, column, sheet }), ...conditionalLook(cell, { row, column, sheet }) },
      note: cell?.note ?? '',
      choices: around.choicesAt(row, column),
      isTickBox: cell?.dataValidation?.condition.type === 'BOOLEAN',
      protection: protection?.description,
      span: isFirst ? spanOf(merge) : undefined,
      isCovered: merge !== undefined && !isFirst,
      spark: around.sparkAt(cell?.userEnteredValue?.formulaValue ?? '', { row, column }),
    };
  };
}

function spanOf({ top, left, bottom, right }: Box): { rows: number; columns: number } {
  return { rows: (bottom ?? top + 1) - top, columns: (right ?? left + 1) - left };
}

function kindOf(cell: CellAnswer | undefined): GridCell['kind'] {
  const value = cell?.effectiveValue;
  if (value?.errorValue !== undefined) return 'error';
  if (value?.numberValue !== undefined) return 'number';
  return value?.boolValue === undefined ? 'text' : 'boolean';
}

function indexes(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
