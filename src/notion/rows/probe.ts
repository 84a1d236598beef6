import { SurfaceError } from '../../sync/surface-error.ts';
import type { Binding, BoundTable } from '../binding.ts';
import type { NotionClient } from '../client.ts';

/** Notion's edit stamps are cut to the minute; a little more is allowed for clocks that differ. */
const stampPrecision = 2 * 60_000;

/**
 * A mark of when rows were last edited, in or out of the trash. While the newest edit is so fresh that another one
 * could bear the same stamp, the mark holds the present moment and so is new every time.
 * A column that is renamed or deleted does not show here; the nightly pull finds it.
 */
export async function probe(client: NotionClient, binding: Binding): Promise<string> {
  const stamps = await Promise.all(
    binding.tables.flatMap((table) => [
      lastEdit(client, { table, isInTrash: false }),
      lastEdit(client, { table, isInTrash: true }),
    ]),
  );
  const now = client.now();
  const isFresh = stamps.some((stamp) => now - Date.parse(stamp) < stampPrecision);
  return JSON.stringify(isFresh ? [...stamps, now] : stamps);
}

async function lastEdit(
  client: NotionClient,
  { table, isInTrash }: { table: BoundTable; isInTrash: boolean },
): Promise<string> {
  try {
    const { results } = await client.queryDataSource({
      data_source_id: table.dataSource,
      filter_properties: ['title'],
      sorts: [{ timestamp: 'last_edited_time', direction: 'descending' }],
      in_trash: isInTrash,
      page_size: 1,
    });
    return results[0]?.last_edited_time ?? '';
  } catch (error) {
    if (error instanceof SurfaceError && error.code === 'not-found') return 'lost';
    throw error;
  }
}
