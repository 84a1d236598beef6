import type { Caller } from '../access-token.ts';
import type { GoogleContext } from '../google-context.ts';
import type { GoogleUser } from '../google-user.ts';
import { isObject } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { fileNotFound, insufficientPermissions } from './drive-error.ts';
import { canWrite, isVisible, loadFile, roleOn, rootFolderId } from './file-record.ts';
import type { FileRecord } from './file-record.ts';
import { folderType } from './file-record.ts';
import { ownerPermission } from './new-file.ts';

/** One call of a method of the Drive API. */
export interface DriveCall {
  context: GoogleContext;
  caller: Caller;
  /** The ids in the path, in order. */
  ids: readonly string[];
  query: URLSearchParams;
  body: JsonObject;
  request: Request;
}

export function bodyObject(body: unknown): JsonObject {
  return isObject(body) ? body : {};
}

/** The file the path names, which the caller may see; a file that is not shared looks as if it were not there. */
export function fileOf(call: DriveCall): FileRecord {
  const [id = ''] = call.ids;
  const { user } = call.caller;
  if (id === 'root' || id === rootFolderId(user)) return rootFolder(call.context, user);
  const file = loadFile(call.context.store, id);
  if (file === undefined || !isVisible(file, call.caller)) throw fileNotFound(id);
  return file;
}

/** My Drive is a folder that is always there. */
function rootFolder(context: GoogleContext, user: GoogleUser): FileRecord {
  return {
    id: rootFolderId(user),
    name: 'My Drive',
    mimeType: folderType,
    parents: [],
    trashed: false,
    starred: false,
    createdTime: 0,
    modifiedTime: context.now(),
    version: 1,
    lastModifier: user.email,
    permissions: [ownerPermission(user)],
  };
}

export function writableFile(call: DriveCall): FileRecord {
  const file = fileOf(call);
  if (!canWrite(file, call.caller.user)) throw insufficientPermissions();
  return file;
}

export function ownedFile(call: DriveCall): FileRecord {
  const file = fileOf(call);
  if (roleOn(file, call.caller.user) !== 'owner') throw insufficientPermissions();
  return file;
}
