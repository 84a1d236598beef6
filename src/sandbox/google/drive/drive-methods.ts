import { getAbout } from './about-method.ts';
import { getStartPageToken, listChanges, stopChannel, watchChanges, watchFile } from './change-methods.ts';
import type { DriveCall } from './drive-call.ts';
import {
  copyDriveFile,
  createDriveFile,
  deleteDriveFile,
  emptyTrash,
  generateIds,
  getDriveFile,
  listDriveFiles,
  updateDriveFile,
} from './files-methods.ts';
import {
  createPermission,
  deletePermission,
  getPermission,
  listPermissions,
  updatePermission,
} from './permission-methods.ts';
import { exportDriveFile, exportFromEditor } from './export-methods.ts';
import {
  continueUpdate,
  continueUpload,
  updateContentV2,
  updateDriveContent,
  uploadDriveFile,
} from './upload-methods.ts';
import { createComment, deleteComment, getComment, listComments, updateComment } from './comment-methods.ts';
import { createReply, deleteReply, getReply, listReplies, updateReply } from './reply-methods.ts';
import {
  createDrive,
  getRevision,
  listAccessProposals,
  listApprovals,
  listApps,
  listDrives,
  listLabels,
  listRevisions,
  listTeamDrives,
  noSuchDrive,
} from './small-methods.ts';
import type { Json } from '../json.ts';

interface DriveMethod {
  verb: string;
  path: RegExp;
  /** Scopes of Drive that allow it, by the last part of their names. */
  scopes: readonly string[];
  run: (call: DriveCall) => Json | Response | undefined | Promise<Json | Response>;
}

const reading = ['drive', 'drive.file', 'drive.readonly', 'drive.metadata', 'drive.metadata.readonly'];
const writing = ['drive', 'drive.file'];
const wholeDrive = ['drive', 'drive.readonly'];

function method(verb: string, path: RegExp, rest: Pick<DriveMethod, 'scopes' | 'run'>): DriveMethod {
  return { verb, path, ...rest };
}

