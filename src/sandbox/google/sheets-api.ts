import { Hono } from 'hono';
import { bearerOf, callerByKey, callerOf, unauthenticated } from './access-token.ts';
import { batchUpdate } from './batch-update.ts';
import { copySheetTo } from './copy-sheet.ts';
import { createSpreadsheet } from './create-spreadsheet.ts';
import type { GoogleContext } from './google-context.ts';
import { GoogleError } from './google-error.ts';
import { answer, answerError, decodePart, readBody, withoutOverride } from './google-http.ts';
import type { JsonObject } from './json.ts';
import { spendQuota } from './quota.ts';
import {
  getDeveloperMetadata,
  getSpreadsheet,
  getSpreadsheetByFilter,
  searchDeveloperMetadata,
} from './read-methods.ts';
import type { SheetsCall } from './sheets-call.ts';
import { batchClearByFilter, batchGetByFilter, batchUpdateByFilter } from './values/values-by-filter.ts';
import {
  appendValues,
  batchClearValues,
  batchGetValues,
  batchUpdateValues,
  clearValues,
  getValues,
  updateValues,
} from './values/values-methods.ts';
import { readResponseMask, selectFields } from './wire/field-mask.ts';

interface SheetsMethod {
  /** The name Google gives the method. */
  name: string;
  verb: string;
  /** Matches the path behind `/v4/spreadsheets`, its parts not yet decoded: the spreadsheet id, then the argument. */
  path: RegExp;
  /** The query parameters it knows beside those every method knows. */
  query: readonly string[];
  answers: string;
  run: (call: SheetsCall) => JsonObject;
}

const rendering = ['majorDimension', 'valueRenderOption', 'dateTimeRenderOption'];
const writing = [
  'valueInputOption',
  'includeValuesInResponse',
  'responseValueRenderOption',
  'responseDateTimeRenderOption',
];
const getting = ['ranges', 'includeGridData', 'excludeTablesInBandedRanges', 'commentsViewMode'];

function method(verb: string, path: RegExp, rest: Omit<SheetsMethod, 'verb' | 'path'>): SheetsMethod {
  return { verb, path, ...rest };
}

const methods: readonly SheetsMethod[] = [
  method('POST', /^\/?$/, {
    name: 'CreateSpreadsheet',
    query: [],
    answers: 'Spreadsheet',
    run: createSpreadsheet,
  }),
  method('GET', /^\/([^/:]+)$/, {
    name: 'GetSpreadsheet',
    query: getting,
    answers: 'Spreadsheet',
    run: getSpreadsheet,
  }),
  method('POST', /^\/([^/:]+):batchUpdate$/, {
    name: 'BatchUpdateSpreadsheet',
    query: [],
    answers: 'BatchUpdateSpreadsheetResponse',
    run: batchUpdate,
  }),
  method('POST', /^\/([^/:]+):getByDataFilter$/, {
    name: 'GetSpreadsheetByDataFilter',
    query: [],
    answers: 'Spreadsheet',
    run: getSpreadsheetByFilter,
  }),
  method('GET', /^\/([^/:]+)\/developerMetadata\/(-?\d+)$/, {
    name: 'GetDeveloperMetadata',
    query: [],
    answers: 'DeveloperMetadata',
    run: getDeveloperMetadata,
  }),
  method('POST', /^\/([^/:]+)\/developerMetadata:search$/, {
    name: 'SearchDeveloperMetadata',
    query: [],
    answers: 'SearchDeveloperMetadataResponse',
    run: searchDeveloperMetadata,
  }),
  method('POST', /^\/([^/:]+)\/sheets\/(\d+):copyTo$/, {
    name: 'CopySheetToAnotherSpreadsheet',
    query: [],
    answers: 'SheetProperties',
    run: copySheetTo,
  }),
  method('GET', /^\/([^/:]+)\/values:batchGet$/, {
    name: 'BatchGetValues',
    query: ['ranges', ...rendering],
    answers: 'BatchGetValuesResponse',
    run: batchGetValues,
  }),
  method('POST', /^\/([^/:]+)\/values:batchUpdate$/, {
    name: 'BatchUpdateValues',
    query: [],
    answers: 'BatchUpdateValuesResponse',
    run: batchUpdateValues,
  }),
  method('POST', /^\/([^/:]+)\/values:batchClear$/, {
    name: 'BatchClearValues',
    query: [],
    answers: 'BatchClearValuesResponse',
    run: batchClearValues,
  }),
  method('POST', /^\/([^/:]+)\/values:batchGetByDataFilter$/, {
    name: 'BatchGetValuesByDataFilter',
    query: [],
    answers: 'BatchGetValuesByDataFilterResponse',
    run: batchGetByFilter,
  }),
  method('POST', /^\/([^/:]+)\/values:batchUpdateByDataFilter$/, {
    name: 'BatchUpdateValuesByDataFilter',
    query: [],
    answers: 'BatchUpdateValuesByDataFilterResponse',
    run: batchUpdateByFilter,
  }),
  method('POST', /^\/([^/:]+)\/values:batchClearByDataFilter$/, {
    name: 'BatchClearValuesByDataFilter',
    query: [],
    answers: 'BatchClearValuesByDataFilterResponse',
    run: batchClearByFilter,
  }),
  method('POST', /^\/([^/:]+)\/values\/([^/]+)(?::|%3[Aa])append$/, {
    name: 'AppendValues',
    query: ['insertDataOption', ...writing],
    answers: 'AppendValuesResponse',
    run: appendValues,
  }),
  method('POST', /^\/([^/:]+)\/values\/([^/]+)(?::|%3[Aa])clear$/, {
    name: 'ClearValues',
    query: [],
    answers: 'ClearValuesResponse',
    run: clearValues,
  }),
  method('GET', /^\/([^/:]+)\/values\/([^/]+)$/, {
    name: 'GetValues',
    query: rendering,
    answers: 'ValueRange',
    run: getValues,
  }),
  method('PUT', /^\/([^/:]+)\/values\/([^/]+)$/, {
    name: 'UpdateValues',
    query: writing,
    answers: 'UpdateValuesResponse',
    run: updateValues,
  }),
];

