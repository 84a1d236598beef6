import { SurfaceError } from '../../sync/surface-error.ts';
import type { BoundTable } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import { sweep } from '../sweep.ts';
import type { PageAnswer } from '../wire.ts';

/**
 * The row with this title that is not spoken for, if there is one: how a row is found whose creation was never
 * answered. A query sees what was written before it, unlike Notion's search. Throws a `SurfaceError` for an empty
 * title, as such a row cannot be told from others and must not be made a second time.
 */
export async function findRowByTitle(
  client: NotionClient,
  options: {
    readonly table: BoundTable;
    readonly title: string;
    readonly isTaken: (page: string) => boolean;
  },
): Promise<PageAnswer | undefined> {
  const { table, title, isTaken } = options;
  const field = table.fields.find((candidate) => candidate.column === 'title');
  if (field === undefined || title === '') {
    throw new SurfaceError({
      code: 'unavailable',
      surface: 'notion',
      request: 'POST /v1/pages',
      message: `no answer came to the creation of a row without a name in ${table.title}`,
    });
  }
  const { results } = await sweep(({ cursor }) =>
    client.queryDataSource({
      data_source_id: table.dataSource,
      filter_properties: [field.property],
      filter: { property: field.property, title: { equals: title } },
      start_cursor: cursor,
    }),
  );
  return results.find((page) => !page.in_trash && !page.is_archived && !isTaken(page.id));
}
