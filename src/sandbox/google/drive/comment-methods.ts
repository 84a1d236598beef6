import { randomText } from '../google-ids.ts';
import { flagAt, isObject, textAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { fileOf } from './drive-call.ts';
import type { DriveCall } from './drive-call.ts';
import { driveError, insufficientPermissions } from './drive-error.ts';
import { isoTime, pickFields, showUser } from './show-file.ts';

/** Comments on files; everything here is from documents: https://developers.google.com/workspace/drive/api/guides/manage-comments */
const kind = 'google/comments';

function requireFields(call: DriveCall): string {
  const fields = call.query.get('fields');
  if (fields !== null && fields !== '') return fields;
  throw driveError({
    code: 400,
    message: "The 'fields' parameter is required for this method.",
    reason: 'required',
    location: 'fields',
  });
}

function showComment(call: DriveCall, record: JsonObject): JsonObject {
  const { authorEmail, fileId: _, ...rest } = record;
  const author = showUser(call.context, call.caller.user, typeof authorEmail === 'string' ? authorEmail : '');
  return { kind: 'drive#comment', ...rest, author, replies: [] };
}

function recordOf(call: DriveCall): JsonObject {
  const file = fileOf(call);
  const id = call.ids[1] ?? '';
  const record = call.context.store.get(kind, id);
  if (isObject(record) && record.fileId === file.id) return record;
  throw driveError({
    code: 404,
    message: `Comment not found: ${id}.`,
    reason: 'notFound',
    location: 'commentId',
  });
}

/** GET files/{id}/comments */
export function listComments(call: DriveCall): Json {
  const fields = requireFields(call);
  const file = fileOf(call);
  const records = [...call.context.store.list(kind, file.id)].flatMap(({ value }) =>
    isObject(value) ? [value] : [],
  );
  const isShown = /^true$/i.test(call.query.get('includeDeleted') ?? '');
  const comments = records
    .filter((record) => isShown || !flagAt(record, 'deleted'))
    .map((record) => showComment(call, record));
  return pickFields({ kind: 'drive#commentList', comments }, fields, '*');
}

/** POST files/{id}/comments */
export function createComment(call: DriveCall): Json {
  const fields = requireFields(call);
  const file = fileOf(call);
  const content = textAt(call.body, 'content');
  if (content === undefined)
    throw driveError({ code: 400, message: 'Comment content is required.', reason: 'required' });
  const { context, caller } = call;
  const now = isoTime(context.now());
  const anchor = textAt(call.body, 'anchor');
  const record = {
    id: randomText(context.random, 11),
    fileId: file.id,
    authorEmail: caller.user.email,
    content,
    htmlContent: content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    ...(anchor === undefined ? {} : { anchor }),
    createdTime: now,
    modifiedTime: now,
    deleted: false,
    resolved: false,
  };
  context.store.putIndexed(kind, record.id, { index: file.id, value: record });
  return pickFields(showComment(call, record), fields, '*');
}

/** GET files/{id}/comments/{commentId} */
export function getComment(call: DriveCall): Json {
  return pickFields(showComment(call, recordOf(call)), requireFields(call), '*');
}

/** DELETE files/{id}/comments/{commentId}: only its author may. */
export function deleteComment(call: DriveCall): undefined {
  const record = recordOf(call);
  if (record.authorEmail !== call.caller.user.email) throw insufficientPermissions();
  const { content: _, htmlContent: __, ...rest } = record;
  call.context.store.put(kind, String(call.ids[1]), { ...rest, deleted: true });
  return undefined;
}
