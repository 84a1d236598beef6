import type { QueryDataSourceParameters } from '@notionhq/client';
import { SurfaceError } from '../sync/surface-error.ts';
import type { NotionClient } from './client.ts';
import type { ListPosition } from './request/content-requests.ts';
import type { ListAnswer, PageAnswer } from './wire.ts';

/** A cursor may stop being valid while rows change; so often a list is begun anew. */
const restarts = 3;

/** Reads a list to its end. Begins anew when Notion takes back a cursor, so that nothing is missed. */
export async function sweep<T>(
  readPage: (position: ListPosition) => Promise<ListAnswer<T>>,
): Promise<{ results: T[]; isCut: boolean }> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await readToEnd(readPage);
    } catch (error) {
      if (attempt >= restarts || !isInvalidCursor(error)) throw error;
    }
  }
}

async function readToEnd<T>(
  readPage: (position: ListPosition) => Promise<ListAnswer<T>>,
): Promise<{ results: T[]; isCut: boolean }> {
  const results: T[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await readPage({ cursor });
    results.push(...page.results);
    if (page.next_cursor === null) {
      return { results, isCut: page.request_status?.type === 'incomplete' };
    }
    cursor = page.next_cursor;
  }
}

function isInvalidCursor(error: unknown): boolean {
  return error instanceof SurfaceError && error.status === 400 && error.message.includes('start_cursor');
}

/**
 * All rows of a data source that are neither in the trash nor archived, oldest first, each once, with the given
 * properties. A query ends after 10,000 rows; the next one starts at the moment where the last one stopped.
 * Throws a `SurfaceError` when more rows than that were made within one minute.
 */
export async function sweepRows(
  client: NotionClient,
  options: { readonly dataSource: string; readonly properties: readonly string[] },
): Promise<PageAnswer[]> {
  const rows = new Map<string, PageAnswer>();
  let since: string | undefined;
  for (;;) {
    const query = rowQuery(options, since);
    const { results, isCut } = await sweep(({ cursor }) =>
      client.queryDataSource({ ...query, start_cursor: cursor }),
    );
    for (const row of results) rows.set(row.id, row);
    const last = results.at(-1)?.created_time;
    if (!isCut) return [...rows.values()].filter((row) => !row.in_trash && !row.is_archived);
    if (last === undefined || last === since) {
      throw new SurfaceError({
        code: 'invalid',
        surface: 'notion',
        request: `POST /v1/data_sources/${options.dataSource}/query`,
        message: 'more than 10,000 rows were made in one minute; Notion does not hand them all out',
      });
    }
    since = last;
  }
}

function rowQuery(
  options: { readonly dataSource: string; readonly properties: readonly string[] },
  since: string | undefined,
): QueryDataSourceParameters {
  return {
    data_source_id: options.dataSource,
    filter_properties: [...options.properties],
    // Rows that are added meanwhile land at the end and move none that is still to come.
    sorts: [{ timestamp: 'created_time', direction: 'ascending' }],
    ...(since === undefined
      ? {}
      : { filter: { timestamp: 'created_time', created_time: { on_or_after: since } } }),
  };
}
