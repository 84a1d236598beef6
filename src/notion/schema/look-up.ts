import { SurfaceError } from '../../sync/surface-error.ts';
import type { Binding, BoundTable } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import type { ResolvedTable } from './resolve-table.ts';
import { resolveTable } from './resolve-table.ts';
import { sweep } from '../sweep.ts';
import type { BlockAnswer, DatabaseAnswer, DataSourceAnswer } from '../wire.ts';

/**
 * Whether something can still be worked with. Notion gives one answer for what does not exist and for what is not
 * shared any more (`unreachable`): a lost permission is never taken for a deletion.
 */
export type Presence = 'here' | 'trashed' | 'unreachable';

/** A table of an installation as it stands now; `resolved` where it is here. */
export type FoundTable =
  | {
      readonly presence: 'here';
      readonly resolved: ResolvedTable;
      readonly schema: DataSourceAnswer;
    }
  | { readonly presence: 'trashed' | 'unreachable'; readonly resolved?: undefined };

/** An installation as it stands now. */
export interface FoundInstallation {
  readonly page: Presence;
  /** What lies directly on its page. */
  readonly blocks: readonly BlockAnswer[];
  /** In the binding's order. */
  readonly tables: readonly FoundTable[];
}

/**
 * Looks where everything of an installation is now. A data source does not tell that its database or its page lies in
 * the trash, so the page is asked what lies on it; only a database that was moved away is asked for by itself.
 */
export async function lookUpAll(client: NotionClient, binding: Binding): Promise<FoundInstallation> {
  const [home, schemas] = await Promise.all([
    lookUpPage(client, binding.page),
    Promise.all(binding.tables.map(({ dataSource }) => unlessGone(client.retrieveDataSource(dataSource)))),
  ]);
  const onPage = new Set(home.blocks.map(({ id }) => id));
  const tables = await Promise.all(
    binding.tables.map(async (table, index): Promise<FoundTable> => {
      const schema = schemas[index];
      if (schema === undefined) return { presence: 'unreachable' };
      if (schema.in_trash) return { presence: 'trashed' };
      const resolved = resolveTable(table, schema);
      const { database } = resolved.table;
      if (onPage.has(database)) return { presence: 'here', resolved, schema };
      const found = await unlessGone(client.retrieveDatabase(database));
      const presence = presenceOf(found, { home: home.page, page: binding.page });
      return presence === 'here' ? { presence, resolved, schema } : { presence };
    }),
  );
  return { ...home, tables };
}

function presenceOf(
  database: DatabaseAnswer | undefined,
  { home, page }: { home: Presence; page: string | undefined },
): Presence {
  if (database === undefined) return 'unreachable';
  if (database.in_trash) return 'trashed';
  // Still on its page, which itself is gone.
  return page !== undefined && database.parent.page_id === page ? home : 'here';
}

async function lookUpPage(
  client: NotionClient,
  id: string | undefined,
): Promise<{ page: Presence; blocks: readonly BlockAnswer[] }> {
  if (id === undefined) return { page: 'here', blocks: [] };
  const page = await unlessGone(client.retrievePage(id));
  if (page === undefined) return { page: 'unreachable', blocks: [] };
  if (page.in_trash) return { page: 'trashed', blocks: [] };
  const { results } = await sweep((position) => client.listBlocks(id, position));
  return { page: 'here', blocks: results.filter((block) => !block.in_trash) };
}

/** A table's columns as they stand now, without a look at where it lies; `undefined` when it is out of reach. */
export async function lookUpTable(
  client: NotionClient,
  table: BoundTable,
): Promise<ResolvedTable | undefined> {
  const schema: DataSourceAnswer | undefined = await unlessGone(client.retrieveDataSource(table.dataSource));
  return schema === undefined || schema.in_trash ? undefined : resolveTable(table, schema);
}

async function unlessGone<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof SurfaceError && error.code === 'not-found') return undefined;
    throw error;
  }
}
