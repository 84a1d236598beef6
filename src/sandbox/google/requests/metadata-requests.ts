import { badRequest } from '../google-error.ts';
import { numberAt, objectAt, objectsAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { boxesOfFilter } from '../sheets/data-filter.ts';
import { allMetadata, isMetadataMeant, metadataBox, metadataToJson } from '../sheets/developer-metadata.ts';
import type { PlacedMetadata } from '../sheets/developer-metadata.ts';
import { doBoxesMeet } from '../sheets/grid-range.ts';
import type {
  Draft,
  Line,
  MetadataEntry,
  SheetState,
  SpreadsheetState,
} from '../sheets/spreadsheet-state.ts';
import { readUpdateMask } from '../wire/field-mask.ts';
import { readLineRange } from './dimension-requests.ts';
import { chosenId, namedSheet, requiredObject } from './request-handler.ts';
import type { RequestFamily } from './request-handler.ts';

/** The entries a data filter means: by lookup, or by lying in a range (from documents). */
export function metadataOfFilter(state: SpreadsheetState, filter: JsonObject): PlacedMetadata[] {
  const lookup = objectAt(filter, 'developerMetadataLookup');
  const found = [...allMetadata(state)];
  if (lookup !== undefined) return found.filter((placed) => isMetadataMeant(placed, lookup));
  const boxes = boxesOfFilter(state, filter);
  return found.filter((placed) => {
    const own = metadataBox(placed);
    return own !== undefined && boxes.some((box) => doBoxesMeet(box, own));
  });
}

/** Hangs an entry where its location says. */
export function placeMetadata(draft: Draft, given: JsonObject): PlacedMetadata {
  const metadataKey = textAt(given, 'metadataKey');
  if (metadataKey === undefined) throw badRequest('developerMetadata.metadataKey must be specified');
  const visibility = textAt(given, 'visibility');
  if (visibility === undefined) throw badRequest('developerMetadata.visibility must be specified');
  const entry: MetadataEntry = {
    metadataId: chosenId(draft, numberAt(given, 'metadataId'), 'Developer metadata'),
    metadataKey,
    metadataValue: textAt(given, 'metadataValue'),
    visibility,
  };
  return hang(draft, entry, requiredObject(given, 'location'));
}

function hang(draft: Draft, entry: MetadataEntry, location: JsonObject): PlacedMetadata {
  if (location.spreadsheet === true) {
    draft.state.metadata = [...draft.state.metadata, entry];
    return { entry, sheet: undefined, line: undefined };
  }
  if (objectAt(location, 'dimensionRange') === undefined) {
    if (numberAt(location, 'sheetId') === undefined)
      throw badRequest('developerMetadata.location must be specified');
    const sheet = namedSheet(draft, location);
    sheet.metadata = [...sheet.metadata, entry];
    return { entry, sheet, line: undefined };
  }
  const { sheet, dimension, start, end, total } = readLineRange(draft, location, 'dimensionRange');
  if (end - start !== 1)
    throw badRequest('developerMetadata.location.dimensionRange must represent a single row or column');
  if (start >= total) throw badRequest('developerMetadata.location.dimensionRange is outside the grid');
  changeLine(sheet, { dimension, index: start }, (entries) => [...entries, entry]);
  return { entry, sheet, line: { dimension, index: start } };
}

function changeLine(
  sheet: SheetState,
  at: { dimension: 'ROWS' | 'COLUMNS'; index: number },
  change: (entries: readonly MetadataEntry[]) => readonly MetadataEntry[],
): void {
  const lines: (Line | undefined)[] = at.dimension === 'ROWS' ? sheet.rowLines : sheet.columnLines;
  while (lines.length <= at.index) lines.push(undefined);
  const line = lines[at.index];
  const metadata = change(line?.metadata ?? []);
  lines[at.index] = { ...line, metadata: metadata.length === 0 ? undefined : metadata };
}

/** Takes an entry away, or puts another in its place. */
function replaceEntry(draft: Draft, placed: PlacedMetadata, now?: MetadataEntry): void {
  function swap(entries: readonly MetadataEntry[]): readonly MetadataEntry[] {
    return entries.flatMap((entry) => (entry.metadataId === placed.entry.metadataId ? (now ?? []) : entry));
  }
  if (placed.sheet === undefined) draft.state.metadata = swap(draft.state.metadata);
  else if (placed.line === undefined) placed.sheet.metadata = swap(placed.sheet.metadata);
  else changeLine(placed.sheet, placed.line, swap);
}

function updateDeveloperMetadata(draft: Draft, request: JsonObject): JsonObject {
  const given = objectAt(request, 'developerMetadata') ?? {};
  const mask = readUpdateMask(textAt(request, 'fields'), 'DeveloperMetadata');
  const filters = objectsAt(request, 'dataFilters');
  const meant = filters.flatMap((filter) => metadataOfFilter(draft.state, filter));
  function isAsked(field: string): boolean {
    return mask.has('*') || mask.has(field);
  }
  const updated = meant.map((placed) => {
    const entry: MetadataEntry = {
      metadataId: placed.entry.metadataId,
      metadataKey: isAsked('metadataKey') ? textAt(given, 'metadataKey') : placed.entry.metadataKey,
      metadataValue: isAsked('metadataValue') ? textAt(given, 'metadataValue') : placed.entry.metadataValue,
      visibility: isAsked('visibility')
        ? (textAt(given, 'visibility') ?? placed.entry.visibility)
        : placed.entry.visibility,
    };
    const location = objectAt(given, 'location');
    if (isAsked('location') && location !== undefined) {
      replaceEntry(draft, placed);
      return metadataToJson(hang(draft, entry, location));
    }
    replaceEntry(draft, placed, entry);
    return metadataToJson({ ...placed, entry });
  });
  return updated.length === 0 ? {} : { developerMetadata: updated };
}

/** Requests about developer metadata. */
export const metadataRequests: RequestFamily = {
  createDeveloperMetadata: (draft, request) => ({
    developerMetadata: metadataToJson(placeMetadata(draft, requiredObject(request, 'developerMetadata'))),
  }),
  updateDeveloperMetadata,
  deleteDeveloperMetadata(draft, request) {
    const meant = metadataOfFilter(draft.state, requiredObject(request, 'dataFilter'));
    for (const placed of meant) replaceEntry(draft, placed);
    return meant.length === 0
      ? {}
      : { deletedDeveloperMetadata: meant.map((placed) => metadataToJson(placed)) };
  },
};
