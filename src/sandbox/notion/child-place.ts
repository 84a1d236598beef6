import { editStamps } from './api-context.ts';
import type { ApiContext } from './api-context.ts';
import type { BlockRecord, DatabaseRecord, PageRecord, Parent } from './records.ts';

/**
 * Gives a page or database its place among the blocks of its parent (a row of a data source has none), at the end unless
 * it is there already. The place carries the trash flag so that a listing of children need not look further.
 */
export function placeInParent(
  record: PageRecord | DatabaseRecord,
  type: 'child_page' | 'child_database',
  context: ApiContext,
): void {
  const { id, parent, inTrash, createdAt, createdBy, editedAt, editedBy } = record;
  const known = context.records.get('block', id);
  if (parent.type === 'data_source_id') {
    if (known !== undefined) context.records.remove('block', id);
    return;
  }
  const isSamePlace = known !== undefined && JSON.stringify(known.parent) === JSON.stringify(parent);
  const order = isSamePlace
    ? known.order
    : nextOrder(parent.type === 'workspace' ? 'workspace' : parent.id, context);
  context.records.put({
    kind: 'block',
    id,
    parent,
    type,
    content: {},
    order,
    inTrash,
    createdAt,
    createdBy,
    editedAt,
    editedBy,
  });
  if (!isSamePlace) touch(parent, context);
}

/** A page that gets a new child page or database counts as edited. */
function touch(parent: Parent, context: ApiContext): void {
  const page = parent.type === 'page_id' ? context.records.get('page', parent.id) : undefined;
  if (page !== undefined) context.records.put({ ...page, ...editStamps(context) });
}

/** The blocks directly under a parent, in their order, without those in the trash. */
export function childrenOf(parentId: string, context: ApiContext): BlockRecord[] {
  return [...context.records.list('block', parentId)]
    .filter((block) => !block.inTrash)
    .toSorted((a, b) => a.order - b.order);
}

/** A place after every block there is under a parent, those in the trash included. */
export function nextOrder(parentId: string, context: ApiContext): number {
  let last = 0;
  for (const block of context.records.list('block', parentId)) last = Math.max(last, block.order);
  return last + 1;
}
