import { randomText } from '../google-ids.ts';
import { flagAt, isObject, textAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { commentOf, htmlOf, putComment, requireFields } from './comment-record.ts';
import type { DriveCall } from './drive-call.ts';
import { driveError, insufficientPermissions } from './drive-error.ts';
import { isoTime, pickFields, showUser } from './show-file.ts';

/** Replies to comments; everything here is from documents: https://developers.google.com/workspace/drive/api/guides/manage-comments */
const kind = 'google/replies';

function showReply(call: DriveCall, record: JsonObject): JsonObject {
  const { authorEmail, commentId: _, ...rest } = record;
  const author = showUser(call.context, call.caller.user, typeof authorEmail === 'string' ? authorEmail : '');
  return { kind: 'drive#reply', ...rest, author };
}

/** The replies to a comment that are not deleted, oldest first. */
export function repliesTo(call: DriveCall, commentId: string, withDeleted = false): JsonObject[] {
  return [...call.context.store.list(kind, commentId)]
    .flatMap(({ value }) => (isObject(value) ? [value] : []))
    .filter((record) => withDeleted || !flagAt(record, 'deleted'))
    .map((record) => showReply(call, record));
}

function replyOf(call: DriveCall): JsonObject {
  const comment = commentOf(call);
  const id = call.ids[2] ?? '';
  const record = call.context.store.get(kind, id);
  if (isObject(record) && record.commentId === comment.id) return record;
  throw driveError({
    code: 404,
    message: `Reply not found: ${id}.`,
    reason: 'notFound',
    location: 'replyId',
  });
}

function put(call: DriveCall, record: JsonObject): void {
  call.context.store.putIndexed(kind, textAt(record, 'id') ?? '', {
    index: textAt(record, 'commentId') ?? '',
    value: record,
  });
}

/** GET files/{id}/comments/{commentId}/replies */
export function listReplies(call: DriveCall): Json {
  const fields = requireFields(call);
  const comment = commentOf(call);
  const withDeleted = /^true$/i.test(call.query.get('includeDeleted') ?? '');
  const replies = repliesTo(call, textAt(comment, 'id') ?? '', withDeleted);
  return pickFields({ kind: 'drive#replyList', replies }, fields, '*');
}

/** POST files/{id}/comments/{commentId}/replies: words, or `resolve` and `reopen`. */
export function createReply(call: DriveCall): Json {
  const fields = requireFields(call);
  const comment = commentOf(call);
  const { context, caller, body } = call;
  const content = textAt(body, 'content');
  const action = ['resolve', 'reopen'].find((one) => one === body.action);
  if (content === undefined && action === undefined)
    throw driveError({ code: 400, message: 'Reply content or action is required.', reason: 'required' });
  const now = isoTime(context.now());
  const record = {
    id: randomText(context.random, 11),
    commentId: textAt(comment, 'id') ?? '',
    authorEmail: caller.user.email,
    createdTime: now,
    modifiedTime: now,
    deleted: false,
    ...(content === undefined ? {} : { content, htmlContent: htmlOf(content) }),
    ...(action === undefined ? {} : { action }),
  };
  put(call, record);
  const resolved = action === undefined ? flagAt(comment, 'resolved') : action === 'resolve';
  putComment(call, { ...comment, resolved, modifiedTime: now });
  return pickFields(showReply(call, record), fields, '*');
}

/** GET files/{id}/comments/{commentId}/replies/{replyId} */
export function getReply(call: DriveCall): Json {
  return pickFields(showReply(call, replyOf(call)), requireFields(call), '*');
}

/** PATCH files/{id}/comments/{commentId}/replies/{replyId}: only its author may. */
export function updateReply(call: DriveCall): Json {
  const fields = requireFields(call);
  const record = replyOf(call);
  if (record.authorEmail !== call.caller.user.email) throw insufficientPermissions();
  const content = textAt(call.body, 'content') ?? '';
  const modifiedTime = isoTime(call.context.now());
  const changed = { ...record, content, htmlContent: htmlOf(content), modifiedTime };
  put(call, changed);
  return pickFields(showReply(call, changed), fields, '*');
}

/** DELETE files/{id}/comments/{commentId}/replies/{replyId}: only its author may. */
export function deleteReply(call: DriveCall): undefined {
  const record = replyOf(call);
  if (record.authorEmail !== call.caller.user.email) throw insufficientPermissions();
  const { content: _, htmlContent: __, ...rest } = record;
  put(call, { ...rest, deleted: true });
  return undefined;
}
