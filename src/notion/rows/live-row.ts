import { SurfaceError } from '../../sync/surface-error.ts';
import type { BoundField } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import type { ResolvedTable } from '../schema/resolve-table.ts';
import type { PageAnswer } from '../wire.ts';

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
    if (!(error instanceof SurfaceError)) throw error;
    if (error.code === 'not-found') return undefined;
    if (error.code !== 'invalid') throw error;
    // Either the id is none of Notion's, or the row moved to a table without these columns.
    if (fields.length === 0) return undefined;
    const isHere = (await retrieveLiveRow(client, { row, resolved, fields: [] })) !== undefined;
    if (isHere) throw error;
    return undefined;
  }
}
