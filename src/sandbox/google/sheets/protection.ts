import { badRequest } from '../google-error.ts';
import { flagAt, isSameJson, listAt, numberAt, objectAt, objectsAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { resolveRange } from './grid-range.ts';
import type { Box } from './grid-range.ts';
import { cellAt } from './grid.ts';
import type { SheetState, SpreadsheetState } from './spreadsheet-state.ts';

/** Who looks at a spreadsheet or changes it. */
export interface Editor {
  email: string;
  /** The owner of a file may edit whatever is protected. */
  isOwner: boolean;
}

/** Whether somebody may edit what a protection covers. */
export function mayEdit(protection: JsonObject, editor: Editor): boolean {
  if (editor.isOwner || flagAt(protection, 'warningOnly')) return true;
  const editors = objectAt(protection, 'editors');
  return (
    flagAt(editors, 'domainUsersCanEdit') ||
    listAt(editors, 'users').some(
      (user) => typeof user === 'string' && user.toLowerCase() === editor.email.toLowerCase(),
    )
  );
}

/** A protection as somebody sees it: its editors are shown to those who may edit. */
export function showProtection(protection: JsonObject, viewer: Editor): JsonObject {
  if (mayEdit(protection, viewer)) return { ...protection, requestingUserCanEdit: true };
  const { editors: _, requestingUserCanEdit: __, ...rest } = protection;
  return rest;
}

interface Guarded {
  sheet: SheetState;
  protection: JsonObject;
}

function protectionsIn(state: SpreadsheetState): Guarded[] {
  return state.sheets.flatMap((sheet) =>
    (sheet.objects.protectedRanges ?? []).map((protection) => ({ sheet, protection })),
  );
}

/**
 * A check that what somebody may not edit is as it was when the check was made; it throws when it is not. Protected cells may
 * move, with what is around them (from documents).
 */
export function guardProtections(
  before: SpreadsheetState,
  editor: Editor,
): (after: SpreadsheetState) => void {
  const guarded = protectionsIn(before).filter(({ protection }) => !mayEdit(protection, editor));
  if (guarded.length === 0) return () => undefined;
  return (after) => {
    const now = protectionsIn(after);
    for (const { protection } of guarded) {
      const id = numberAt(protection, 'protectedRangeId');
      const same = now.find((one) => numberAt(one.protection, 'protectedRangeId') === id)?.protection;
      if (same === undefined || !isSameSetting(protection, same)) throw protectedObject();
      const [old, current] = [boxOf(before, protection), boxOf(after, same)];
      const open = objectsAt(same, 'unprotectedRanges').map((range) => resolveRange(after, range));
      if (old !== undefined && current !== undefined && !isSameContent(old, current, open))
        throw protectedObject();
    }
  };
}

function isSameSetting(one: JsonObject, other: JsonObject): boolean {
  return ['description', 'editors', 'warningOnly', 'namedRangeId', 'tableId'].every((key) =>
    isSameJson(one[key], other[key]),
  );
}

function boxOf(state: SpreadsheetState, protection: JsonObject): Box | undefined {
  const range = objectAt(protection, 'range');
  return range === undefined ? undefined : resolveRange(state, range);
}

function isSameContent(old: Box, now: Box, open: readonly Box[]): boolean {
  const height = Math.max(old.bottom - old.top, now.bottom - now.top);
  for (let down = 0; down < height; down += 1) {
    const isSameRow = old.sheet.rows[old.top + down] === now.sheet.rows[now.top + down];
    if (isSameRow && old.left === now.left) continue;
    for (let right = 0; right < Math.max(old.right - old.left, now.right - now.left); right += 1) {
      const place = { row: now.top + down, column: now.left + right };
      if (open.some((box) => isInside(box, place))) continue;
      const cell = cellAt(old.sheet, old.top + down, old.left + right);
      if (!isSameJson(cell, cellAt(now.sheet, place.row, place.column))) return false;
    }
  }
  return true;
}

function isInside(box: Box, { row, column }: { row: number; column: number }): boolean {
  return row >= box.top && row < box.bottom && column >= box.left && column < box.right;
}

function protectedObject(): Error {
  return badRequest(
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
  );
}
