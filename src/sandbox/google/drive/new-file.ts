import type { GoogleContext } from '../google-context.ts';
import type { GoogleUser } from '../google-user.ts';
import { newFileId } from '../google-ids.ts';
import { GoogleError } from '../google-error.ts';
import { rootFolderId, saveFile } from './file-record.ts';
import type { FilePermission, FileRecord } from './file-record.ts';

/** Makes a file that belongs to a user, in the root folder unless parents are named. */
export function createFile(
  context: GoogleContext,
  owner: GoogleUser,
  file: Pick<FileRecord, 'name' | 'mimeType'> & Partial<FileRecord>,
): FileRecord {
  if (owner.isServiceAccount) throw noStorage();
  const now = context.now();
  const record: FileRecord = {
    parents: [rootFolderId(owner)],
    trashed: false,
    starred: false,
    createdTime: now,
    modifiedTime: now,
    version: 1,
    lastModifier: owner.email,
    permissions: [ownerPermission(owner)],
    ...file,
    id: file.id ?? newFileId(context.random),
  };
  saveFile(context.store, record);
  return record;
}

export function ownerPermission(owner: GoogleUser): FilePermission {
  return {
    id: owner.permissionId,
    type: 'user',
    role: 'owner',
    emailAddress: owner.email,
    displayName: owner.name,
  };
}

/** A service account owns no files any more. */
function noStorage(): GoogleError {
  const message = "The user's Drive storage quota has been exceeded.";
  return new GoogleError({
    code: 403,
    message,
    errors: [{ message, domain: 'usageLimits', reason: 'storageQuotaExceeded' }],
  });
}
