import { SurfaceError } from '../sync/surface-error.ts';
import type { Installation, InstallRequest } from '../sync/surface.ts';
import type { Binding } from './binding.ts';
import type { NotionClient } from './client.ts';
import { installRows } from './install-rows.ts';
import { installTables } from './install-tables.ts';
import { richText } from './rich-text.ts';

/** Where an installation goes: below a page that is shared with the connection, or at the top of the workspace. */
export type InstallParent = { readonly page: string } | 'workspace';

const welcome =
  'Each database below is yours to fill in. Columns whose description begins with “Northbook writes this” are ' +
  'filled in by Northbook, every night and whenever something changes; everything else it only reads.';

/**
 * Makes a page with a database a table, their relations and the sample rows. Only the top of the workspace needs a
 * connection that a person authorised: https://developers.notion.com/reference/post-page
 */
export async function install(
  client: NotionClient,
  options: { readonly parent: InstallParent; readonly request: InstallRequest },
): Promise<Installation & { readonly binding: Binding }> {
  const { parent, request } = options;
  const wide = request.tables.find(({ layout }) => layout === 'wide');
  if (wide !== undefined) {
    throw new SurfaceError({
      code: 'invalid',
      surface: 'notion',
      request: 'install',
      message: `${wide.table.title} cannot be laid out with a column a period in Notion`,
    });
  }
  const page = await client.createPage({
    parent: parent === 'workspace' ? { workspace: true } : { page_id: parent.page },
    icon: { type: 'emoji', emoji: '🧭' },
    properties: { title: { title: richText(request.title) } },
    children: [{ type: 'paragraph', paragraph: { rich_text: richText(welcome) } }],
  });
  const tables = await installTables(client, {
    page: page.id,
    tables: request.tables.map(({ table }) => table),
  });
  const binding: Binding = { version: 1, page: page.id, tables };
  return {
    binding,
    place: { title: request.title, url: page.url },
    rowIds: await installRows(client, { request, tables }),
  };
}
