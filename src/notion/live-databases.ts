import { SurfaceError } from '../sync/surface-error.ts';
import type { Binding } from './binding.ts';
import type { NotionClient } from './client.ts';
import { sweep } from './sweep.ts';

/**
 * The databases of an installation that are still there. A data source does not tell that its database or its page lies
 * in the trash, so the page is asked what lies on it; only a database that was moved away is asked for by itself.
 */
export async function liveDatabases(client: NotionClient, binding: Binding): Promise<ReadonlySet<string>> {
  const onPage = await databasesOn(client, binding.page);
  const live = await Promise.all(
    binding.tables.map(async ({ database }) => {
      if (onPage?.has(database) === true) return [database];
      const found = await unlessGone(client.retrieveDatabase(database));
      const isInGonePage = onPage === undefined && found?.parent.page_id === binding.page;
      return found === undefined || found.in_trash || isInGonePage ? [] : [database];
    }),
  );
  return new Set(live.flat());
}

/** What lies directly on a page; `undefined` when the page itself is gone. */
async function databasesOn(client: NotionClient, id: string): Promise<ReadonlySet<string> | undefined> {
  const page = await unlessGone(client.retrievePage(id));
  if (page === undefined || page.in_trash) return undefined;
  const { results } = await sweep((position) => client.listBlocks(id, position));
  return new Set(results.filter((block) => !block.in_trash).map((block) => block.id));
}

/** Notion answers 404 for what does not exist and for what is not shared, and does not tell the two apart. */
async function unlessGone<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof SurfaceError && error.code === 'not-found') return undefined;
    throw error;
  }
}
