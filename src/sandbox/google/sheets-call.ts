import { requireScope } from './access-token.ts';
import type { Caller } from './access-token.ts';
import { canWrite, isVisible, loadFile, roleOn, saveFile, spreadsheetType } from './drive/file-record.ts';
import type { FileRecord } from './drive/file-record.ts';
import type { GoogleContext } from './google-context.ts';
import { badRequest, entityNotFound, GoogleError, permissionDenied } from './google-error.ts';
import { textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import { guardProtections } from './sheets/protection.ts';
import type { Editor } from './sheets/protection.ts';
import { copyState } from './sheets/spreadsheet-state.ts';
import type { Draft, SpreadsheetState } from './sheets/spreadsheet-state.ts';

/** One call of a method of the Sheets API. */
export interface SheetsCall {
  context: GoogleContext;
  caller: Caller;
  spreadsheetId: string;
  /** The range, metadata id or sheet id in the path. */
  argument: string;
  query: URLSearchParams;
  body: unknown;
}

const writeScopes = ['spreadsheets', 'drive', 'drive.file'];
const readScopes = [...writeScopes, 'spreadsheets.readonly', 'drive.readonly'];

function openFile(call: SheetsCall): FileRecord {
  const file = loadFile(call.context.store, call.spreadsheetId);
  if (file === undefined) throw entityNotFound();
  if (roleOn(file, call.caller.user) === undefined) throw permissionDenied();
  if (!isVisible(file, call.caller)) throw entityNotFound();
  if (file.mimeType !== spreadsheetType)
    throw new GoogleError({
      code: 400,
      status: 'FAILED_PRECONDITION',
      message: 'This operation is not supported for this document',
    });
  return file;
}

/** The spreadsheet a call reads. */
export function openSpreadsheet(call: SheetsCall): SpreadsheetState {
  requireScope(call.caller, readScopes);
  openFile(call);
  return loadState(call);
}

/** Who reads or writes the spreadsheet of a call. */
export function viewerOf(call: SheetsCall): Editor {
  return editorOf(call, openFile(call));
}

function editorOf(call: SheetsCall, file: FileRecord): Editor {
  const { user } = call.caller;
  return { email: user.email, isOwner: roleOn(file, user) === 'owner' };
}

function loadState(call: SheetsCall): SpreadsheetState {
  const state = call.context.spreadsheets.load(call.spreadsheetId);
  if (state === undefined) throw entityNotFound();
  return state;
}

/** Changes the spreadsheet of a call: all of what `change` does is stored, or nothing when it throws. */
export function editSpreadsheet(call: SheetsCall, change: (draft: Draft) => JsonObject): JsonObject {
  requireScope(call.caller, writeScopes);
  const file = openFile(call);
  if (!canWrite(file, call.caller.user)) throw permissionDenied();
  const { context } = call;
  const editor = call.caller.user.email;
  const before = loadState(call);
  const guard = guardProtections(before, editorOf(call, file));
  const draft = { state: copyState(before), now: context.now(), random: context.random, editor, guard };
  const reply = change(draft);
  guard(draft.state);
  context.spreadsheets.save(draft.state);
  touchFile(context, file, { name: textAt(draft.state.properties, 'title') ?? file.name, editor });
  return reply;
}

/** Notes in Drive that a spreadsheet was written. */
export function touchFile(
  context: GoogleContext,
  file: FileRecord,
  by: { name: string; editor: string },
): void {
  saveFile(context.store, {
    ...file,
    name: by.name,
    modifiedTime: context.now(),
    version: file.version + 1,
    lastModifier: by.editor,
  });
}

/** A yes or no of the query: `true`, `True`, `1`. */
export function queryFlag(call: SheetsCall, name: string): boolean {
  return /^(true|1)$/i.test(call.query.get(name) ?? '');
}

/** A word of an enumeration in the query, or the default; anything else is refused as Google refuses it. */
export function queryWord(call: SheetsCall, name: string, words: readonly string[]): string {
  const value = call.query.get(name);
  const [fallback = ''] = words;
  if (value === null || value === '' || value.endsWith('_UNSPECIFIED')) return fallback;
  if (words.includes(value)) return value;
  const field = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const type = name.replace(/^response/, '').replace(/^./, (letter) => letter.toUpperCase());
  const message = `Invalid value at '${field}' (type.googleapis.com/google.apps.sheets.v4.${type}), "${value}"`;
  throw new GoogleError({
    code: 400,
    message,
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.BadRequest',
        fieldViolations: [{ field, description: message }],
      },
    ],
  });
}

/** valueInputOption has no default. */
export function requireInputOption(option: string | null | undefined): string {
  if (option === 'RAW' || option === 'USER_ENTERED') return option;
  throw badRequest("'valueInputOption' is required but not specified");
}
