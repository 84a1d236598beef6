import { editStamps } from './api-context.ts';
import type { Answer, ApiContext, ApiRequest } from './api-context.ts';
import { appendBlocks } from './block-append.ts';
import type { BlockPosition } from './block-append.ts';
import { blockAnswer, rowAsBlock } from './block-answer.ts';
import { blockTypeNames, canHoldBlocks, editedBlockContent } from './block-content.ts';
import { childrenOf } from './child-place.ts';
import { at, isAbsent, readId, readObject, readOneOf } from './field.ts';
import type { Field } from './field.ts';
import { isShared } from './find.ts';
import { objectNotFound, validationError } from './notion-error.ts';
import { pageOf, readPageWantedFromQuery } from './page-of-results.ts';
import type { BlockRecord, Parent } from './records.ts';
import { readTrash, trashKeys } from './trash.ts';

export function retrieveBlock({ path }: ApiRequest, context: ApiContext): Answer {
  return blockAnswer(blockAt(path.id, context), context);
}

/** GET /v1/blocks/{id}/children: what lies directly under a page or block; the cursor is the id of the next block. */
export function listChildren({ path, query }: ApiRequest, context: ApiContext): Answer {
  const parent = blockAt(path.id, context);
  const { elements, next } = pageOf(
    childrenOf(parent.id, context),
    readPageWantedFromQuery(query),
    (block) => block.id,
  );
  return blockList(elements, next, context);
}

/** PATCH /v1/blocks/{id}/children: appends blocks; answers the outermost new ones. */
export function appendChildren({ path, body }: ApiRequest, context: ApiContext): Answer {
  const target = blockAt(path.id, context);
  assertLive(target);
  readObject(body, ['children', context.version === '2026-03-11' ? 'position' : 'after']);
  const isPage = target.type === 'child_page';
  if (!isPage && !canHoldBlocks(target.type))
    throw validationError(`Block type ${target.type} does not support children.`);
  const parent: Parent = { type: isPage ? 'page_id' : 'block_id', id: target.id };
  return blockList(
    appendBlocks({ parent, children: at(body, 'children'), position: readPosition(body) }, context),
    null,
    context,
  );
}

/** PATCH /v1/blocks/{id}: new content of the same type, or in and out of the trash. */
export function updateBlock({ path, body }: ApiRequest, context: ApiContext): Answer {
  const block = blockAt(path.id, context);
  readObject(body, ['object', 'type', block.type, ...blockTypeNames, ...trashKeys(context)]);
  const inTrash = readTrash(body, context);
  if (block.inTrash && inTrash !== false) assertLive(block);
  const other = blockTypeNames.find((name) => name !== block.type && !isAbsent(at(body, name)));
  if (other !== undefined)
    throw validationError(`Block type cannot be changed from ${block.type} to ${other}.`);
  const sent = at(body, block.type);
  const content = isAbsent(sent) ? block.content : editedBlockContent(sent, block, context);
  return blockAnswer(
    store({ ...block, content, inTrash: inTrash ?? block.inTrash, ...editStamps(context) }, context),
    context,
  );
}

/** DELETE /v1/blocks/{id}: to the trash; with the id of a page or database, the page or database. */
export function deleteBlock({ path }: ApiRequest, context: ApiContext): Answer {
  const block = blockAt(path.id, context);
  assertLive(block);
  return blockAnswer(trashBlock(block, context), context);
}

/** Moves a block to the trash, and the page or database it stands for. */
export function trashBlock(block: BlockRecord, context: ApiContext): BlockRecord {
  return store({ ...block, inTrash: true, ...editStamps(context) }, context);
}

/** The block under an id, where the id of a page or database stands for its place in its parent. */
function blockAt(sentId: string | undefined, context: ApiContext): BlockRecord {
  const id = readId({ path: 'path.block_id', value: sentId });
  const page = context.records.get('page', id);
  const block = context.records.get('block', id) ?? (page === undefined ? undefined : rowAsBlock(page));
  if (block === undefined || !isShared(id, context))
    throw objectNotFound({ noun: 'block', id }, context.connection);
  return block;
}

function assertLive(block: BlockRecord): void {
  if (!block.inTrash) return;
  throw validationError("Can't edit block that is archived. You must unarchive the block before editing.");
}

/** Writes a block and, when it stands for a page or database, that one's trash flag. */
function store(block: BlockRecord, context: ApiContext): BlockRecord {
  const owner = context.records.get('page', block.id) ?? context.records.get('database', block.id);
  if (owner !== undefined)
    context.records.put({
      ...owner,
      inTrash: block.inTrash,
      editedAt: block.editedAt,
      editedBy: block.editedBy,
    });
  if (block.parent.type !== 'data_source_id') context.records.put(block);
  return block;
}

/** `after` names a block up to 2025-09-03; from 2026-03-11 on, `position` says start, end or after which block. */
function readPosition(body: Field): BlockPosition | undefined {
  const after = at(body, 'after');
  if (!isAbsent(after)) return { type: 'after_block', id: readId(after) };
  const position = at(body, 'position');
  if (isAbsent(position)) return undefined;
  const type = readOneOf(at(position, 'type'), ['after_block', 'start', 'end'] as const);
  return type === 'after_block' ? { type, id: readId(at(at(position, 'after_block'), 'id')) } : { type };
}

function blockList(blocks: readonly BlockRecord[], next: string | null, context: ApiContext): Answer {
  return {
    object: 'list',
    results: blocks.map((block) => blockAnswer(block, context)),
    next_cursor: next,
    has_more: next !== null,
    type: 'block',
    block: {},
  };
}