/** Every method of the Drive API that the sandbox has. */
export const driveMethods: readonly DriveMethod[] = [
  method('GET', /^\/drive\/v3\/about$/, { scopes: [...reading, 'spreadsheets'], run: getAbout }),
  method('GET', /^\/drive\/v3\/files$/, { scopes: reading, run: listDriveFiles }),
  method('POST', /^\/drive\/v3\/files$/, { scopes: writing, run: createDriveFile }),
  method('GET', /^\/drive\/v3\/files\/generateIds$/, { scopes: writing, run: generateIds }),
  method('DELETE', /^\/drive\/v3\/files\/trash$/, { scopes: ['drive'], run: emptyTrash }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)$/, { scopes: reading, run: getDriveFile }),
  method('PATCH', /^\/drive\/v3\/files\/([^/]+)$/, {
    scopes: [...writing, 'drive.metadata'],
    run: updateDriveFile,
  }),
  method('DELETE', /^\/drive\/v3\/files\/([^/]+)$/, { scopes: writing, run: deleteDriveFile }),
  method('POST', /^\/drive\/v3\/files\/([^/]+)\/copy$/, { scopes: writing, run: copyDriveFile }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/export$/, {
    scopes: reading.slice(0, 3),
    run: exportDriveFile,
  }),
  method('POST', /^\/drive\/v3\/files\/([^/]+)\/watch$/, { scopes: reading, run: watchFile }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/permissions$/, { scopes: reading, run: listPermissions }),
  method('POST', /^\/drive\/v3\/files\/([^/]+)\/permissions$/, { scopes: writing, run: createPermission }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/permissions\/([^/]+)$/, {
    scopes: reading,
    run: getPermission,
  }),
  method('PATCH', /^\/drive\/v3\/files\/([^/]+)\/permissions\/([^/]+)$/, {
    scopes: writing,
    run: updatePermission,
  }),
  method('DELETE', /^\/drive\/v3\/files\/([^/]+)\/permissions\/([^/]+)$/, {
    scopes: writing,
    run: deletePermission,
  }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/comments$/, {
    scopes: reading.slice(0, 3),
    run: listComments,
  }),
  method('POST', /^\/drive\/v3\/files\/([^/]+)\/comments$/, { scopes: writing, run: createComment }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/comments\/([^/]+)$/, {
    scopes: reading.slice(0, 3),
    run: getComment,
  }),
  method('DELETE', /^\/drive\/v3\/files\/([^/]+)\/comments\/([^/]+)$/, {
    scopes: writing,
    run: deleteComment,
  }),
  method('PATCH', /^\/drive\/v3\/files\/([^/]+)\/comments\/([^/]+)$/, {
    scopes: writing,
    run: updateComment,
  }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/comments\/([^/]+)\/replies$/, {
    scopes: reading.slice(0, 3),
    run: listReplies,
  }),
  method('POST', /^\/drive\/v3\/files\/([^/]+)\/comments\/([^/]+)\/replies$/, {
    scopes: writing,
    run: createReply,
  }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/comments\/([^/]+)\/replies\/([^/]+)$/, {
    scopes: reading.slice(0, 3),
    run: getReply,
  }),
  method('PATCH', /^\/drive\/v3\/files\/([^/]+)\/comments\/([^/]+)\/replies\/([^/]+)$/, {
    scopes: writing,
    run: updateReply,
  }),
  method('DELETE', /^\/drive\/v3\/files\/([^/]+)\/comments\/([^/]+)\/replies\/([^/]+)$/, {
    scopes: writing,
    run: deleteReply,
  }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/revisions$/, { scopes: reading, run: listRevisions }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/revisions\/([^/]+)$/, { scopes: reading, run: getRevision }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/listLabels$/, { scopes: reading, run: listLabels }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/accessproposals$/, {
    scopes: writing,
    run: listAccessProposals,
  }),
  method('GET', /^\/drive\/v3\/files\/([^/]+)\/approvals$/, { scopes: reading, run: listApprovals }),
  method('GET', /^\/drive\/v3\/apps$/, { scopes: reading, run: listApps }),
  method('GET', /^\/drive\/v3\/drives$/, { scopes: wholeDrive, run: listDrives }),
  method('POST', /^\/drive\/v3\/drives$/, { scopes: ['drive'], run: createDrive }),
  method('GET', /^\/drive\/v3\/drives\/([^/]+)$/, { scopes: wholeDrive, run: noSuchDrive }),
  method('PATCH', /^\/drive\/v3\/drives\/([^/]+)$/, { scopes: ['drive'], run: noSuchDrive }),
  method('DELETE', /^\/drive\/v3\/drives\/([^/]+)$/, { scopes: ['drive'], run: noSuchDrive }),
  method('POST', /^\/drive\/v3\/drives\/([^/]+)\/(?:un)?hide$/, { scopes: ['drive'], run: noSuchDrive }),
  method('GET', /^\/drive\/v3\/teamdrives$/, { scopes: wholeDrive, run: listTeamDrives }),
  method('POST', /^\/drive\/v3\/teamdrives$/, { scopes: ['drive'], run: createDrive }),
  method('GET', /^\/drive\/v3\/teamdrives\/([^/]+)$/, { scopes: wholeDrive, run: noSuchDrive }),
  method('GET', /^\/drive\/v3\/changes\/startPageToken$/, { scopes: reading, run: getStartPageToken }),
  method('GET', /^\/drive\/v3\/changes$/, { scopes: reading, run: listChanges }),
  method('POST', /^\/drive\/v3\/changes\/watch$/, { scopes: reading, run: watchChanges }),
  method('POST', /^\/drive\/v3\/channels\/stop$/, { scopes: reading, run: stopChannel }),
  method('GET', /^\/spreadsheets\/d\/([^/]+)\/export$/, {
    scopes: [...reading.slice(0, 3), 'spreadsheets', 'spreadsheets.readonly'],
    run: exportFromEditor,
  }),
  method('POST', /^\/upload\/drive\/v3\/files$/, { scopes: writing, run: uploadDriveFile }),
  method('PATCH', /^\/upload\/drive\/v3\/files\/([^/]+)$/, { scopes: writing, run: updateDriveContent }),
  method('PUT', /^\/upload\/drive\/v3\/files$/, { scopes: writing, run: continueUpload }),
  method('PUT', /^\/upload\/drive\/v3\/files\/([^/]+)$/, { scopes: writing, run: continueUpdate }),
  method('POST', /^\/upload\/drive\/v3\/files\/([^/]+)$/, { scopes: writing, run: continueUpdate }),
  method('PUT', /^\/upload\/drive\/v2\/files\/([^/]+)$/, { scopes: writing, run: updateContentV2 }),
];
