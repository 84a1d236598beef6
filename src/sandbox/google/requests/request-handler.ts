import { badRequest } from '../google-error.ts';
import { numberAt, objectAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { newNumberId } from '../google-ids.ts';
import { allMetadata } from '../sheets/developer-metadata.ts';
import { resolveRange } from '../sheets/grid-range.ts';
import type { Box } from '../sheets/grid-range.ts';
import { sheetIdOf, sheetObjectKinds, sheetWithId } from '../sheets/spreadsheet-state.ts';
import type { Draft, SheetObjectKind, SheetState } from '../sheets/spreadsheet-state.ts';

/** Does one request of a batch to the draft; what it returns is the reply, nothing means an empty one. */
export type RequestHandler = (draft: Draft, request: JsonObject) => JsonObject | undefined;

export type RequestFamily = Readonly<Record<string, RequestHandler>>;

/** The sheet a request names by `sheetId`; none named is sheet 0. */
export function namedSheet(draft: Draft, request: JsonObject | undefined): SheetState {
  return sheetWithId(draft.state, numberAt(request, 'sheetId') ?? 0);
}

/** The box of the range under a key, which must be there. */
export function requiredBox(draft: Draft, request: JsonObject, key = 'range'): Box {
  const range = objectAt(request, key);
  if (range === undefined) throw badRequest(`${key} is required`);
  return resolveRange(draft.state, range);
}

/** An object a request must carry. */
export function requiredObject(request: JsonObject, key: string): JsonObject {
  const value = objectAt(request, key);
  if (value === undefined) throw badRequest(`${key} is required`);
  return value;
}

/** The things of a kind on a sheet. */
export function objectsOn(sheet: SheetState, kind: SheetObjectKind): readonly JsonObject[] {
  return sheet.objects[kind] ?? [];
}

const idKeys = {
  charts: 'chartId',
  protectedRanges: 'protectedRangeId',
  bandedRanges: 'bandedRangeId',
  filterViews: 'filterViewId',
  slicers: 'slicerId',
} as const;

export type NumberedKind = keyof typeof idKeys;

export function idKeyOf(kind: NumberedKind): string {
  return idKeys[kind];
}

/** A number nobody uses yet; out of two thousand million a drawn one hardly ever is taken. */
export function freshId(draft: Draft): number {
  for (;;) {
    const id = newNumberId(draft.random, new Set());
    if (!isTaken(draft, id)) return id;
  }
}

function isTaken(draft: Draft, id: number): boolean {
  for (const sheet of draft.state.sheets) {
    if (sheetIdOf(sheet) === id) return true;
    for (const kind of sheetObjectKinds)
      for (const item of objectsOn(sheet, kind))
        for (const key of Object.values(idKeys)) if (item[key] === id) return true;
  }
  for (const { entry } of allMetadata(draft.state)) if (entry.metadataId === id) return true;
  return draft.state.namedRanges.some((range) => Number(range.namedRangeId) === id);
}

/** The id a request chose, if it is free, or a new one. */
export function chosenId(draft: Draft, chosen: number | undefined, what: string): number {
  if (chosen === undefined || chosen === 0) return freshId(draft);
  if (isTaken(draft, chosen)) throw badRequest(`${what} with id ${chosen} already exists`);
  return chosen;
}

export interface FoundObject {
  sheet: SheetState;
  item: JsonObject;
}

/** A thing on any sheet by its id; the words of the refusal are from documents. */
export function findObject(draft: Draft, kind: NumberedKind, id: number | undefined): FoundObject {
  for (const sheet of draft.state.sheets)
    for (const item of objectsOn(sheet, kind))
      if (numberAt(item, idKeys[kind]) === id) return { sheet, item };
  throw badRequest(
    `No ${kind.replace(/s$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} with id: ${id}`,
  );
}

/** Puts another object, or none, in the place of one. */
export function replaceObject(
  sheet: SheetState,
  kind: SheetObjectKind,
  swap: { old: JsonObject; now?: JsonObject },
): void {
  sheet.objects[kind] = objectsOn(sheet, kind)
    .map((item) => (item === swap.old ? swap.now : item))
    .filter((item) => item !== undefined);
}

export function addObject(sheet: SheetState, kind: SheetObjectKind, item: JsonObject): void {
  sheet.objects[kind] = [...objectsOn(sheet, kind), item];
}
