import type { Parent, Records } from './records.ts';
import { workspace } from './workspace.ts';

/** A parent as events name it. */
export function webhookParent(parent: Parent, records: Records): Record<string, unknown> {
  switch (parent.type) {
    case 'workspace':
      return { id: workspace.id, type: 'space' };
    case 'page_id':
      return { id: parent.id, type: 'page' };
    case 'block_id':
      return { id: parent.id, type: 'block' };
    case 'database_id':
      return { id: parent.id, type: 'database' };
    case 'data_source_id':
      return {
        id: records.get('data_source', parent.id)?.databaseId ?? parent.id,
        type: 'database',
        data_source_id: parent.id,
      };
  }
}
