import { evaluate } from '../formula.ts';
import { numberAt, objectAt, objectsAt, textAt, listAt, isObject } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { meetsCondition } from '../sheets/boolean-condition.ts';
import { displayOf } from '../sheets/cell-display.ts';
import { boxToJson } from '../sheets/grid-range.ts';
import type { Box } from '../sheets/grid-range.ts';
import type { Draft, Line, SheetState } from '../sheets/spreadsheet-state.ts';
import { applyMask, readUpdateMask } from '../wire/field-mask.ts';
import {
  addObject,
  chosenId,
  findObject,
  namedSheet,
  replaceObject,
  requiredBox,
  requiredObject,
} from './request-handler.ts';
import type { RequestFamily } from './request-handler.ts';
import { sortBox } from './sort-range.ts';

/** Filters hide the rows that are listed or do not meet a condition; filters by colour hide nothing (from documents). */
export function setBasicFilter(draft: Draft, filter: JsonObject): void {
  const box = filter.range === undefined ? wholeBox(draft) : requiredBox(draft, filter);
  const sortSpecs = objectsAt(filter, 'sortSpecs');
  if (sortSpecs.length > 0) sortBox(draft, { ...box, top: box.top + 1 }, sortSpecs);
  box.sheet.basicFilter = { ...filter, range: boxToJson(box) };
  hideRows(draft, box, criteriaOf(filter));
}

function wholeBox(draft: Draft): Box {
  return requiredBox(draft, { range: { sheetId: numberAt(draft.state.sheets[0]?.properties, 'sheetId') } });
}

/** The criteria of each column, from both spellings of a filter. */
function criteriaOf(filter: JsonObject): Map<number, JsonObject> {
  const found = new Map<number, JsonObject>();
  for (const [column, criteria] of Object.entries(objectAt(filter, 'criteria') ?? {}))
    if (isObject(criteria)) found.set(Number(column), criteria);
  for (const spec of objectsAt(filter, 'filterSpecs'))
    found.set(numberAt(spec, 'columnIndex') ?? 0, objectAt(spec, 'filterCriteria') ?? {});
  return found;
}

function hideRows(draft: Draft, box: Box, criteria: ReadonlyMap<number, JsonObject>): void {
  const { state } = draft;
  const evaluation = evaluate(state, draft.now);
  const display = displayOf(state, evaluation);
  const { sheet } = box;
  showRows(sheet);
  function isHidden(row: number, column: number, own: JsonObject): boolean {
    if (listAt(own, 'hiddenValues').includes(display.formatted(sheet, row, column) ?? '')) return true;
    const condition = objectAt(own, 'condition');
    if (condition === undefined) return false;
    const origin = { row: box.top + 1, column };
    return meetsCondition(condition, { state, evaluation, sheet, place: { row, column }, origin }) === false;
  }
  for (let row = box.top + 1; row < Math.min(box.bottom, sheet.rows.length); row += 1)
    if ([...criteria].some(([column, own]) => isHidden(row, column, own)))
      setLine(sheet, row, { ...sheet.rowLines[row], hiddenByFilter: true });
}

function setLine(sheet: SheetState, row: number, line: Line): void {
  while (sheet.rowLines.length <= row) sheet.rowLines.push(undefined);
  sheet.rowLines[row] = line;
}

function showRows(sheet: SheetState): void {
  for (const [row, line] of sheet.rowLines.entries())
    if (line?.hiddenByFilter === true) sheet.rowLines[row] = { ...line, hiddenByFilter: undefined };
}

/** Lays a filter view on a sheet. */
export function addFilterView(draft: Draft, given: JsonObject): JsonObject {
  const box = requiredBox(draft, given);
  const filterViewId = chosenId(draft, numberAt(given, 'filterViewId'), 'Filter view');
  const title = textAt(given, 'title') ?? `Filter ${(box.sheet.objects.filterViews?.length ?? 0) + 1}`;
  const filter = { ...given, filterViewId, title, range: boxToJson(box) };
  addObject(box.sheet, 'filterViews', filter);
  return filter;
}

/** Requests about filters. */
export const filterRequests: RequestFamily = {
  setBasicFilter(draft, request) {
    setBasicFilter(draft, requiredObject(request, 'filter'));
    return undefined;
  },
  clearBasicFilter(draft, request) {
    const sheet = namedSheet(draft, request);
    sheet.basicFilter = undefined;
    showRows(sheet);
    return undefined;
  },
  addFilterView: (draft, request) => ({ filter: addFilterView(draft, requiredObject(request, 'filter')) }),
  updateFilterView(draft, request) {
    const given = requiredObject(request, 'filter');
    const mask = readUpdateMask(textAt(request, 'fields'), 'FilterView');
    const { sheet, item } = findObject(draft, 'filterViews', numberAt(given, 'filterViewId'));
    const now = { ...applyMask(item, given, mask), filterViewId: item.filterViewId };
    replaceObject(sheet, 'filterViews', { old: item, now });
    return undefined;
  },
  deleteFilterView(draft, request) {
    const { sheet, item } = findObject(draft, 'filterViews', numberAt(request, 'filterId'));
    replaceObject(sheet, 'filterViews', { old: item });
    return undefined;
  },
};
