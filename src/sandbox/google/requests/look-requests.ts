import { badRequest } from '../google-error.ts';
import { numberAt, objectAt, objectsAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { boxToJson, checkRange, doBoxesMeet, resolveRange } from '../sheets/grid-range.ts';
import { sheetIdOf } from '../sheets/spreadsheet-state.ts';
import type { Draft, SheetState } from '../sheets/spreadsheet-state.ts';
import { applyMask, readUpdateMask } from '../wire/field-mask.ts';
import {
  addObject,
  chosenId,
  findObject,
  namedSheet,
  objectsOn,
  replaceObject,
  requiredBox,
  requiredObject,
} from './request-handler.ts';
import type { RequestFamily } from './request-handler.ts';

/** Conditional formats and banding; none of it was seen in recorded traffic, so all of it is from documents. */
function sheetOfRule(draft: Draft, rule: JsonObject): SheetState {
  const [first, ...others] = objectsAt(rule, 'ranges');
  if (first === undefined) throw badRequest('rule.ranges must be specified');
  for (const range of [first, ...others]) checkRange(range, 'rule.ranges');
  const sheet = namedSheet(draft, first);
  if (others.some((range) => namedSheet(draft, range) !== sheet))
    throw badRequest('All ranges of a conditional format rule must be on the same grid.');
  if (objectAt(rule, 'booleanRule') === undefined && objectAt(rule, 'gradientRule') === undefined)
    throw badRequest('A conditional format rule needs a booleanRule or a gradientRule.');
  return sheet;
}

/** Adds a rule at its index, 0 by default: it then comes before the others. */
export function addConditionalFormat(draft: Draft, rule: JsonObject, index: number): void {
  const sheet = sheetOfRule(draft, rule);
  const rules = objectsOn(sheet, 'conditionalFormats');
  if (index < 0 || index > rules.length)
    throw badRequest(`index[${index}] is too large. Must be <= ${rules.length}`);
  sheet.objects.conditionalFormats = rules.toSpliced(index, 0, rule);
}

function ruleAt(sheet: SheetState, index: number): JsonObject {
  const rule = objectsOn(sheet, 'conditionalFormats')[index];
  if (rule === undefined)
    throw badRequest(`No conditional format on sheet: ${sheetIdOf(sheet)} at index: ${index}`);
  return rule;
}

function updateConditionalFormatRule(draft: Draft, request: JsonObject): JsonObject {
  const index = numberAt(request, 'index') ?? 0;
  const given = objectAt(request, 'rule');
  const sheet = given === undefined ? namedSheet(draft, request) : sheetOfRule(draft, given);
  const oldRule = ruleAt(sheet, index);
  const rules = objectsOn(sheet, 'conditionalFormats');
  if (given !== undefined) {
    sheet.objects.conditionalFormats = rules.with(index, given);
    return { oldRule, newRule: given, ...(index === 0 ? {} : { oldIndex: index, newIndex: index }) };
  }
  const newIndex = numberAt(request, 'newIndex') ?? 0;
  if (newIndex >= rules.length)
    throw badRequest(`newIndex[${newIndex}] is too large. Must be < ${rules.length}`);
  sheet.objects.conditionalFormats = rules.toSpliced(index, 1).toSpliced(newIndex, 0, oldRule);
  return { newRule: oldRule, oldIndex: index, newIndex };
}

/** Paints a range in alternating colours; two paintings must not overlap. */
export function addBanding(draft: Draft, given: JsonObject): JsonObject {
  const box = requiredBox(draft, given);
  for (const old of objectsOn(box.sheet, 'bandedRanges'))
    if (doBoxesMeet(box, resolveRange(draft.state, objectAt(old, 'range') ?? {})))
      throw badRequest(
        'You cannot add alternating background colors to a range that already has alternating background colors.',
      );
  const bandedRangeId = chosenId(draft, numberAt(given, 'bandedRangeId'), 'Banded range');
  const item = { bandedRangeId, ...given, range: boxToJson(box) };
  addObject(box.sheet, 'bandedRanges', { ...item, bandedRangeId });
  return { ...item, bandedRangeId };
}

/** Requests about conditional formats and banding. */
export const lookRequests: RequestFamily = {
  addConditionalFormatRule(draft, request) {
    addConditionalFormat(draft, requiredObject(request, 'rule'), numberAt(request, 'index') ?? 0);
    return undefined;
  },
  updateConditionalFormatRule,
  deleteConditionalFormatRule(draft, request) {
    const sheet = namedSheet(draft, request);
    const index = numberAt(request, 'index') ?? 0;
    const rule = ruleAt(sheet, index);
    sheet.objects.conditionalFormats = objectsOn(sheet, 'conditionalFormats').toSpliced(index, 1);
    return { rule };
  },
  addBanding: (draft, request) => ({
    bandedRange: addBanding(draft, requiredObject(request, 'bandedRange')),
  }),
  updateBanding(draft, request) {
    const given = requiredObject(request, 'bandedRange');
    const mask = readUpdateMask(textAt(request, 'fields'), 'BandedRange');
    const { sheet, item } = findObject(draft, 'bandedRanges', numberAt(given, 'bandedRangeId'));
    const now = { ...applyMask(item, given, mask), bandedRangeId: item.bandedRangeId };
    replaceObject(sheet, 'bandedRanges', { old: item, now });
    return undefined;
  },
  deleteBanding(draft, request) {
    const { sheet, item } = findObject(draft, 'bandedRanges', numberAt(request, 'bandedRangeId'));
    replaceObject(sheet, 'bandedRanges', { old: item });
    return undefined;
  },
};
