import { badRequest, GoogleError } from './google-error.ts';
import { flagAt, isObject, objectsAt, textsAt } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { cellRequests } from './requests/cell-requests.ts';
import { contentRequests } from './requests/content-requests.ts';
import { dimensionGroupRequests } from './requests/dimension-group-requests.ts';
import { dimensionRequests } from './requests/dimension-requests.ts';
import { embeddedObjectRequests } from './requests/embedded-object-requests.ts';
import { filterRequests } from './requests/filter-requests.ts';
import { lookRequests } from './requests/look-requests.ts';
import { mergeRequests } from './requests/merge-requests.ts';
import { metadataRequests } from './requests/metadata-requests.ts';
import { pasteRequests } from './requests/paste-requests.ts';
import { rangeRequests } from './requests/range-requests.ts';
import type { RequestFamily } from './requests/request-handler.ts';
import { sheetRequests } from './requests/sheet-requests.ts';
import { shiftRangeRequests } from './requests/shift-range-requests.ts';
import { tableRequests } from './requests/table-requests.ts';
import { editSpreadsheet, viewerOf } from './sheets-call.ts';
import type { SheetsCall } from './sheets-call.ts';
import type { Draft } from './sheets/spreadsheet-state.ts';
import { showSpreadsheet } from './show-spreadsheet.ts';
import { parseMessage } from './wire/parse-message.ts';

const handlers: RequestFamily = {
  ...sheetRequests,
  ...cellRequests,
  ...mergeRequests,
  ...dimensionRequests,
  ...dimensionGroupRequests,
  ...metadataRequests,
  ...rangeRequests,
  ...lookRequests,
  ...embeddedObjectRequests,
  ...filterRequests,
  ...tableRequests,
  ...contentRequests,
  ...pasteRequests,
  ...shiftRangeRequests,
};

/** POST spreadsheets/{id}:batchUpdate: every request in order, all of them or none. */
export function batchUpdate(call: SheetsCall): JsonObject {
  const body = parseMessage('BatchUpdateSpreadsheetRequest', call.body);
  const requests = objectsAt(body, 'requests');
  if (requests.length === 0) throw badRequest('Must specify at least one request.');
  checkOneKindEach(requests);
  return editSpreadsheet(call, (draft) => {
    const replies = requests.map((request, index) => runRequest(draft, request, index));
    const head = { spreadsheetId: call.spreadsheetId, replies };
    if (!flagAt(body, 'includeSpreadsheetInResponse')) return head;
    const ranges = textsAt(body, 'responseRanges');
    const withGrid = flagAt(body, 'responseIncludeGridData');
    return {
      ...head,
      updatedSpreadsheet: showSpreadsheet(draft.state, {
        now: draft.now,
        ranges,
        withGrid,
        viewer: viewerOf(call),
      }),
    };
  });
}

function checkOneKindEach(requests: readonly JsonObject[]): void {
  for (const [index, request] of requests.entries()) {
    const [, second] = Object.keys(request);
    if (second === undefined) continue;
    const message = `Invalid value at 'requests[${index}]' (oneof), oneof field 'kind' is already set. Cannot set '${second}'`;
    throw new GoogleError({
      code: 400,
      message,
      details: [
        {
          '@type': 'type.googleapis.com/google.rpc.BadRequest',
          fieldViolations: [{ field: `requests[${index}]`, description: message }],
        },
      ],
    });
  }
}

/** Kinds that need BigQuery lack its scope here; those of the preview programme are unknown outside it (from documents). */
function refusedKind(kind: string, index: number): GoogleError {
  if (/DataSource/.test(kind))
    return new GoogleError({ code: 403, message: 'Request had insufficient authentication scopes.' });
  const field = `requests[${index}]`;
  const description = `Invalid JSON payload received. Unknown name "${kind}" at '${field}': Cannot find field.`;
  return new GoogleError({
    code: 400,
    message: description,
    details: [
      { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [{ field, description }] },
    ],
  });
}

function runRequest(draft: Draft, request: JsonObject, index: number): Json {
  const [entry] = Object.entries(request);
  if (entry === undefined) throw badRequest(`Invalid requests[${index}]: No request set.`);
  const [kind, content] = entry;
  const handler = handlers[kind];
  if (handler === undefined) throw refusedKind(kind, index);
  try {
    const reply = handler(draft, isObject(content) ? content : {});
    draft.guard(draft.state);
    return reply === undefined ? {} : { [kind]: reply };
  } catch (error) {
    if (error instanceof GoogleError && error.code === 400)
      throw badRequest(`Invalid requests[${index}].${kind}: ${error.message}`);
    throw error;
  }
}
