import { SurfaceError } from '../sync/surface-error.ts';
import type { Table } from '../template/template.ts';
import type { View } from '../template/view.ts';
import type { BoundTable } from './binding.ts';
import type { NotionClient } from './client.ts';
import { sweep } from './sweep.ts';
import type { Advance } from './progress.ts';
import type { ViewRequest } from './view-request.ts';
import { viewRequest } from './view-request.ts';
import type { ViewAnswer } from './wire.ts';

const dashboardName = 'Dashboard';

interface TableViews {
  readonly table: Table;
  readonly bound: BoundTable;
  /** What stands as a tab of its database already. */
  readonly standing: readonly ViewAnswer[];
}

/**
 * Gives every table its views, and the first table a dashboard of all charts where the plan has dashboards; where it
 * has none, the first chart becomes a view of its table, as every plan has one. A view that Notion refuses is left
 * out: nobody's numbers depend on it. What stands already, by its name, is kept as it is.
 */
export async function installViews(
  client: NotionClient,
  options: {
    readonly tables: readonly { readonly table: Table; readonly bound: BoundTable }[];
    /** Ids of the tables that were there before. */
    readonly standing: ReadonlySet<string>;
    readonly advance: Advance;
  },
): Promise<void> {
  const { advance } = options;
  const tables = await Promise.all(
    options.tables.map(async ({ table, bound }) => ({
      table,
      bound,
      standing: options.standing.has(table.id) ? await viewsOf(client, bound.database) : [],
    })),
  );
  await Promise.all(
    tables.map(async (own) => {
      await makeTabs(client, own);
      await advance(`Views of ${own.table.title}`, tabsOf(own.table).length);
    }),
  );
  await makeDashboard(client, tables);
  await advance(dashboardName);
}

/** In reverse, each before the others, so that the first is the first tab and the view Notion made the last. */
async function makeTabs(client: NotionClient, { table, bound, standing }: TableViews): Promise<void> {
  const tabs = tabsOf(table).flatMap((view) => viewRequest(view, bound) ?? []);
  for (const request of tabs.toReversed()) {
    await ensure(client, {
      request: { ...request, database_id: bound.database, position: { type: 'start' } },
      standing,
      list: () => viewsOf(client, bound.database),
    });
  }
}

/** The views that stand as tabs of a table's database; one of them hides nothing. */
export function tabsOf(table: Table): View[] {
  const tabs = table.views.filter((view) => view.kind !== 'chart');
  const isWhole = tabs.some(
    (view) => view.kind === 'table' && view.fields === undefined && view.where.length === 0,
  );
  return isWhole ? tabs : [...tabs, { kind: 'table', title: 'Everything', where: [], sort: [] }];
}

async function makeDashboard(client: NotionClient, tables: readonly TableViews[]): Promise<void> {
  const charts = tables.flatMap((own) =>
    own.table.views
      .filter((view) => view.kind === 'chart')
      .flatMap((view) => {
        const request = viewRequest(view, own.bound);
        return request === undefined ? [] : [{ request, own }];
      }),
  );
  const [home] = tables;
  const [first] = charts;
  if (home === undefined || first === undefined) return;
  const { database, dataSource } = home.bound;
  const dashboard = await ensure(client, {
    request: {
      name: dashboardName,
      type: 'dashboard',
      data_source_id: dataSource,
      database_id: database,
      position: { type: 'start' },
    },
    standing: home.standing,
    list: () => viewsOf(client, database),
  });
  if (dashboard === undefined) {
    const { bound, standing } = first.own;
    await ensure(client, {
      request: { ...first.request, database_id: bound.database },
      standing,
      list: () => viewsOf(client, bound.database),
    });
    return;
  }
  const standing = home.standing.includes(dashboard) ? await widgetsOf(client, dashboard) : [];
  for (const { request } of charts) {
    await ensure(client, {
      request: { ...request, view_id: dashboard.id },
      standing,
      list: async () => widgetsOf(client, await client.retrieveView(dashboard.id)),
    });
  }
}

/** The view of this name; `undefined` when Notion refuses to make it. */
async function ensure(
  client: NotionClient,
  options: {
    request: ViewRequest;
    standing: readonly ViewAnswer[];
    list: () => Promise<readonly ViewAnswer[]>;
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

async function viewsOf(client: NotionClient, database: string): Promise<ViewAnswer[]> {
  const { results } = await sweep((position) => client.listViews(database, position));
  return Promise.all(results.map(({ id }) => client.retrieveView(id)));
}

async function widgetsOf(client: NotionClient, dashboard: ViewAnswer): Promise<ViewAnswer[]> {
  const ids = dashboard.configuration.rows.flatMap((row) => row.widgets.map((widget) => widget.view_id));
  return Promise.all(ids.map((id) => client.retrieveView(id)));
}
