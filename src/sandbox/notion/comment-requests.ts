import { editStamps, newId, newStamps } from './api-context.ts';
import type { Answer, ApiContext, ApiRequest } from './api-context.ts';
import { fileLink } from './attached-file.ts';
import { at, isAbsent, itemsOf, readId, readObject, readOneOf, readString } from './field.ts';
import { isShared } from './find.ts';
import { objectNotFound } from './notion-error.ts';
import { parentAnswer } from './page-answer.ts';
import { pageOf, readPageWantedFromQuery } from './page-of-results.ts';
import { readParent } from './parent-request.ts';
import type { CommentRecord, Parent } from './records.ts';
import { parseInline } from './markdown/parse-inline.ts';
import { readRichTexts } from './rich-text.ts';
import type { RichText } from './property.ts';
import { minuteStamp } from './timestamp.ts';

const MAX_ATTACHMENTS = 3;

/** POST /v1/comments: on a page or block, or in a discussion that is there already. */
export function createComment({ body }: ApiRequest, context: ApiContext): Answer {
  readObject(body, ['parent', 'discussion_id', 'rich_text', 'markdown', 'attachments', 'display_name']);
  const comment: CommentRecord = {
    kind: 'comment',
    id: newId(context, 'comment'),
    ...readPlace(body, context),
    richText: readText(body, context),
    displayName: readDisplayName(body, context),
    attachments: isAbsent(at(body, 'attachments'))
      ? []
      : itemsOf(at(body, 'attachments'), MAX_ATTACHMENTS).map((item) =>
          attachment(readId(at(item, 'file_upload_id')), context),
        ),
    ...newStamps(context),
  };
  context.records.put(comment);
  return commentAnswer(comment, context);
}

export function listComments({ query }: ApiRequest, context: ApiContext): Answer {
  const blockId = readId({ path: 'query.block_id', value: query.get('block_id') ?? undefined });
  const exists = context.records.get('page', blockId) ?? context.records.get('block', blockId);
  if (exists === undefined || !isShared(blockId, context))
    throw objectNotFound({ noun: 'block', id: blockId }, context.connection);
  const { elements, next } = pageOf(
    [...context.records.list('comment', blockId)],
    readPageWantedFromQuery(query),
    (comment) => comment.id,
  );
  return {
    object: 'list',
    results: elements.map((comment) => commentAnswer(comment, context)),
    next_cursor: next,
    has_more: next !== null,
    type: 'comment',
    comment: {},
  };
}

export function retrieveComment({ path }: ApiRequest, context: ApiContext): Answer {
  return commentAnswer(commentAt(path.id, context), context);
}

export function updateComment({ path, body }: ApiRequest, context: ApiContext): Answer {
  const comment = commentAt(path.id, context);
  readObject(body, ['rich_text', 'markdown']);
  const updated = { ...comment, richText: readText(body, context), ...editStamps(context) };
  context.records.put(updated);
  return commentAnswer(updated, context);
}

/** DELETE /v1/comments/{id}: answers the comment as it was. */
export function deleteComment({ path }: ApiRequest, context: ApiContext): Answer {
  const comment = commentAt(path.id, context);
  context.records.remove('comment', comment.id);
  return commentAnswer(comment, context);
}

function commentAnswer(comment: CommentRecord, context: ApiContext): Answer {
  return {
    object: 'comment',
    id: comment.id,
    parent: parentAnswer(comment.parent, context),
    discussion_id: comment.discussionId,
    created_time: minuteStamp(comment.createdAt),
    last_edited_time: minuteStamp(comment.editedAt),
    created_by: { object: 'user', id: comment.createdBy },
    rich_text: comment.richText,
    display_name: comment.displayName,
    ...(comment.attachments.length === 0 ? {} : { attachments: comment.attachments }),
  };
}

function commentAt(sentId: string | undefined, context: ApiContext): CommentRecord {
  const id = readId({ path: 'path.comment_id', value: sentId });
  const comment = context.records.get('comment', id);
  if (comment === undefined || !isVisible(comment, context))
    throw objectNotFound({ noun: 'comment', id }, context.connection);
  return comment;
}

/** Who may see the page may see what is said about it. */
function isVisible({ parent }: CommentRecord, context: ApiContext): boolean {
  return parent.type !== 'workspace' && isShared(parent.id, context);
}

function readPlace(body: ApiRequest['body'], context: ApiContext): { parent: Parent; discussionId: string } {
  const discussion = at(body, 'discussion_id');
  if (isAbsent(discussion)) {
    return {
      parent: readParent(at(body, 'parent'), ['page_id', 'block_id'], context),
      discussionId: newId(context, 'comment'),
    };
  }
  const discussionId = readId(discussion);
  const first = [...context.records.list('comment')].find((comment) => comment.discussionId === discussionId);
  if (first === undefined || !isVisible(first, context))
    throw objectNotFound({ noun: 'discussion', id: discussionId }, context.connection);
  return { parent: first.parent, discussionId };
}

function readText(body: ApiRequest['body'], context: ApiContext): RichText[] {
  const markdown = at(body, 'markdown');
  return isAbsent(markdown)
    ? readRichTexts(at(body, 'rich_text'), context)
    : readRichTexts({ path: markdown.path, value: parseInline(readString(markdown)) }, context);
}

function readDisplayName(body: ApiRequest['body'], context: ApiContext): Answer {
  const field = at(body, 'display_name');
  const name = context.connection.name;
  if (isAbsent(field)) return { type: 'integration', resolved_name: name };
  // from documents: the other two kinds.
  const type = readOneOf(at(field, 'type'), ['integration', 'user', 'custom'] as const);
  return {
    type,
    resolved_name: type === 'custom' ? readString(at(at(field, 'custom'), 'name'), { min: 1 }) : name,
  };
}

/** from documents */
function attachment(uploadId: string, context: ApiContext): Answer {
  const type = context.records.get('file_upload', uploadId)?.contentType ?? '';
  const category =
    ['audio', 'image', 'video'].find((one) => type.startsWith(one)) ??
    (type === 'application/pdf' ? 'pdf' : 'productivity');
  return { category, file: fileLink(uploadId, context) };
}
