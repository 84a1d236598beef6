import { badRequest } from '../google-error.ts';
import { numberAt, objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { sheetIdOf } from '../sheets/spreadsheet-state.ts';
import type { Draft, SheetState } from '../sheets/spreadsheet-state.ts';
import { readUpdateMask } from '../wire/field-mask.ts';
import { changeLines, readLineRange } from './dimension-requests.ts';
import type { LineRange } from './dimension-requests.ts';
import { objectsOn, replaceObject, requiredObject } from './request-handler.ts';
import type { RequestFamily } from './request-handler.ts';

type GroupKind = 'rowGroups' | 'columnGroups';

function kindOf(dimension: string): GroupKind {
  return dimension === 'ROWS' ? 'rowGroups' : 'columnGroups';
}

function spanOf(group: JsonObject): { start: number; end: number } {
  const range = objectAt(group, 'range');
  return { start: numberAt(range, 'startIndex') ?? 0, end: numberAt(range, 'endIndex') ?? 0 };
}

/** How deep every line is grouped. */
function depthsOf(groups: readonly JsonObject[]): number[] {
  const depths: number[] = [];
  for (const group of groups) {
    const { start, end } = spanOf(group);
    for (let index = start; index < end; index += 1) depths[index] = (depths[index] ?? 0) + 1;
  }
  return Array.from(depths, (depth) => depth ?? 0);
}

/** The groups that give those depths: one for every unbroken run at least that deep. */
function groupsOf(sheet: SheetState, dimension: string, depths: readonly number[]): JsonObject[] {
  const before = objectsOn(sheet, kindOf(dimension));
  const groups: JsonObject[] = [];
  const deepest = Math.max(0, ...depths);
  for (let depth = 1; depth <= deepest; depth += 1) {
    let start = -1;
    for (let index = 0; index <= depths.length; index += 1) {
      const isInside = (depths[index] ?? 0) >= depth;
      if (isInside && start < 0) start = index;
      if (isInside || start < 0) continue;
      const sheetId = sheetIdOf(sheet);
      const range = { ...(sheetId === 0 ? {} : { sheetId }), dimension, startIndex: start, endIndex: index };
      const old = before.find((group) => spanOf(group).start === start && spanOf(group).end === index);
      groups.push({ range, depth, ...(old?.collapsed === true ? { collapsed: true } : {}) });
      start = -1;
    }
  }
  return groups;
}

function regroup(range: LineRange, by: 1 | -1): JsonObject[] {
  const { sheet, dimension, start, end } = range;
  const kind = kindOf(dimension);
  const depths = depthsOf(objectsOn(sheet, kind));
  const last = Math.min(end, range.total);
  if (by < 0 && !depths.slice(start, last).some((depth) => depth > 0))
    throw badRequest(`No group found spanning the range.`);
  for (let index = 0; index < last; index += 1)
    depths[index] = Math.max(0, (depths[index] ?? 0) + (index >= start ? by : 0));
  if (Math.max(0, ...depths) > 8) throw badRequest('Cannot group more than 8 levels deep.');
  const groups = groupsOf(sheet, dimension, depths);
  sheet.objects[kind] = groups;
  return groups;
}

/** A sheet with groups says on which side their buttons are. */
function showControls(range: LineRange): void {
  const key = range.dimension === 'ROWS' ? 'rowGroupControlAfter' : 'columnGroupControlAfter';
  const { sheet } = range;
  sheet.properties = {
    ...sheet.properties,
    gridProperties: { ...objectAt(sheet.properties, 'gridProperties'), [key]: true },
  };
}

/** Folds a group or opens it; its lines are hidden or shown with it (from documents). */
function updateDimensionGroup(draft: Draft, request: JsonObject): undefined {
  const given = requiredObject(request, 'dimensionGroup');
  const mask = readUpdateMask(textAt(request, 'fields'), 'DimensionGroup');
  const range = readLineRange(draft, given);
  const { sheet, dimension, start, end } = range;
  const kind = kindOf(dimension);
  const old = objectsOn(sheet, kind).find(
    (group) =>
      spanOf(group).start === start &&
      spanOf(group).end === end &&
      numberAt(group, 'depth') === numberAt(given, 'depth'),
  );
  if (old === undefined) throw badRequest('No group found with the given range and depth.');
  const { collapsed: _, ...open } = old;
  if (mask.has('collapsed')) {
    const hiddenByUser = given.collapsed === true ? true : undefined;
    changeLines(range, (line) => ({ ...line, hiddenByUser }));
  }
  replaceObject(sheet, kind, { old, now: given.collapsed === true ? { ...open, collapsed: true } : open });
  return undefined;
}

/** Requests that group rows and columns. */
export const dimensionGroupRequests: RequestFamily = {
  addDimensionGroup(draft, request) {
    const range = readLineRange(draft, request);
    showControls(range);
    return { dimensionGroups: regroup(range, 1) };
  },
  deleteDimensionGroup(draft, request) {
    const groups = regroup(readLineRange(draft, request), -1);
    return groups.length === 0 ? {} : { dimensionGroups: groups };
  },
  updateDimensionGroup,
};
