import type { Json } from '../json.ts';
import { fileOf, writableFile } from './drive-call.ts';
import type { DriveCall } from './drive-call.ts';
import { driveError } from './drive-error.ts';
import { downloadFile } from './download-method.ts';
import { isoTime, pickFields, showUser } from './show-file.ts';
import type { FileRecord } from './file-record.ts';

/*
 * What the sandbox has none of, or one of, is answered as Drive does: shared drives, labels, approvals, installed apps, older
 * revisions. All from documents.
 */

function showRevision(call: DriveCall, file: FileRecord): { [key: string]: Json } {
  const content = file.content;
  return {
    kind: 'drive#revision',
    id: content?.revisionId ?? String(file.version),
    mimeType: file.mimeType,
    modifiedTime: isoTime(file.modifiedTime),
    keepForever: false,
    published: false,
    lastModifyingUser: showUser(call.context, call.caller.user, file.lastModifier),
    ...(content === undefined
      ? {}
      : { originalFilename: file.name, md5Checksum: content.md5Checksum, size: String(content.size) }),
  };
}

/** GET files/{id}/revisions: the newest is the only one kept. */
export function listRevisions(call: DriveCall): Json {
  const reply = { kind: 'drive#revisionList', revisions: [showRevision(call, fileOf(call))] };
  return pickFields(reply, call.query.get('fields'), 'kind,revisions(kind,id,mimeType,modifiedTime)');
}

/** GET files/{id}/revisions/{revisionId} */
export function getRevision(call: DriveCall): Json | Response {
  const file = fileOf(call);
  const [, id = ''] = call.ids;
  const revision = showRevision(call, file);
  if (id !== 'head' && id !== revision.id)
    throw driveError({
      code: 404,
      message: `Revision not found: ${id}.`,
      reason: 'notFound',
      location: 'revisionId',
    });
  if (call.query.get('alt') === 'media') return downloadFile(call, file);
  return pickFields(revision, call.query.get('fields'), 'kind,id,mimeType,modifiedTime');
}

/** GET drives: nobody here has a shared drive. */
export function listDrives(call: DriveCall): Json {
  return pickFields({ kind: 'drive#driveList', drives: [] }, call.query.get('fields'), '*');
}

/** GET teamdrives: what shared drives were called before. */
export function listTeamDrives(call: DriveCall): Json {
  return pickFields({ kind: 'drive#teamDriveList', teamDrives: [] }, call.query.get('fields'), '*');
}

/** GET, PATCH and DELETE of one shared drive, and hiding it */
export function noSuchDrive(call: DriveCall): never {
  throw driveError({
    code: 404,
    message: `Shared drive not found: ${call.ids[0]}`,
    reason: 'notFound',
    location: 'driveId',
  });
}

/** POST drives: only accounts of an organisation have them. */
export function createDrive(): never {
  throw driveError({
    code: 403,
    message: 'The user cannot create new shared drives.',
    reason: 'userCannotCreateTeamDrives',
  });
}

/** GET files/{id}/listLabels */
export function listLabels(call: DriveCall): Json {
  fileOf(call);
  return pickFields({ kind: 'drive#labelList', labels: [] }, call.query.get('fields'), '*');
}

/** GET files/{id}/accessproposals */
export function listAccessProposals(call: DriveCall): Json {
  writableFile(call);
  return pickFields({ accessProposals: [] }, call.query.get('fields'), '*');
}

/** GET files/{id}/approvals */
export function listApprovals(call: DriveCall): Json {
  fileOf(call);
  return pickFields({ kind: 'drive#approvalList', items: [] }, call.query.get('fields'), '*');
}

/** GET apps */
export function listApps(call: DriveCall): Json {
  const selfLink = 'https://www.googleapis.com/drive/v3/apps';
  const reply = { kind: 'drive#appList', selfLink, items: [], defaultAppIds: [] };
  return pickFields(reply, call.query.get('fields'), '*');
}
