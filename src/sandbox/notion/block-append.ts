import { newId, newStamps } from './api-context.ts';
import type { ApiContext } from './api-context.ts';
import { blockTypeNames, canHoldBlocks, readBlockContent } from './block-content.ts';
import { childrenOf, nextOrder } from './child-place.ts';
import { at, isAbsent, itemsOf, missingAlternatives, readObject, refusal } from './field.ts';
import type { Field } from './field.ts';
import { validationError } from './notion-error.ts';
import type { BlockRecord, Parent } from './records.ts';

const MAX_BLOCKS = 1000;
const MAX_NESTING = 2;
/** from documents: made together with what is in them. */
const neverEmpty = ['table', 'column_list', 'column'];

/** Where new blocks go among the children: at the end unless said otherwise. */
export type BlockPosition = { type: 'start' } | { type: 'end' } | { type: 'after_block'; id: string };

/** Reads blocks with what is nested in them and puts them under a parent; gives the outermost ones. */
export function appendBlocks(
  request: {
    parent: Parent;
    children: Field;
    position: BlockPosition | undefined;
    /** Markdown may hold more blocks, and nested more deeply, than a request. */
    isUnlimited?: boolean;
  },
  context: ApiContext,
): BlockRecord[] {
  const { parent, children, position, isUnlimited = false } = request;
  const items = isUnlimited ? itemsOf(children, MAX_BLOCKS) : itemsOf(children);
  const drafts = items.map((item) => readDraft(item, isUnlimited ? -Infinity : 0, context));
  const total = drafts.reduce((sum, draft) => sum + sizeOf(draft), 0);
  if (total > MAX_BLOCKS)
    throw validationError(
      `body failed validation: body.children.length should be ≤ \`${MAX_BLOCKS}\`, instead was \`${total}\`.`,
    );
  const orders = ordersFor(
    drafts.length,
    { parentId: parent.type === 'workspace' ? 'workspace' : parent.id, position },
    context,
  );
  return drafts.map((draft, index) => write(draft, { parent, order: orders[index] ?? 0 }, context));
}

interface Draft {
  type: string;
  content: Record<string, unknown>;
  children: Draft[];
}

function readDraft(field: Field, depth: number, context: ApiContext): Draft {
  const body = readObject(field);
  const type = blockTypeNames.find((name) => Object.hasOwn(body, name));
  if (type === undefined) throw missingAlternatives(field, blockTypeNames);
  readObject(field, ['object', 'type', type]);
  if (body.type !== undefined && body.type !== type) throw refusal(at(field, 'type'), `\`"${type}"\``);
  const content = readBlockContent(at(field, type), type, context);
  const inner = at(at(field, type), 'children');
  if (isAbsent(inner) && neverEmpty.includes(type)) throw refusal(inner, 'defined');
  if (isAbsent(inner)) return { type, content, children: [] };
  const items = canHoldBlocks(type) ? itemsOf(inner) : [];
  if (!canHoldBlocks(type) || (items.length > 0 && depth >= MAX_NESTING)) throw refusal(inner, 'not present');
  // from documents: a list of columns is no level of its own.
  const below = type === 'column_list' ? depth : depth + 1;
  const children = items.map((item) => readDraft(item, below, context));
  if (type === 'table') assertWidth(content.table_width, children);
  return { type, content, children };
}

/** from documents */
function assertWidth(width: unknown, rows: readonly Draft[]): void {
  if (rows.every(({ content }) => Array.isArray(content.cells) && content.cells.length === width)) return;
  throw validationError(
    'Content creation Failed. Fix the following: \nNumber of cells in table row must match the table width of the parent table',
  );
}

function sizeOf(draft: Draft): number {
  return draft.children.reduce((sum, child) => sum + sizeOf(child), 1);
}

function write(draft: Draft, place: { parent: Parent; order: number }, context: ApiContext): BlockRecord {
  const { type, content, children } = draft;
  const block: BlockRecord = {
    kind: 'block',
    id: newId(context, 'block'),
    ...place,
    type,
    content,
    inTrash: false,
    ...newStamps(context),
  };
  context.records.put(block);
  for (const [index, child] of children.entries())
    write(child, { parent: { type: 'block_id', id: block.id }, order: index + 1 }, context);
  return block;
}

/** Places for new siblings: numbers between those of the neighbours. */
export function ordersFor(
  count: number,
  place: { parentId: string; position: BlockPosition | undefined },
  context: ApiContext,
): number[] {
  const { parentId, position } = place;
  if (position === undefined || position.type === 'end') {
    const first = nextOrder(parentId, context);
    return Array.from({ length: count }, (_, index) => first + index);
  }
  const siblings = childrenOf(parentId, context);
  const index = position.type === 'start' ? -1 : siblings.findIndex((block) => block.id === position.id);
  if (position.type === 'after_block' && index === -1)
    throw validationError(`Block to append after with ID ${position.id} is not a child of the parent.`);
  const before = siblings[index]?.order ?? (siblings[0]?.order ?? 1) - 1;
  const after = siblings[index + 1]?.order ?? before + 1;
  return Array.from({ length: count }, (_, step) => before + ((after - before) * (step + 1)) / (count + 1));
}
