import type { Answer, ApiContext } from './api-context.ts';
import { childrenOf } from './child-place.ts';
import { archivedToo, parentAnswer } from './page-answer.ts';
import { titleOf } from './page-title.ts';
import type { BlockRecord, PageRecord } from './records.ts';
import { minuteStamp } from './timestamp.ts';

/** A block as Notion answers it; a child page or database shows its title and its own stamps. */
export function blockAnswer(block: BlockRecord, context: ApiContext): Answer {
  const owner = context.records.get('page', block.id) ?? context.records.get('database', block.id) ?? block;
  const isDatabase = block.type === 'child_database';
  const isChild = isDatabase || block.type === 'child_page';
  return {
    object: 'block',
    id: block.id,
    parent: parentAnswer(block.parent, context),
    created_time: minuteStamp(owner.createdAt),
    last_edited_time: minuteStamp(owner.editedAt),
    created_by: { object: 'user', id: owner.createdBy },
    last_edited_by: { object: 'user', id: owner.editedBy },
    has_children: !isDatabase && childrenOf(block.id, context).length > 0,
    in_trash: block.inTrash,
    type: block.type,
    [block.type]: isChild ? { title: titleOf(context.records, block.id) ?? '' } : block.content,
    ...archivedToo(block.inTrash, context),
  };
}

/** A row of a data source seen as a block: a child page without a place among siblings. */
export function rowAsBlock(page: PageRecord): BlockRecord {
  const { id, parent, inTrash, createdAt, createdBy, editedAt, editedBy } = page;
  return {
    kind: 'block',
    id,
    parent,
    type: 'child_page',
    content: {},
    order: 0,
    inTrash,
    createdAt,
    createdBy,
    editedAt,
    editedBy,
  };
}