const commonQuery = [
  'fields',
  '$fields',
  'alt',
  '$alt',
  'key',
  'access_token',
  'oauth_token',
  'prettyPrint',
  'quotaUser',
  'callback',
  'uploadType',
  'upload_protocol',
  '$.xgafv',
  '$prettyPrint',
];

/** Answers `/v4/spreadsheets…`: the seventeen methods of the Sheets API. */
export function createSheetsApi(context: GoogleContext): Hono {
  const api = new Hono();
  api.all('/v4/spreadsheets', (c) => handle(context, c.req.raw));
  api.all('/v4/spreadsheets/*', (c) => handle(context, c.req.raw));
  api.all(
    '/v4/*',
    () =>
      new Response('<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>', {
        status: 404,
        headers: { 'content-type': 'text/html; charset=UTF-8' },
      }),
  );
  return api;
}

async function handle(context: GoogleContext, sent: Request): Promise<Response> {
  const request = await withoutOverride(sent);
  const url = new URL(request.url);
  const path = plainPath(url.pathname);
  const found = findMethod(request.method, path);
  if (found === undefined)
    return new Response('<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>', {
      status: 404,
      headers: { 'content-type': 'text/html; charset=UTF-8' },
    });
  try {
    const token = bearerOf(request);
    const caller =
      token === undefined
        ? callerByKey(url.searchParams.get('key'))
        : callerOf(context.store, token, context.now());
    if (caller === undefined)
      throw unauthenticated(
        token !== undefined,
        `google.apps.sheets.v4.SpreadsheetsService.${found.method.name}`,
      );
    checkQuery(url.searchParams, found.method);
    spendQuota(context, {
      user: caller.user.email,
      project: caller.clientId,
      isRead: isRead(found.method),
    });
    const mask = url.searchParams.get('fields') ?? request.headers.get('x-goog-fieldmask');
    const tree = mask === null || mask === '' ? undefined : readResponseMask(mask, found.method.answers);
    const { spreadsheetId, argument } = found;
    const body = await readBody(request);
    const reply = found.method.run({
      context,
      caller,
      spreadsheetId,
      argument,
      query: url.searchParams,
      body,
    });
    return answer(tree === undefined ? reply : selectFields(reply, tree), url);
  } catch (error) {
    return answerError(error, url);
  }
}

/** What stands behind `/v4/spreadsheets`, without the slashes that some clients put before a colon or at the end. */
function plainPath(pathname: string): string {
  return pathname
    .replace(/^.*?\/v4\/spreadsheets/, '')
    .replaceAll(/%3A/gi, ':')
    .replace(/\/:(?=[A-Za-z]+$)/, ':')
    .replace(/(.)\/$/, '$1');
}

function isRead(called: SheetsMethod): boolean {
  return called.verb === 'GET' || /Get|Search/.test(called.name);
}

interface FoundMethod {
  method: SheetsMethod;
  spreadsheetId: string;
  argument: string;
}

function findMethod(verb: string, path: string): FoundMethod | undefined {
  for (const candidate of methods) {
    const match = candidate.verb === verb ? candidate.path.exec(path) : null;
    if (match !== null)
      return {
        method: candidate,
        spreadsheetId: decodePart(match[1] ?? ''),
        argument: decodePart(match[2] ?? ''),
      };
  }
  return undefined;
}

function checkQuery(query: URLSearchParams, called: SheetsMethod): void {
  const unknown = [...query.keys()].find(
    (name) => !called.query.includes(name) && !commonQuery.includes(name),
  );
  if (unknown === undefined) return;
  const description = `Invalid JSON payload received. Unknown name "${unknown}": Cannot bind query parameter. Field '${unknown}' could not be found in request message.`;
  throw new GoogleError({
    code: 400,
    message: description,
    details: [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [{ description }] }],
  });
}
