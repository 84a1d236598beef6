import { badRequest } from '../google-error.ts';
import { flagAt, listAt, numberAt, objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { checkRange } from '../sheets/grid-range.ts';
import { sheetIdOf, titleOf } from '../sheets/spreadsheet-state.ts';
import type { Draft } from '../sheets/spreadsheet-state.ts';
import { applyMask, readUpdateMask } from '../wire/field-mask.ts';
import {
  addObject,
  chosenId,
  findObject,
  freshId,
  namedSheet,
  objectsOn,
  replaceObject,
  requiredObject,
} from './request-handler.ts';
import type { RequestFamily } from './request-handler.ts';

/** Names a range. */
export function addNamedRange(draft: Draft, given: JsonObject): JsonObject {
  const name = textAt(given, 'name');
  const namedRangeId = textAt(given, 'namedRangeId') ?? String(freshId(draft));
  checkName(draft, name);
  if (draft.state.namedRanges.some((range) => range.namedRangeId === namedRangeId))
    throw badRequest(`A named range with id ${namedRangeId} already exists.`);
  const range = requiredObject(given, 'range');
  checkRange(range, 'namedRange.range');
  namedSheet(draft, range);
  const namedRange = { namedRangeId, name: name ?? '', range };
  draft.state.namedRanges = [...draft.state.namedRanges, namedRange];
  return namedRange;
}

/** A name is a word that cannot be taken for a cell; the words of refusals are from documents. */
function checkName(draft: Draft, name: string | undefined, except?: JsonObject): void {
  if (name === undefined || !/^[\p{L}_][\p{L}\p{N}_.]{0,249}$/u.test(name) || /^[A-Za-z]{1,3}\d+$/.test(name))
    throw badRequest(`The name "${name ?? ''}" is not a valid range name.`);
  const isTaken = draft.state.namedRanges.some(
    (range) => range !== except && textAt(range, 'name')?.toLowerCase() === name.toLowerCase(),
  );
  if (isTaken) throw badRequest(`A named range with the name "${name}" already exists.`);
}

function findNamedRange(draft: Draft, id: string | undefined): JsonObject {
  const found = draft.state.namedRanges.find((range) => range.namedRangeId === id);
  if (found === undefined) throw badRequest(`Cannot find named range with id: ${id ?? ''}`);
  return found;
}

function updateNamedRange(draft: Draft, request: JsonObject): undefined {
  const given = requiredObject(request, 'namedRange');
  const mask = readUpdateMask(textAt(request, 'fields'), 'NamedRange');
  const old = findNamedRange(draft, textAt(given, 'namedRangeId'));
  const now = { ...applyMask(old, given, mask), namedRangeId: old.namedRangeId };
  checkName(draft, textAt(now, 'name'), old);
  namedSheet(draft, requiredObject(now, 'range'));
  draft.state.namedRanges = draft.state.namedRanges.map((range) => (range === old ? now : range));
  return undefined;
}

interface Protection {
  /** As it is kept, and shown when read. */
  kept: JsonObject;
  /** As the answer to the request shows it: the editors as they were sent. */
  shown: JsonObject;
}

/** Protects a range or a sheet; whoever does it stays among the editors. */
export function addProtectedRange(draft: Draft, given: JsonObject): Protection {
  const range = protectedPlace(draft, given);
  const sheet = namedSheet(draft, range);
  const isWholeSheet = Object.keys(range).every((key) => key === 'sheetId');
  if (isWholeSheet && objectsOn(sheet, 'protectedRanges').some((old) => isSheetProtection(old)))
    throw badRequest(`Sheet "${titleOf(sheet)}" already has sheet protection.`);
  const isWarning = flagAt(given, 'warningOnly');
  const editors = objectAt(given, 'editors');
  if (isWarning && editors !== undefined && Object.keys(editors).length > 0)
    throw badRequest('ProtectedRange is warningOnly. Editors cannot be set on it.');
  const protectedRangeId = chosenId(draft, numberAt(given, 'protectedRangeId'), 'Protected range');
  const { editors: _, ...rest } = given;
  const shown = { protectedRangeId, ...rest, range, requestingUserCanEdit: true };
  const kept = { ...shown, ...(isWarning ? {} : { editors: withEditor(editors, draft.editor) }) };
  addObject(sheet, 'protectedRanges', kept);
  return { kept, shown: isWarning ? shown : { ...shown, editors: editors ?? kept.editors ?? {} } };
}

function isSheetProtection(item: JsonObject): boolean {
  return (
    item.namedRangeId === undefined &&
    Object.keys(objectAt(item, 'range') ?? {}).every((key) => key === 'sheetId')
  );
}

/** The range a protection is about: its own, that of its name, or that of its table. */
function protectedPlace(draft: Draft, given: JsonObject): JsonObject {
  const range = objectAt(given, 'range');
  if (range !== undefined) {
    checkRange(range, 'protectedRange.range');
    return range;
  }
  const namedRangeId = textAt(given, 'namedRangeId');
  if (namedRangeId !== undefined) return requiredObject(findNamedRange(draft, namedRangeId), 'range');
  const tableId = textAt(given, 'tableId');
  const table = draft.state.sheets
    .flatMap((sheet) => objectsOn(sheet, 'tables'))
    .find((item) => tableId !== undefined && item.tableId === tableId);
  const tableRange = objectAt(table, 'range');
  if (tableRange === undefined) throw badRequest('protectedRange.range must be specified');
  return tableRange;
}

function withEditor(editors: JsonObject | undefined, editor: string): JsonObject {
  const users = listAt(editors, 'users');
  return { ...editors, users: users.includes(editor) ? users : [...users, editor] };
}

function updateProtectedRange(draft: Draft, request: JsonObject): undefined {
  const given = requiredObject(request, 'protectedRange');
  const mask = readUpdateMask(textAt(request, 'fields'), 'ProtectedRange');
  const { sheet, item } = findObject(draft, 'protectedRanges', numberAt(given, 'protectedRangeId'));
  const merged: JsonObject = {
    ...applyMask(item, given, mask),
    protectedRangeId: item.protectedRangeId,
    requestingUserCanEdit: true,
  };
  const isWarning = flagAt(merged, 'warningOnly');
  const editors = objectAt(merged, 'editors');
  if (
    isWarning &&
    given.editors !== undefined &&
    mask.has('editors') &&
    Object.keys(editors ?? {}).length > 0
  )
    throw badRequest('ProtectedRange is warningOnly. Editors cannot be set on it.');
  const now = { ...merged, editors: isWarning ? undefined : withEditor(editors, draft.editor) };
  const target = namedSheet(draft, objectAt(now, 'range'));
  if (sheetIdOf(target) === sheetIdOf(sheet)) replaceObject(sheet, 'protectedRanges', { old: item, now });
  else {
    replaceObject(sheet, 'protectedRanges', { old: item });
    addObject(target, 'protectedRanges', now);
  }
  return undefined;
}

/** Requests about named and protected ranges. */
export const rangeRequests: RequestFamily = {
  addNamedRange: (draft, request) => ({
    namedRange: addNamedRange(draft, requiredObject(request, 'namedRange')),
  }),
  updateNamedRange,
  deleteNamedRange(draft, request) {
    const old = findNamedRange(draft, textAt(request, 'namedRangeId'));
    draft.state.namedRanges = draft.state.namedRanges.filter((range) => range !== old);
    return undefined;
  },
  addProtectedRange: (draft, request) => ({
    protectedRange: addProtectedRange(draft, requiredObject(request, 'protectedRange')).shown,
  }),
  updateProtectedRange,
  deleteProtectedRange(draft, request) {
    const { sheet, item } = findObject(draft, 'protectedRanges', numberAt(request, 'protectedRangeId') ?? 0);
    replaceObject(sheet, 'protectedRanges', { old: item });
    return undefined;
  },
};
