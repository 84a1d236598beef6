import { SurfaceError } from '../../sync/surface-error.ts';
import type { NotionClient } from '../client.ts';
import { sweep } from '../sweep.ts';
import type { ViewRequest } from '../request/view-request.ts';
import type { ViewAnswer } from '../wire.ts';

/** The view of this name and kind, made where it does not stand; `undefined` when Notion refuses to make it. */
export async function ensureView(
  client: NotionClient,
  options: {
    readonly request: ViewRequest;
    readonly standing: readonly ViewAnswer[];
    /** Looks again, when the answer to the making of it got lost. */
    readonly list: () => Promise<readonly ViewAnswer[]>;
  },
): Promise<ViewAnswer | undefined> {
  const { request, standing, list } = options;
  function isIt({ name, type }: ViewAnswer): boolean {
    return name === request.name && type === request.type;
  }
  const found = standing.find(isIt);
  if (found !== undefined) return found;
  try {
    return await client.createView(request, async () => (await list()).find(isIt));
  } catch (error) {
    const isRefused =
      error instanceof SurfaceError && (error.code === 'invalid' || error.code === 'forbidden');
    if (!isRefused) throw error;
    return undefined;
  }
}

/** The views that stand as tabs of a database. */
export async function viewsOf(client: NotionClient, database: string): Promise<ViewAnswer[]> {
  const { results } = await sweep((position) => client.listViews(database, position));
  return Promise.all(results.map(({ id }) => client.retrieveView(id)));
}

/** The views on a dashboard. */
export async function widgetsOf(client: NotionClient, dashboard: ViewAnswer): Promise<ViewAnswer[]> {
  const ids = dashboard.configuration.rows.flatMap((row) => row.widgets.map((widget) => widget.view_id));
  return Promise.all(ids.map((id) => client.retrieveView(id)));
}
