import { SurfaceError } from '../sync/surface-error.ts';
import type { Installation, InstallRequest } from '../sync/surface.ts';
import type { Table } from '../template/template.ts';
import type { Binding, BoundTable } from './binding.ts';
import type { NotionClient } from './client.ts';
import type { InstallParent } from './pages/home-page.ts';
import { findOrMakeHome } from './pages/home-page.ts';
import { writeHowTo } from './pages/how-to-page.ts';
import { installRows } from './install/install-rows.ts';
import { installTables } from './install/install-tables.ts';
import { showColumns } from './install/show-columns.ts';
import { installViews, tabsOf } from './install/install-views.ts';
import type { MadeTable } from './install/made-table.ts';
import { boundTable, isMadeHere, recognisedTables } from './install/made-table.ts';
import { lookUpAll } from './schema/look-up.ts';
import { countProgress } from './install/progress.ts';
import { standingDatabases } from './schema/standing-databases.ts';
import type { BlockAnswer } from './wire.ts';

/** What an install is asked for, and where it goes. */
export interface InstallOptions {
  readonly parent: InstallParent;
  readonly request: InstallRequest;
  /** Tells installations of the same title apart. */
  readonly installation: string | undefined;
  /** What is installed already: a newer template adds its parts to it. */
  readonly binding: Binding | undefined;
}

/**
 * Makes a page with a short guide, a database a table, their relations, the sample rows and the views. Called again after it
 * broke off it goes on where it stopped, and writes nothing when all of it is there: what an earlier try made is
 * found below the same parent and known by what it holds. With a binding it adds the tables, columns and views that
 * are new, and makes nothing again that people deleted.
 */
export async function install(
  client: NotionClient,
  options: InstallOptions,
): Promise<Installation & { readonly binding: Binding }> {
  const { request, binding } = options;
  refuseWide(request);
  const tables = request.tables.map(({ table }) => table);
  const total = tables.reduce((sum, table) => sum + partsOf(table, request), 2);
  const advance = countProgress(request.onProgress, total);
  const ground = await findGround(client, { ...options, tables });
  const { page, standing, lost } = ground;
  await advance(request.title);
  const here = new Set(tables.map(({ id }) => id));
  const present = tables.filter(({ id }) => !lost.some((own) => own.id === id));
  const bound = await installTables(client, {
    page,
    tables: present,
    here,
    standing,
    onMade: (table) => advance(table.title),
  });
  const isStanding = new Set(standing.map(({ table }) => table.id));
  const isNew = bound.filter(({ id }) => binding === undefined || !isStanding.has(id));
  const rowIds = await installRows(client, { request, tables: isNew, standing: isStanding, advance });
  const views = await installViews(client, {
    tables: present.flatMap((table) => {
      const own = bound.find(({ id }) => id === table.id);
      return own === undefined ? [] : [{ table, bound: own, isStanding: isStanding.has(table.id) }];
    }),
    advance,
  });
  await showNewer(client, { tables: present, bound, binding });
  const complete = [...bound, ...lost].map((own) => ({
    ...own,
    views: [...(views.get(own.id) ?? own.views)],
  }));
  return {
    binding: {
      version: 1,
      page,
      pictures: binding?.pictures ?? [],
      tables: [
        ...tables.flatMap(({ id }) => complete.find((own) => own.id === id) ?? []),
        ...complete.filter(({ id }) => !here.has(id)),
      ],
    },
    place: { title: request.title, url: ground.url },
    rowIds,
  };
}

/** Shows the columns that a newer template added to tables that stood, in the views that stood. */
async function showNewer(
  client: NotionClient,
  options: {
    readonly tables: readonly Table[];
    readonly bound: readonly BoundTable[];
    readonly binding: Binding | undefined;
  },
): Promise<void> {
  for (const own of options.bound) {
    const table = options.tables.find(({ id }) => id === own.id);
    const before = options.binding?.tables.find(({ id }) => id === own.id);
    if (table === undefined || before === undefined) continue;
    const known = new Set(before.fields.map(({ id }) => id));
    const fields = new Set(own.fields.map(({ id }) => id).filter((id) => !known.has(id)));
    if (fields.size > 0) await showColumns(client, { table, bound: own, fields });
  }
}

function refuseWide({ tables }: InstallRequest): void {
  const wide = tables.find(({ layout }) => layout === 'wide');
  if (wide === undefined) return;
  throw new SurfaceError({
    code: 'invalid',
    surface: 'notion',
    request: 'install',
    message: `${wide.table.title} cannot be laid out with a column a period in Notion`,
  });
}

/** A table's database, rows and views, as progress counts them. */
function partsOf(table: Table, { rows }: InstallRequest): number {
  return 1 + (rows[table.id]?.length ?? 0) + tabsOf(table).length;
}

/** Where an install is to build, and what stands there. */
interface Ground {
  readonly page: string;
  readonly url: string;
  readonly standing: readonly MadeTable[];
  /** Tables of an installation that are out of reach: they are left as they are. */
  readonly lost: readonly BoundTable[];
}

async function findGround(
  client: NotionClient,
  options: InstallOptions & { readonly tables: readonly Table[] },
): Promise<Ground> {
  const { parent, request, installation, binding, tables } = options;
  const here = new Set(tables.map(({ id }) => id));
  const { standing, lost, blocks } = await standingTables(client, { binding, tables, here });
  const known = new Set([...standing.map(({ table }) => table.id), ...lost.map(({ id }) => id)]);
  const open = tables.filter(({ id }) => !known.has(id));
  if (binding?.page !== undefined) {
    const page = await client.retrievePage(binding.page);
    if (page.in_trash) throw trashedPage();
    // People keep databases of their own on the page: only one that an earlier try made is taken.
    const made = open.length === 0 ? [] : await standingDatabases(client, blocks);
    const ours = recognisedTables(open, { databases: made, here }).filter(isMadeHere);
    return { page: page.id, url: page.url, standing: [...standing, ...ours], lost };
  }
  const home = await findOrMakeHome(client, { parent, title: request.title, installation });
  await writeHowTo(client, home);
  const databases = await standingDatabases(client, home.blocks);
  const { page } = home;
  return {
    page: page.id,
    url: page.url,
    standing: [...standing, ...recognisedTables(open, { databases, here })],
    lost,
  };
}

function trashedPage(): SurfaceError {
  return new SurfaceError({
    code: 'not-found',
    surface: 'notion',
    request: 'install',
    message: 'Northbook’s page is in the trash: restore it first',
  });
}

async function standingTables(
  client: NotionClient,
  options: { binding: Binding | undefined; tables: readonly Table[]; here: ReadonlySet<string> },
): Promise<Pick<Ground, 'standing' | 'lost'> & { readonly blocks: readonly BlockAnswer[] }> {
  const { binding, tables, here } = options;
  if (binding === undefined) return { standing: [], lost: [], blocks: [] };
  const found = await lookUpAll(client, binding);
  const standing: MadeTable[] = [];
  const lost: BoundTable[] = [];
  for (const [index, bound] of binding.tables.entries()) {
    const own = found.tables[index];
    const table = tables.find(({ id }) => id === bound.id);
    if (own?.presence !== 'here' || table === undefined) lost.push(bound);
    else standing.push(boundTable(table, { bound: own.resolved.table, schema: own.schema, here }));
  }
  const known = new Set([...standing, ...lost].map(({ database }) => database));
  return { standing, lost, blocks: found.blocks.filter(({ id }) => !known.has(id)) };
}
