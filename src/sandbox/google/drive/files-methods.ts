import { flagAt, listAt, objectAt, textAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { newFileId } from '../google-ids.ts';
import { downloadFile } from './download-method.ts';
import { fileOf, ownedFile, writableFile } from './drive-call.ts';
import type { DriveCall } from './drive-call.ts';
import { driveError, fileNotFound, invalidParameter } from './drive-error.ts';
import { keepBytes, readBytes } from './file-content.ts';
import {
  allFiles,
  appOf,
  isVisible,
  loadFile,
  removeFile,
  roleOn,
  rootFolderId,
  saveFile,
  spreadsheetType,
} from './file-record.ts';
import type { FileRecord } from './file-record.ts';
import { readFileQuery } from './file-query.ts';
import { createFile } from './new-file.ts';
import { checkFileFields, pickFields, showFile } from './show-file.ts';
import { copySpreadsheet, putEmptySpreadsheet, renameSpreadsheet } from './spreadsheet-content.ts';

const shortFile = 'kind,id,name,mimeType';

export function answerFile(call: DriveCall, file: FileRecord): Json {
  const fields = call.query.get('fields');
  checkFileFields(fields);
  return pickFields(showFile(call.context, call.caller, file), fields, shortFile);
}

function textMap(
  value: JsonObject | undefined,
  before: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const merged: Record<string, string> = { ...before };
  for (const [key, inner] of Object.entries(value ?? {})) {
    if (typeof inner === 'string') merged[key] = inner;
    else delete merged[key];
  }
  return merged;
}

/** What a body says about a file, on top of what is known of it. */
function metadataOf(body: JsonObject, before?: FileRecord): Partial<FileRecord> {
  const properties = objectAt(body, 'properties');
  const appProperties = objectAt(body, 'appProperties');
  const description = textAt(body, 'description') ?? before?.description;
  return {
    starred: body.starred === undefined ? (before?.starred ?? false) : flagAt(body, 'starred'),
    ...(description === undefined ? {} : { description }),
    ...(properties === undefined ? {} : { properties: textMap(properties, before?.properties) }),
    ...(appProperties === undefined ? {} : { appProperties: textMap(appProperties, before?.appProperties) }),
  };
}

function parentsIn(call: DriveCall): { parents?: readonly string[] } {
  const given = listAt(call.body, 'parents').filter((id) => typeof id === 'string');
  if (given.length === 0) return {};
  const { user } = call.caller;
  const parents = given.map((id) => (id === 'root' ? rootFolderId(user) : id));
  for (const id of parents)
    if (id !== rootFolderId(user) && loadFile(call.context.store, id) === undefined) throw fileNotFound(id);
  return { parents };
}

/** A new file as a body describes it. */
export function fileFromBody(call: DriveCall, fallbackType: string): FileRecord {
  const { body, context, caller } = call;
  const id = textAt(body, 'id');
  if (id !== undefined && loadFile(context.store, id) !== undefined)
    throw driveError({
      code: 409,
      message: 'A file already exists with the provided ID.',
      reason: 'fileIdInUse',
    });
  const name = textAt(body, 'name') ?? 'Untitled';
  const mimeType = textAt(body, 'mimeType') ?? fallbackType;
  return createFile(context, caller.user, {
    name,
    mimeType,
    ...metadataOf(body),
    ...parentsIn(call),
    ...appOf(caller),
    ...(id === undefined ? {} : { id }),
  });
}

/** POST files */
export function createDriveFile(call: DriveCall): Json {
  checkFileFields(call.query.get('fields'));
  const file = fileFromBody(call, 'application/octet-stream');
  if (file.mimeType === spreadsheetType) putEmptySpreadsheet(call.context, file);
  return answerFile(call, file);
}

/** GET files/{id} */
export function getDriveFile(call: DriveCall): Json | Response {
  const file = fileOf(call);
  return call.query.get('alt') === 'media' ? downloadFile(call, file) : answerFile(call, file);
}

/** PATCH files/{id} */
export function updateDriveFile(call: DriveCall): Json {
  checkFileFields(call.query.get('fields'));
  const { body, query, context } = call;
  const before = writableFile(call);
  const trashes = body.trashed !== undefined && flagAt(body, 'trashed') !== before.trashed;
  if (trashes) ownedFile(call);
  const added = (query.get('addParents') ?? '').split(',').filter((id) => id !== '');
  const removed = new Set((query.get('removeParents') ?? '').split(','));
  for (const id of added)
    if (id !== 'root' && id !== rootFolderId(call.caller.user) && loadFile(context.store, id) === undefined)
      throw fileNotFound(id);
  const kept = before.parents.filter((id) => !removed.has(id));
  const file: FileRecord = {
    ...before,
    ...metadataOf(body, before),
    name: textAt(body, 'name') ?? before.name,
    trashed: trashes ? !before.trashed : before.trashed,
    parents:
      added.length === 0 ? kept : added.map((id) => (id === 'root' ? rootFolderId(call.caller.user) : id)),
    modifiedTime: context.now(),
    version: before.version + 1,
    lastModifier: call.caller.user.email,
  };
  saveFile(context.store, file);
  renameSpreadsheet(context, file);
  return answerFile(call, file);
}

/** POST files/{id}/copy */
export function copyDriveFile(call: DriveCall): Json {
  const source = fileOf(call);
  const { body, context, caller } = call;
  if (source.mimeType.endsWith('.folder'))
    throw driveError({
      code: 403,
      message: 'This file cannot be copied by the user.',
      reason: 'cannotCopyFile',
    });
  const { properties, appProperties, description } = source;
  const file = createFile(context, caller.user, {
    properties,
    appProperties,
    description,
    parents: source.parents,
    ...metadataOf(body),
    ...parentsIn(call),
    ...appOf(caller),
    ...(source.content === undefined ? {} : { content: source.content }),
    name: textAt(body, 'name') ?? `Copy of ${source.name}`,
    mimeType: source.mimeType,
  });
  copySpreadsheet(context, source, file);
  const bytes = readBytes(context.store, source.id);
  if (bytes !== undefined) keepBytes(context.store, file.id, bytes);
  return answerFile(call, file);
}

/** DELETE files/{id}: gone for good, without passing through the trash. */
export function deleteDriveFile(call: DriveCall): undefined {
  const file = ownedFile(call);
  removeFile(call.context.store, file, call.context.now());
  call.context.spreadsheets.remove(file.id);
  return undefined;
}

/** DELETE files/trash */
export function emptyTrash(call: DriveCall): undefined {
  for (const file of allFiles(call.context.store).toArray())
    if (file.trashed && roleOn(file, call.caller.user) === 'owner') {
      removeFile(call.context.store, file, call.context.now());
      call.context.spreadsheets.remove(file.id);
    }
  return undefined;
}

const orders: Record<string, (file: FileRecord) => string | number> = {
  createdTime: (file) => file.createdTime,
  modifiedTime: (file) => file.modifiedTime,
  modifiedByMeTime: (file) => file.modifiedTime,
  viewedByMeTime: (file) => file.modifiedTime,
  recency: (file) => file.modifiedTime,
  name: (file) => file.name.toLowerCase(),
  name_natural: (file) => file.name.toLowerCase(),
  folder: (file) => (file.mimeType.endsWith('.folder') ? 0 : 1),
  starred: (file) => (file.starred ? 0 : 1),
  quotaBytesUsed: () => 0,
  sharedWithMeTime: (file) => file.createdTime,
};

function sorted(files: FileRecord[], orderBy: string): FileRecord[] {
  const keys = orderBy.split(',').map((part) => part.trim().split(/\s+/));
  return files.toSorted((a, b) => {
    for (const [key = '', direction] of keys) {
      const read = orders[key];
      if (read === undefined) throw invalidParameter('orderBy', 'Invalid Value');
      const [x, y] = [read(a), read(b)];
      if (x !== y) return (x < y ? -1 : 1) * (direction === 'desc' ? -1 : 1);
    }
    return 0;
  });
}

/** GET files: those the caller can see, newest first unless ordered otherwise, a hundred at a time unless asked otherwise. */
export function listDriveFiles(call: DriveCall): Json {
  const { query, context, caller } = call;
  const fields = query.get('fields');
  checkFileFields(fields, 'files');
  const pageSize = Number(query.get('pageSize') ?? 100);
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 1000)
    throw invalidParameter(
      'pageSize',
      `Invalid value '${pageSize}'. Values must be within the range: [1, 1000]`,
    );
  const test = readFileQuery(query.get('q') ?? '', caller.user);
  const visible = [...allFiles(context.store)].filter((file) => isVisible(file, caller) && test(file));
  const ordered = sorted(visible, query.get('orderBy') ?? 'modifiedTime desc');
  const start = readPageToken(query.get('pageToken'));
  const page = ordered.slice(start, start + pageSize);
  const isMore = start + pageSize < ordered.length;
  const reply = {
    kind: 'drive#fileList',
    ...(isMore ? { nextPageToken: `~!!~page${start + pageSize}` } : {}),
    incompleteSearch: false,
    files: page.map((file) => showFile(context, caller, file)),
  };
  return pickFields(reply, fields, `kind,nextPageToken,incompleteSearch,files(${shortFile})`);
}

function readPageToken(token: string | null): number {
  if (token === null || token === '') return 0;
  const place = /^~!!~page(\d+)$/.exec(token)?.[1];
  if (place === undefined) throw invalidParameter('pageToken', 'Invalid Value');
  return Number(place);
}

/** GET files/generateIds */
export function generateIds(call: DriveCall): Json {
  const count = Math.min(1000, Math.max(1, Number(call.query.get('count') ?? 10)));
  const ids = Array.from({ length: count }, () => newFileId(call.context.random));
  return { kind: 'drive#generatedIds', space: 'drive', ids };
}
