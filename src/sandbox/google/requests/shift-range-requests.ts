import { textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Box } from '../sheets/grid-range.ts';
import { cellAt, putCell } from '../sheets/grid.ts';
import { gridSize } from '../sheets/spreadsheet-state.ts';
import type { Cell, Draft } from '../sheets/spreadsheet-state.ts';
import { requiredBox } from './request-handler.ts';
import type { RequestFamily } from './request-handler.ts';

/** Moves the cells from a box on to the edge of the grid, down or right; what would fall off the grid is lost (from documents). */
function shiftCells(box: Box, request: JsonObject, by: 1 | -1): undefined {
  const isDown = textAt(request, 'shiftDimension') !== 'COLUMNS';
  const size = gridSize(box.sheet);
  const area = isDown ? { ...box, bottom: size.rows } : { ...box, right: size.columns };
  const height = isDown ? box.bottom - box.top : 0;
  const width = isDown ? 0 : box.right - box.left;
  const lastRow = Math.min(area.bottom, box.sheet.rows.length + height);
  const taken = new Map<string, Cell | undefined>();
  for (let row = area.top; row < Math.min(area.bottom, box.sheet.rows.length); row += 1)
    for (let column = area.left; column < area.right; column += 1)
      taken.set(`${row}/${column}`, cellAt(box.sheet, row, column));
  for (let row = area.top; row < lastRow; row += 1)
    for (let column = area.left; column < area.right; column += 1) {
      const from = `${row - by * height}/${column - by * width}`;
      putCell(box.sheet, { row, column }, taken.get(from));
    }
  return undefined;
}

/** Requests that push cells aside or close a gap. */
export const shiftRangeRequests: RequestFamily = {
  insertRange: (draft: Draft, request) => shiftCells(requiredBox(draft, request), request, 1),
  deleteRange: (draft: Draft, request) => shiftCells(requiredBox(draft, request), request, -1),
};
