import type { Table } from '../../template/template.ts';
import type { View } from '../../template/view.ts';
import type { BoundTable } from '../binding.ts';
import type { NotionClient } from '../client.ts';
import type { Advance } from './progress.ts';
import { defaultView, ensureView, viewsOf, widgetsOf } from './standing-views.ts';
import { viewRequest } from '../request/view-request.ts';
import type { ViewAnswer } from '../wire.ts';

/** What the view with all charts is called. */
export const dashboardName = 'Dashboard';

/** A table that is to get its views. */
export interface ViewedTable {
  readonly table: Table;
  readonly bound: BoundTable;
  /** Whether its database was there before, and may have views of ours already. */
  readonly isStanding: boolean;
}

interface TableViews extends ViewedTable {
  /** What stands as a tab of its database already. */
  readonly standing: readonly ViewAnswer[];
}

/**
 * Gives every table its views, and the first table of ours a dashboard of all charts where the plan has dashboards; where it
 * has none, the first chart becomes a view of its table, as every plan has one. A database that people made gets no view,
 * but its charts are on the dashboard. A view that Notion refuses is left out: nobody's numbers depend on it. What stands already, by its name, is kept as it is; what a table was given before
 * is not made again. Gives the titles of the views that are there now, by table id.
 */
export async function installViews(
  client: NotionClient,
  options: { readonly tables: readonly ViewedTable[]; readonly advance: Advance },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { advance } = options;
  const tables = await Promise.all(
    options.tables.map(async (viewed) => ({
      ...viewed,
      standing: viewed.isStanding && lacksTabs(viewed) ? await viewsOf(client, viewed.bound.database) : [],
    })),
  );
  const own = tables.filter(({ bound }) => !bound.isTheirs);
  const made = new Map(tables.map(({ bound }) => [bound.id, [...bound.views]]));
  function note(table: string, view: ViewAnswer | undefined): void {
    if (view !== undefined) made.get(table)?.push(view.name);
  }
  await Promise.all(
    own.map(async (viewed) => {
      for (const view of await makeTabs(client, viewed)) note(viewed.bound.id, view);
      await advance(`Views of ${viewed.table.title}`, tabsOf(viewed.table).length);
    }),
  );
  await makeCharts(client, { tables, note });
  await advance(dashboardName);
  return made;
}

function lacksTabs({ table, bound }: ViewedTable): boolean {
  if (bound.isTheirs) return false;
  return [...tabsOf(table), ...chartsOf(table)].some(({ title }) => !bound.views.includes(title));
}

/** The views that stand as tabs of a table's database; one of them hides nothing. */
export function tabsOf(table: Table): View[] {
  const tabs = table.views.filter((view) => view.kind !== 'chart');
  return tabs.some(isWhole) ? tabs : [...tabs, { kind: 'table', title: 'Everything', where: [], sort: [] }];
}

function isWhole(view: View): boolean {
  return view.kind === 'table' && view.fields === undefined && view.where.length === 0;
}

/** The views that stand on the dashboard. */
export function chartsOf(table: Table): View[] {
  return table.views.filter((view) => view.kind === 'chart');
}

/**
 * In their order. The one that hides nothing is made of the view that came with the database; what is to stand before it
 * is put first, in reverse.
 */
async function makeTabs(
  client: NotionClient,
  { table, bound, isStanding, standing }: TableViews,
): Promise<(ViewAnswer | undefined)[]> {
  const { database, views: before } = bound;
  const tabs = tabsOf(table).filter(({ title }) => !before.includes(title));
  const whole = before.length === 0 ? tabs.findIndex(isWhole) : 0;
  const known = isStanding ? standing : undefined;
  const made: (ViewAnswer | undefined)[] = [];
  async function make(view: View, place: 'start' | 'end'): Promise<void> {
    const request = viewRequest(view, bound);
    if (request === undefined) return;
    const isSpared = before.length === 0 && isWhole(view);
    made.push(
      await ensureView(client, {
        request: { ...request, database_id: database, position: { type: place } },
        standing,
        list: () => viewsOf(client, database),
        ...(isSpared ? { spare: () => defaultView(client, { database, standing: known }) } : {}),
      }),
    );
  }
  for (const view of tabs.slice(whole)) await make(view, 'end');
  for (const view of tabs.slice(0, whole).toReversed()) await make(view, 'start');
  return made;
}

async function makeCharts(
  client: NotionClient,
  options: {
    tables: readonly TableViews[];
    note: (table: string, view: ViewAnswer | undefined) => void;
  },
): Promise<void> {
  const { tables, note } = options;
  const charts = tables.flatMap((own) =>
    chartsOf(own.table)
      .filter(({ title }) => !own.bound.views.includes(title))
      .flatMap((view) => {
        const request = viewRequest(view, own.bound);
        return request === undefined ? [] : [{ request, own }];
      }),
  );
  const home = tables.find(({ bound }) => !bound.isTheirs);
  if (home === undefined || charts.length === 0) return;
  const dashboard = await dashboardOf(client, home);
  if (dashboard === undefined) {
    const first = charts.find(({ own }) => !own.bound.isTheirs);
    if (first === undefined) return;
    const { bound, standing } = first.own;
    if (tables.some((own) => chartsOf(own.table).some(({ title }) => own.bound.views.includes(title))))
      return;
    const request = { ...first.request, database_id: bound.database };
    note(
      bound.id,
      await ensureView(client, { request, standing, list: () => viewsOf(client, bound.database) }),
    );
    return;
  }
  if (!home.bound.views.includes(dashboardName)) note(home.bound.id, dashboard);
  const widgets = home.isStanding ? await widgetsOf(client, dashboard) : [];
  for (const { request, own } of charts) {
    const view = await ensureView(client, {
      request: { ...request, view_id: dashboard.id },
      standing: widgets,
      list: async () => widgetsOf(client, await client.retrieveView(dashboard.id)),
    });
    note(own.bound.id, view);
  }
}

/** The dashboard there is or can be made; none where people deleted it, or where the plan has none. */
async function dashboardOf(client: NotionClient, home: TableViews): Promise<ViewAnswer | undefined> {
  const { database, dataSource, views } = home.bound;
  if (views.includes(dashboardName)) {
    const standing = home.standing.length > 0 ? home.standing : await viewsOf(client, database);
    return standing.find(({ name, type }) => name === dashboardName && type === 'dashboard');
  }
  return ensureView(client, {
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
}
