import type { Json } from '../json.ts';
import { fileOf } from './drive-call.ts';
import type { DriveCall } from './drive-call.ts';
import { isoTime, pickFields, showUser } from './show-file.ts';

/** GET files/{id}/revisions: the newest is the only one kept (from documents). */
export function listRevisions(call: DriveCall): Json {
  const file = fileOf(call);
  const revision = {
    kind: 'drive#revision',
    id: String(file.version),
    mimeType: file.mimeType,
    modifiedTime: isoTime(file.modifiedTime),
    published: false,
    lastModifyingUser: showUser(call.context, call.caller.user, file.lastModifier),
  };
  const reply = { kind: 'drive#revisionList', revisions: [revision] };
  return pickFields(reply, call.query.get('fields'), 'kind,revisions(kind,id,mimeType,modifiedTime)');
}

/** GET drives: nobody here has a shared drive (from documents). */
export function listDrives(call: DriveCall): Json {
  return pickFields({ kind: 'drive#driveList', drives: [] }, call.query.get('fields'), '*');
}
