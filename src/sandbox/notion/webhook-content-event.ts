import { isSame } from './is-same.ts';
import { pageAround } from './page-around.ts';
import type { BlockRecord, RecordChange, Records } from './records.ts';
import type { HappenedEvent } from './happened-event.ts';
import { webhookParent } from './webhook-parent.ts';

/** One event a page whose blocks changed, and one a data source whose rows came or went. */
export function contentEvents(changes: readonly RecordChange[], records: Records): HappenedEvent[] {
  const blocks = changes.flatMap((change) => {
    const block = change.after ?? change.before;
    if (block?.kind !== 'block' || !isContentChange(change)) return [];
    const page = pageHolding(block, records);
    const type = { child_page: 'page', child_database: 'database' }[block.type] ?? 'block';
    return page === undefined ? [] : [{ holder: page, updated: { id: block.id, type } }];
  });
  const rows = changes.flatMap(({ before, after }) => {
    const row = after ?? before;
    if (row?.kind !== 'page' || row.parent.type !== 'data_source_id') return [];
    const came =
      before?.kind !== 'page' || before.inTrash !== row.inTrash || !isSame(before.parent, row.parent);
    return came ? [{ holder: row.parent.id, updated: { id: row.id, type: 'page' } }] : [];
  });
  return [
    ...Array.from(updatedBy(blocks), ([id, updated_blocks]): HappenedEvent => {
      const page = records.get('page', id);
      const parent = webhookParent(page === undefined ? { type: 'workspace' } : page.parent, records);
      return {
        type: 'page.content_updated',
        entity: { id, type: 'page' },
        data: { parent, updated_blocks },
        anchor: id,
      };
    }),
    ...Array.from(updatedBy(rows), ([id, updated_blocks]): HappenedEvent => {
      const databaseId = records.get('data_source', id)?.databaseId ?? '';
      const data = { parent: { id: databaseId, type: 'database' }, updated_blocks };
      return {
        type: 'data_source.content_updated',
        entity: { id, type: 'data_source' },
        data,
        anchor: databaseId,
      };
    }),
  ];
}

function updatedBy(found: readonly { holder: string; updated: object }[]): Map<string, object[]> {
  const byHolder = Map.groupBy(found, ({ holder }) => holder);
  return new Map(
    Array.from(byHolder, ([holder, all]) => [holder, all.map(({ updated }) => updated).slice(0, 100)]),
  );
}

/** Stamps alone are no change of content: a child page's place carries them too. */
function isContentChange({ before, after }: RecordChange): boolean {
  if (before?.kind !== 'block' || after?.kind !== 'block') return true;
  const parts = ['type', 'content', 'parent', 'order', 'inTrash'] as const;
  return parts.some((part) => !isSame(before[part], after[part]));
}

function pageHolding(block: BlockRecord, records: Records): string | undefined {
  const { parent } = block;
  if (parent.type === 'page_id') return parent.id;
  return parent.type === 'block_id' ? pageAround(parent.id, records) : undefined;
}
