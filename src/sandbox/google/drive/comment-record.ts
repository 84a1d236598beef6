import { isObject, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { fileOf } from './drive-call.ts';
import type { DriveCall } from './drive-call.ts';
import { driveError } from './drive-error.ts';

export const commentKind = 'google/comments';

/** Methods of comments insist on `fields`. */
export function requireFields(call: DriveCall): string {
  const fields = call.query.get('fields');
  if (fields !== null && fields !== '') return fields;
  throw driveError({
    code: 400,
    message: "The 'fields' parameter is required for this method.",
    reason: 'required',
    location: 'fields',
  });
}

/** The comment that the path names. */
export function commentOf(call: DriveCall): JsonObject {
  const file = fileOf(call);
  const id = call.ids[1] ?? '';
  const record = call.context.store.get(commentKind, id);
  if (isObject(record) && record.fileId === file.id) return record;
  throw driveError({
    code: 404,
    message: `Comment not found: ${id}.`,
    reason: 'notFound',
    location: 'commentId',
  });
}

/** Writes a comment under its file. */
export function putComment(call: DriveCall, record: JsonObject): void {
  const index = textAt(record, 'fileId') ?? '';
  call.context.store.putIndexed(commentKind, textAt(record, 'id') ?? '', { index, value: record });
}

/** Words as the HTML that Drive shows beside them. */
export function htmlOf(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
