import { randomText } from '../google-ids.ts';
import { flagAt, isObject, textAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { fileOf } from './drive-call.ts';
import type { DriveCall } from './drive-call.ts';
import { driveError, insufficientPermissions } from './drive-error.ts';
import { commentKind, commentOf, htmlOf, putComment, requireFields } from './comment-record.ts';
import { repliesTo } from './reply-methods.ts';
import { isoTime, pickFields, showUser } from './show-file.ts';

/** Comments on files; everything here is from documents: https://developers.google.com/workspace/drive/api/guides/manage-comments */

function showComment(call: DriveCall, record: JsonObject): JsonObject {
  const { authorEmail, fileId: _, ...rest } = record;
  const author = showUser(call.context, call.caller.user, typeof authorEmail === 'string' ? authorEmail : '');
  const replies = repliesTo(call, textAt(record, 'id') ?? '');
  return { kind: 'drive#comment', ...rest, author, replies };
}

/** GET files/{id}/comments */
export function listComments(call: DriveCall): Json {
  const fields = requireFields(call);
  const file = fileOf(call);
  const records = [...call.context.store.list(commentKind, file.id)].flatMap(({ value }) =>
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
    htmlContent: htmlOf(content),
    ...(anchor === undefined ? {} : { anchor }),
    createdTime: now,
    modifiedTime: now,
    deleted: false,
    resolved: false,
  };
  putComment(call, record);
  return pickFields(showComment(call, record), fields, '*');
}

/** GET files/{id}/comments/{commentId} */
export function getComment(call: DriveCall): Json {
  return pickFields(showComment(call, commentOf(call)), requireFields(call), '*');
}

/** PATCH files/{id}/comments/{commentId}: only its author may. */
export function updateComment(call: DriveCall): Json {
  const fields = requireFields(call);
  const record = commentOf(call);
  if (record.authorEmail !== call.caller.user.email) throw insufficientPermissions();
  const content = textAt(call.body, 'content') ?? textAt(record, 'content') ?? '';
  const modifiedTime = isoTime(call.context.now());
  const changed = { ...record, content, htmlContent: htmlOf(content), modifiedTime };
  putComment(call, changed);
  return pickFields(showComment(call, changed), fields, '*');
}

/** DELETE files/{id}/comments/{commentId}: only its author may. */
export function deleteComment(call: DriveCall): undefined {
  const record = commentOf(call);
  if (record.authorEmail !== call.caller.user.email) throw insufficientPermissions();
  const { content: _, htmlContent: __, ...rest } = record;
  putComment(call, { ...rest, deleted: true });
  return undefined;
}
