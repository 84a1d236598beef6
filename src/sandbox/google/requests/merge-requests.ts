import { badRequest } from '../google-error.ts';
import { textAt } from '../json.ts';
import { boxPlaces, boxToJson, doBoxesMeet, isBoxInside, resolveRange } from '../sheets/grid-range.ts';
import type { Box } from '../sheets/grid-range.ts';
import { cellAt, patchCell } from '../sheets/grid.ts';
import type { Draft } from '../sheets/spreadsheet-state.ts';
import { objectsOn, requiredBox } from './request-handler.ts';
import type { RequestFamily } from './request-handler.ts';

/** Drops the merges a box covers; one it only touches is refused. */
function dropMerges(draft: Draft, box: Box): void {
  box.sheet.objects.merges = objectsOn(box.sheet, 'merges').filter((merge) => {
    const old = resolveRange(draft.state, merge);
    if (!doBoxesMeet(old, box)) return true;
    if (!isBoxInside(old, box))
      throw badRequest('You must select all cells in a merged range to merge or unmerge them.');
    return false;
  });
}

function partsOf(box: Box, mergeType: string): Box[] {
  if (mergeType === 'MERGE_ROWS')
    return Array.from({ length: box.bottom - box.top }, (_, row) => ({
      ...box,
      top: box.top + row,
      bottom: box.top + row + 1,
    }));
  if (mergeType === 'MERGE_COLUMNS')
    return Array.from({ length: box.right - box.left }, (_, column) => ({
      ...box,
      left: box.left + column,
      right: box.left + column + 1,
    }));
  return [box];
}

/** Only the first cell of a merge keeps its value. */
function emptyOthers(box: Box): void {
  for (const place of boxPlaces(box)) {
    const isFirst = place.row === box.top && place.column === box.left;
    if (!isFirst && cellAt(box.sheet, place.row, place.column)?.userEnteredValue !== undefined)
      patchCell(box.sheet, place, { userEnteredValue: undefined, textFormatRuns: undefined });
  }
}

/** Requests that merge cells and undo it. */
export const mergeRequests: RequestFamily = {
  mergeCells(draft, request) {
    const box = requiredBox(draft, request);
    dropMerges(draft, box);
    const parts = partsOf(box, textAt(request, 'mergeType') ?? 'MERGE_ALL');
    const merged = parts.filter((part) => part.bottom - part.top > 1 || part.right - part.left > 1);
    for (const part of merged) emptyOthers(part);
    box.sheet.objects.merges = [...objectsOn(box.sheet, 'merges'), ...merged.map((part) => boxToJson(part))];
    return undefined;
  },
  unmergeCells(draft, request) {
    dropMerges(draft, requiredBox(draft, request));
    return undefined;
  },
};
