import { SurfaceError } from '../../sync/surface-error.ts';
import type { NotionClient } from '../client.ts';
import { sweep } from '../sweep.ts';
import type { ViewRequest } from '../request/view-request.ts';
import type { ViewAnswer } from '../wire.ts';

/**
 * The view of this name and kind: the one that stands, a spare one turned into it, or a new one; `undefined` when Notion
 * refuses to make it.
 */
export async function ensureView(
  client: NotionClient,
  options: {
    readonly request: ViewRequest;
    readonly standing: readonly ViewAnswer[];
    /** Looks again, when the answer to the making of it got lost. */
    readonly list: () => Promise<readonly ViewAnswer[]>;
    /** Looks for a view of this kind that nobody needs as it is; gives its id. */
    readonly spare?: () => Promise<string | undefined>;
  },
): Promise<ViewAnswer | undefined> {
  const { request, standing, list, spare } = options;
  function isIt({ name, type }: ViewAnswer): boolean {
    return name === request.name && type === request.type;
  }
  const found = standing.find(isIt);
  if (found !== undefined) return found;
  const unused = await spare?.();
  const { name, filter, sorts, configuration } = request;
  const turned =
    unused === undefined
      ? undefined
      : await unlessRefused(client.updateView(unused, { name, filter, sorts, configuration }));
  return turned ?? unlessRefused(client.createView(request, async () => (await list()).find(isIt)));
}

/** What Notion calls the table that it shows a new database as. */
const defaultName = 'Default view';

/**
 * The id of the table that Notion made with a database, where nobody has touched it yet. The answer to the making of a
 * database does not name it: https://developers.notion.com/reference/create-database
 */
export async function defaultView(
  client: NotionClient,
  options: {
    readonly database: string;
    /** The tabs of a database that was there before; one that was just made has no other. */
    readonly standing: readonly ViewAnswer[] | undefined;
  },
): Promise<string | undefined> {
  const { database, standing } = options;
  if (standing !== undefined) {
    return standing.find(({ name, type }) => name === defaultName && type === 'table')?.id;
  }
  const views = await unlessRefused(client.listViews({ database_id: database }, {}));
  const [first, ...others] = views?.results ?? [];
  return others.length === 0 ? first?.id : undefined;
}

/** What Notion answered; `undefined` where it refused. */
export async function unlessRefused<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    const isRefused =
      error instanceof SurfaceError && (error.code === 'invalid' || error.code === 'forbidden');
    if (!isRefused) throw error;
    return undefined;
  }
}

/** The views that stand as tabs of a database. */
export async function viewsOf(client: NotionClient, database: string): Promise<ViewAnswer[]> {
  return listed(client, { database_id: database });
}

/** The views of a data source, wherever they stand: as tabs, and on dashboards. */
export async function viewsOfSource(client: NotionClient, dataSource: string): Promise<ViewAnswer[]> {
  return listed(client, { data_source_id: dataSource });
}

async function listed(
  client: NotionClient,
  of: Parameters<NotionClient['listViews']>[0],
): Promise<ViewAnswer[]> {
  const { results } = await sweep((position) => client.listViews(of, position));
  return Promise.all(results.map(({ id }) => client.retrieveView(id)));
}

/** The views on a dashboard. */
export async function widgetsOf(client: NotionClient, dashboard: ViewAnswer): Promise<ViewAnswer[]> {
  const ids = dashboard.configuration.rows.flatMap((row) => row.widgets.map((widget) => widget.view_id));
  return Promise.all(ids.map((id) => client.retrieveView(id)));
}
