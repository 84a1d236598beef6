import { SurfaceError } from '../sync/surface-error.ts';
import type { BoundField } from './binding.ts';
import type { NotionClient } from './client.ts';
import type { ResolvedTable } from './resolve-table.ts';
import type { PageAnswer } from './wire.ts';

/**
 * A row's page, asked for by its id; `undefined` when it is gone: in the trash, archived, moved out of its table, or
 * not shared any more.
 */
export async function retrieveLiveRow(
  client: NotionClient,
  options: {
    readonly row: string;
    readonly resolved: ResolvedTable;
    readonly fields: readonly BoundField[];
  },
): Promise<PageAnswer | undefined> {
  const { row, resolved, fields } = options;
  try {
    const page = await client.retrievePage(
      row,
      fields.map((field) => field.property),
    );
    const isHere = page.parent.data_source_id === resolved.table.dataSource;
    return page.in_trash || page.is_archived || !isHere ? undefined : page;
  } catch (error) {
    // 404 for what is gone; 400 for an id that is none of Notion's, or for columns of a table it has moved out of.
    if (error instanceof SurfaceError && (error.code === 'not-found' || error.code === 'invalid')) {
      return undefined;
    }
    throw error;
  }
}
