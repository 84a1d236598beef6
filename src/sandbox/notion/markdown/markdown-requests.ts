import type { Answer, ApiContext, ApiRequest } from '../api-context.ts';
import { at, isAbsent, itemsOf, readBoolean, readId, readObject, readOneOf, readString } from '../field.ts';
import type { Field } from '../field.ts';
import { findPage, isShared } from '../find.ts';
import { NotionError, objectNotFound, validationError } from '../notion-error.ts';
import { randomId, undashedId } from '../notion-id.ts';
import { offsetStamp } from '../timestamp.ts';
import { blockMarkdown, pageMarkdown, unknownBlocks } from './page-markdown.ts';
import { writeMarkdown } from './write-markdown.ts';

/** GET /v1/pages/{id}/markdown: the content of a page, or of a block in one, as text. */
export function retrieveMarkdown({ path, query }: ApiRequest, context: ApiContext): Answer {
  const transcript = query.get('include_transcript');
  if (transcript !== null)
    readOneOf({ path: 'query.include_transcript', value: transcript }, ['true', 'false'] as const);
  return markdownAnswer(holderAt(path.id, context), context);
}

/** PATCH /v1/pages/{id}/markdown: adds or replaces content; with `allow_async` answered by a task that has the result. */
export function updateMarkdown({ path, body }: ApiRequest, context: ApiContext): Answer {
  const page = findPage(readId({ path: 'path.page_id', value: path.id }), context);
  const types = ['insert_content', 'replace_content', 'update_content', 'replace_content_range'] as const;
  const type = readOneOf(at(body, 'type'), types);
  readObject(body, ['type', 'allow_async', type]);
  const command = at(body, type);
  const before = pageMarkdown(page.id, context);
  const markdown = {
    insert_content: inserted,
    replace_content: replaced,
    update_content: updated,
    replace_content_range: rangeReplaced,
  }[type](before, command);
  const mayDelete = readFlag(at(command, 'allow_deleting_content'));
  writeMarkdown({ pageId: page.id, markdown, mayDelete }, context);
  const result = markdownAnswer(page.id, context);
  return readFlag(at(body, 'allow_async')) ? startTask(result, context) : result;
}

/** GET /v1/async_tasks/{id} */
export function retrieveTask({ path }: ApiRequest, context: ApiContext): Answer {
  const task = context.records.get('async_task', path.id ?? '');
  if (task === undefined)
    throw new NotionError({
      status: 404,
      code: 'object_not_found',
      message: `Could not find async task with ID: ${path.id}.`,
    });
  const { object, id, ...rest } = task.result;
  return {
    object: 'async_task',
    id: task.id,
    status: 'succeeded',
    status_url: `https://api.notion.com/v1/async_tasks/${task.id}`,
    created_time: taskStamp(task.createdAt),
    operation: { surface: 'rest', name: task.operation },
    result: { ...rest, id, object },
  };
}

function markdownAnswer(id: string, context: ApiContext): Answer {
  const block = context.records.get('block', id);
  const isContent = block !== undefined && block.type !== 'child_page';
  return {
    object: 'page_markdown',
    id,
    markdown: isContent ? blockMarkdown(block, context) : pageMarkdown(id, context),
    truncated: false,
    unknown_block_ids: unknownBlocks(id, context).slice(0, 100),
  };
}

/** from documents: a block is asked for by its id where a page's text says `<unknown>`. */
function holderAt(sentId: string | undefined, context: ApiContext): string {
  const id = readId({ path: 'path.page_id', value: sentId });
  const block = context.records.get('block', id);
  if (block === undefined || block.type === 'child_page' || block.type === 'child_database')
    return findPage(id, context).id;
  if (!isShared(id, context)) throw objectNotFound({ noun: 'page', id }, context.connection);
  return id;
}

function startTask(result: Answer, context: ApiContext): Answer {
  const id = `task_${undashedId(randomId(context.random))}`;
  const operation = 'PATCH /v1/pages/:page_id/markdown';
  context.records.put({ kind: 'async_task', id, createdAt: context.now, operation, result });
  return {
    object: 'async_task',
    id,
    status: 'queued',
    status_url: `https://api.notion.com/v1/async_tasks/${id}`,
    created_time: taskStamp(context.now),
    poll_after_seconds: 2,
    operation: { surface: 'rest', name: operation },
  };
}

/** At the end, or after the line in which a selection ends. */
function inserted(before: string, command: Field): string {
  const content = readString(at(command, 'content'));
  readObject(command, ['content', 'after']);
  if (isAbsent(at(command, 'after'))) return before === '' ? content : `${before}\n${content}`;
  const { end } = selectionIn(before, at(command, 'after'));
  const lineEnd = before.indexOf('\n', end);
  if (lineEnd === -1) return `${before}\n${content}`;
  return `${before.slice(0, lineEnd)}\n${content}${before.slice(lineEnd)}`;
}

function replaced(_before: string, command: Field): string {
  readObject(command, ['new_str', 'allow_deleting_content']);
  return readString(at(command, 'new_str'));
}

function rangeReplaced(before: string, command: Field): string {
  readObject(command, ['content', 'content_range', 'allow_deleting_content']);
  const content = readString(at(command, 'content'));
  const { start, end } = selectionIn(before, at(command, 'content_range'));
  return before.slice(0, start) + content + before.slice(end);
}

function updated(before: string, command: Field): string {
  readObject(command, ['content_updates', 'allow_deleting_content']);
  let text = before;
  for (const update of itemsOf(at(command, 'content_updates'))) {
    readObject(update, ['old_str', 'new_str', 'replace_all_matches']);
    const [old, by] = [readString(at(update, 'old_str'), { min: 1 }), readString(at(update, 'new_str'))];
    const count = text.split(old).length - 1;
    // from documents: both refusals are, their wording is not.
    if (count === 0) throw validationError(`Could not find the text to replace: ${old}`);
    const isEvery = readFlag(at(update, 'replace_all_matches'));
    if (count > 1 && !isEvery)
      throw validationError(
        `Found ${count} matches of the text to replace: ${old}. Make it longer, or set replace_all_matches.`,
      );
    text = text.replaceAll(old, () => by);
  }
  return text;
}

/** A selection names its first and last words: "start text...end text". Words alone select themselves. */
function selectionIn(text: string, field: Field): { start: number; end: number } {
  const wanted = readString(field, { min: 1 });
  const cut = wanted.indexOf('...');
  const [first, last] = cut === -1 ? [wanted, ''] : [wanted.slice(0, cut), wanted.slice(cut + 3)];
  const start = text.indexOf(first);
  const lastStart = start === -1 ? -1 : text.indexOf(last, start + first.length);
  if (lastStart === -1) throw validationError(`Could not find the content selected by: ${wanted}`);
  return { start, end: lastStart + last.length };
}

function readFlag(field: Field): boolean {
  return !isAbsent(field) && readBoolean(field);
}

function taskStamp(moment: number): string {
  return offsetStamp(moment).replace('+00:00', 'Z');
}
