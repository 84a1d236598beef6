import { placeAfterMove } from './line-edit.ts';
import { shiftObjects } from './shift-objects.ts';
import { gridSize, sheetIdOf } from './spreadsheet-state.ts';
import type { SheetState, SpreadsheetState } from './spreadsheet-state.ts';

export interface LinesToMove {
  dimension: 'ROWS' | 'COLUMNS';
  start: number;
  count: number;
  /** Counted before the lines are taken out. */
  destination: number;
}

/** Moves rows or columns with their cells, sizes and metadata; a destination inside the block changes nothing. */
export function moveLines(state: SpreadsheetState, sheet: SheetState, lines: LinesToMove): void {
  const { dimension, start, count, destination } = lines;
  if (destination >= start && destination <= start + count) return;
  const size = gridSize(sheet);
  const target = placeAfterMove(lines);
  if (dimension === 'ROWS') {
    const rows = Array.from({ length: size.rows }, (_, index) => sheet.rows[index] ?? []);
    sheet.rows = trimEnd(moved(rows, lines, target), (row) => row.length === 0);
    sheet.rowLines = moved(padded(sheet.rowLines, size.rows), lines, target);
  } else {
    sheet.rows = sheet.rows.map((row) =>
      row.length <= Math.min(start, destination)
        ? row
        : trimEnd(moved(padded(row, size.columns), lines, target), (cell) => cell === undefined),
    );
    sheet.columnLines = moved(padded(sheet.columnLines, size.columns), lines, target);
  }
  shiftObjects(state, { kind: 'move', sheetId: sheetIdOf(sheet), dimension, start, count, destination });
}

function padded<T>(list: readonly (T | undefined)[], length: number): (T | undefined)[] {
  return Array.from({ length }, (_, index) => list[index]);
}

function moved<T>(list: T[], lines: LinesToMove, target: number): T[] {
  const block = list.splice(lines.start, lines.count);
  list.splice(target, 0, ...block);
  return list;
}

function trimEnd<T>(list: T[], isEmpty: (item: T) => boolean): T[] {
  while (list.length > 0 && list.slice(-1).every((item) => isEmpty(item))) list.pop();
  return list;
}
