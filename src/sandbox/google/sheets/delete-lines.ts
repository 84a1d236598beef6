import { badRequest } from '../google-error.ts';
import { numberAt, objectAt } from '../json.ts';
import { shiftObjects } from './shift-objects.ts';
import { gridSize, resizeGrid, sheetIdOf } from './spreadsheet-state.ts';
import type { SheetState, SpreadsheetState } from './spreadsheet-state.ts';

export interface LinesToDelete {
  dimension: 'ROWS' | 'COLUMNS';
  start: number;
  count: number;
}

/** Deletes rows or columns with all that is on them, their metadata too; one line that is not frozen must remain. */
export function deleteLines(state: SpreadsheetState, sheet: SheetState, lines: LinesToDelete): void {
  const { dimension, start, count } = lines;
  const size = gridSize(sheet);
  const total = dimension === 'ROWS' ? size.rows : size.columns;
  const grid = objectAt(sheet.properties, 'gridProperties');
  const word = dimension === 'ROWS' ? 'row' : 'column';
  const frozen = numberAt(grid, dimension === 'ROWS' ? 'frozenRowCount' : 'frozenColumnCount') ?? 0;
  if (count >= total) throw badRequest(`You can't delete all the ${word}s on the sheet.`);
  const frozenLost = Math.max(0, Math.min(frozen, start + count) - start);
  if (total - count <= frozen - frozenLost)
    throw badRequest(`Sorry, it is not possible to delete all non-frozen ${word}s.`);
  if (dimension === 'ROWS') {
    sheet.rows.splice(start, count);
    sheet.rowLines.splice(start, count);
  } else {
    for (const [index, row] of sheet.rows.entries())
      if (row !== undefined && row.length > start) sheet.rows[index] = row.toSpliced(start, count);
    sheet.columnLines.splice(start, count);
  }
  const left = dimension === 'ROWS' ? { ...size, rows: total - count } : { ...size, columns: total - count };
  resizeGrid(state, sheet, left);
  if (frozenLost > 0) unfreeze(sheet, dimension, frozen - frozenLost);
  shiftObjects(state, { kind: 'delete', sheetId: sheetIdOf(sheet), dimension, start, count });
}

function unfreeze(sheet: SheetState, dimension: 'ROWS' | 'COLUMNS', left: number): void {
  const key = dimension === 'ROWS' ? 'frozenRowCount' : 'frozenColumnCount';
  const gridProperties = {
    ...objectAt(sheet.properties, 'gridProperties'),
    [key]: left === 0 ? undefined : left,
  };
  sheet.properties = { ...sheet.properties, gridProperties };
}
