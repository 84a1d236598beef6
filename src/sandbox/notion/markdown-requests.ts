import type { Answer, ApiContext, ApiRequest } from './api-context.ts';
import { appendBlocks } from './block-append.ts';
import { childrenOf } from './child-place.ts';
import { at, isAbsent, itemsOf, readBoolean, readId, readObject, readOneOf, readString } from './field.ts';
import { findPage } from './find.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import { NotionError, validationError } from './notion-error.ts';
import { randomId, undashedId } from './notion-id.ts';
import { pageMarkdown } from './page-markdown.ts';
import { offsetStamp } from './timestamp.ts';

/** GET /v1/pages/{id}/markdown: the page's content as text. */
export function retrieveMarkdown({ path }: ApiRequest, context: ApiContext): Answer {
  const page = findPage(readId({ path: 'path.page_id', value: path.id }), context);
  return {
    object: 'page_markdown',
    id: page.id,
    markdown: pageMarkdown(page.id, context),
    truncated: false,
    unknown_block_ids: [],
  };
}

/** PATCH /v1/pages/{id}/markdown: adds or replaces content; with `allow_async` answered by a task that has the result. */
export function updateMarkdown({ path, body }: ApiRequest, context: ApiContext): Answer {
  const page = findPage(readId({ path: 'path.page_id', value: path.id }), context);
  const types = ['insert_content', 'replace_content', 'update_content', 'replace_content_range'] as const;
  const type = readOneOf(at(body, 'type'), types);
  readObject(body, ['type', 'allow_async', type]);
  const command = at(body, type);
  if (type === 'insert_content') write(page.id, markdownBlocks(at(command, 'content')), context);
  if (type === 'replace_content') rewrite(page.id, readString(at(command, 'new_str')), context);
  if (type === 'update_content') rewrite(page.id, updated(pageMarkdown(page.id, context), command), context);
  // from documents: the range is named by its first and last words, which the sandbox does not look for.
  if (type === 'replace_content_range')
    throw validationError('The sandbox does not support replace_content_range; use update_content.');
  const result = retrieveMarkdown({ path, body, query: new URLSearchParams() }, context);
  const isAsync = !isAbsent(at(body, 'allow_async')) && readBoolean(at(body, 'allow_async'));
  return isAsync ? startTask(result, context) : result;
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

function write(pageId: string, children: ReturnType<typeof markdownBlocks>, context: ApiContext): void {
  appendBlocks({ parent: { type: 'page_id', id: pageId }, children, position: undefined }, context);
}

function rewrite(pageId: string, markdown: string, context: ApiContext): void {
  for (const block of childrenOf(pageId, context)) context.records.put({ ...block, inTrash: true });
  write(pageId, markdownBlocks({ path: 'body', value: markdown }), context);
}

function updated(markdown: string, command: ApiRequest['body']): string {
  let text = markdown;
  for (const update of itemsOf(at(command, 'content_updates'))) {
    const [old, by] = [readString(at(update, 'old_str'), { min: 1 }), readString(at(update, 'new_str'))];
    if (!text.includes(old)) throw validationError(`Could not find the text to replace: ${old}`);
    const isEvery =
      !isAbsent(at(update, 'replace_all_matches')) && readBoolean(at(update, 'replace_all_matches'));
    text = isEvery ? text.replaceAll(old, () => by) : text.replace(old, () => by);
  }
  return text;
}

function taskStamp(moment: number): string {
  return offsetStamp(moment).replace('+00:00', 'Z');
}
