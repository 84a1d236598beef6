import { entityNotFound } from './google-error.ts';
import { flagAt, objectsAt } from './json.ts';
import type { JsonObject } from './json.ts';
import { metadataOfFilter } from './requests/metadata-requests.ts';
import { openSpreadsheet, queryFlag, viewerOf } from './sheets-call.ts';
import type { SheetsCall } from './sheets-call.ts';
import { boxesOfFilter } from './sheets/data-filter.ts';
import { allMetadata, metadataToJson } from './sheets/developer-metadata.ts';
import { showSpreadsheet } from './show-spreadsheet.ts';
import { asksFor, readMask } from './wire/field-mask.ts';
import { parseMessage } from './wire/parse-message.ts';

/** A field mask decides about grid data; `includeGridData` counts only without one. */
function wantsGrid(call: SheetsCall, asked: boolean): boolean {
  const mask = readMask(call.query.get('fields') ?? '');
  return mask === undefined ? asked : asksFor(mask, ['sheets', 'data']);
}

/** GET spreadsheets/{id} */
export function getSpreadsheet(call: SheetsCall): JsonObject {
  const state = openSpreadsheet(call);
  const ranges = call.query.getAll('ranges');
  const withGrid = wantsGrid(call, queryFlag(call, 'includeGridData'));
  return showSpreadsheet(state, {
    now: call.context.now(),
    ranges,
    withGrid,
    viewer: viewerOf(call),
  });
}

/** POST spreadsheets/{id}:getByDataFilter (from documents) */
export function getSpreadsheetByFilter(call: SheetsCall): JsonObject {
  const body = parseMessage('GetSpreadsheetByDataFilterRequest', call.body);
  const state = openSpreadsheet(call);
  const filters = objectsAt(body, 'dataFilters');
  const boxes = filters.length === 0 ? undefined : filters.flatMap((filter) => boxesOfFilter(state, filter));
  const withGrid = wantsGrid(call, flagAt(body, 'includeGridData'));
  return showSpreadsheet(state, {
    now: call.context.now(),
    boxes,
    withGrid,
    viewer: viewerOf(call),
  });
}

/** GET spreadsheets/{id}/developerMetadata/{metadataId} (from documents) */
export function getDeveloperMetadata(call: SheetsCall): JsonObject {
  const state = openSpreadsheet(call);
  for (const placed of allMetadata(state))
    if (String(placed.entry.metadataId) === call.argument) return metadataToJson(placed);
  throw entityNotFound();
}

/** POST spreadsheets/{id}/developerMetadata:search (from documents) */
export function searchDeveloperMetadata(call: SheetsCall): JsonObject {
  const body = parseMessage('SearchDeveloperMetadataRequest', call.body);
  const state = openSpreadsheet(call);
  const matched = new Map<number, { developerMetadata: JsonObject; dataFilters: JsonObject[] }>();
  for (const filter of objectsAt(body, 'dataFilters'))
    for (const placed of metadataOfFilter(state, filter)) {
      const known = matched.get(placed.entry.metadataId);
      if (known !== undefined) known.dataFilters.push(filter);
      else
        matched.set(placed.entry.metadataId, {
          developerMetadata: metadataToJson(placed),
          dataFilters: [filter],
        });
    }
  return matched.size === 0
    ? {}
    : { matchedDeveloperMetadata: [...matched.values()].map((match) => ({ ...match })) };
}
