import { SurfaceError } from '../sync/surface-error.ts';
import type { Installation, InstallRequest } from '../sync/surface.ts';
import type { Binding } from './binding.ts';
import type { NotionClient } from './client.ts';
import { howTo } from './guide.ts';
import type { HomePage, InstallParent } from './home-page.ts';
import { findOrMakeHome } from './home-page.ts';
import { installRows } from './install-rows.ts';
import { installViews, tabsOf } from './install-views.ts';
import { installTables } from './install-tables.ts';
import { countProgress } from './progress.ts';
import { richText } from './rich-text.ts';
import { recogniseTables, standingDatabases } from './standing-databases.ts';
import { sweep } from './sweep.ts';

/**
 * Makes a page with a short guide, a database a table, their relations, the sample rows and the views. Called again after it
 * broke off it goes on where it stopped, and writes nothing when all of it is there: what an earlier try made is
 * found below the same parent and known by what it holds. `installation` tells installations of the same title apart.
 */
export async function install(
  client: NotionClient,
  options: {
    readonly parent: InstallParent;
    readonly request: InstallRequest;
    readonly installation: string | undefined;
  },
): Promise<Installation & { readonly binding: Binding }> {
  const { parent, request, installation } = options;
  const wide = request.tables.find(({ layout }) => layout === 'wide');
  if (wide !== undefined) {
    throw new SurfaceError({
      code: 'invalid',
      surface: 'notion',
      request: 'install',
      message: `${wide.table.title} cannot be laid out with a column a period in Notion`,
    });
  }
  const templates = request.tables.map(({ table }) => table);
  const samples = templates.flatMap(({ id }) => request.rows[id] ?? []);
  const tabs = templates.flatMap((table) => tabsOf(table));
  const advance = countProgress(request.onProgress, 1 + templates.length + samples.length + tabs.length + 1);
  const home = await findOrMakeHome(client, { parent, title: request.title, installation });
  const page = home.page.id;
  const standing = recogniseTables(templates, await standingDatabases(client, home.blocks));
  await writeHowTo(client, home);
  await advance(request.title);
  const tables = await installTables(client, {
    page,
    tables: templates,
    standing,
    onMade: (table) => advance(table.title),
  });
  const known = new Set(standing.keys());
  const rowIds = await installRows(client, { request, tables, standing: known, advance });
  await installViews(client, {
    tables: tables.flatMap((bound) => {
      const table = templates.find(({ id }) => id === bound.id);
      return table === undefined ? [] : [{ table, bound }];
    }),
    standing: known,
    advance,
  });
  return {
    binding: { version: 1, page, tables },
    place: { title: request.title, url: home.page.url },
    rowIds,
  };
}

async function writeHowTo(client: NotionClient, home: HomePage): Promise<void> {
  const { title, icon, blocks } = howTo;
  if (home.blocks.some(({ child_page: page }) => page?.title === title)) return;
  await client.createPage(
    {
      parent: { page_id: home.page.id },
      icon: { type: 'emoji', emoji: icon },
      properties: { title: { title: richText(title) } },
      children: [...blocks],
    },
    async () => {
      const { results } = await sweep((position) => client.listBlocks(home.page.id, position));
      const found = results.find(({ child_page: page }) => page?.title === title);
      return found === undefined ? undefined : client.retrievePage(found.id);
    },
  );
}
