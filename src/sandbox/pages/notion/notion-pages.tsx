/** @jsxImportSource hono/jsx */
import { Hono } from 'hono';
import type { Context } from 'hono';
import { createRecords } from '../../notion/records.ts';
import type { Records, ViewRecord } from '../../notion/records.ts';
import { seedNotion } from '../../notion/seed-notion.ts';
import type { SandboxStore } from '../../sandbox-store.ts';
import { Frame, Message } from '../frame.tsx';
import { hereOf, linkHere } from '../here.ts';
import type { OpenEdit } from '../open-edit.ts';
import { firstOf, readFill } from '../open-edit.ts';
import type { VendorApi } from '../vendor-api.ts';
import { VendorRefusal } from '../vendor-api.ts';
import { DatabasePage, rowsAtOnce } from './database-page.tsx';
import { editNotion } from './edit-notion.ts';
import { PageView } from './page-view.tsx';
import type { Showing } from './property-value.tsx';
import { readBlocks } from './read-blocks.ts';
import { readRow } from './read-rows.ts';
import { readView } from './read-view.ts';
import { Sidebar, wayTo } from './sidebar.tsx';
import type { Found } from './workspace.ts';
import { findShown, nameOf, openWorkspace, viewsOf } from './workspace.ts';

/** The words of an address that choose what is shown of a database. */
const chosenBy = ['view', 'rows'];

/** The sandbox's Notion as a person meets it: any page or database under its id, and the edits made on them. */
export function createNotionPages(options: { store: SandboxStore; api: VendorApi; now: () => number }): Hono {
  const { store, api, now } = options;
  const records = createRecords(store);
  const routes = new Hono();

  async function show(c: Context, found: Found, open?: OpenEdit): Promise<Response> {
    const here = hereOf(c.req.url, chosenBy);
    const showing = { here, workspace: openWorkspace({ records, api }), open };
    const id = found.kind === 'page' ? found.page.id : found.database.id;
    const way = wayTo(records, id);
    const body = await (found.kind === 'page'
      ? pageBody(showing, found)
      : databaseBody(showing, { ...found, added: c.req.query('added') }));
    const trail = way
      .slice(0, -1)
      .map((above) => ({ title: nameOf(records, above), href: `/notion/${above}` }));
    const frame = (
      <Frame title={nameOf(records, id)} kind="notion" trail={trail}>
        <div class="workspace">
          <div class="content">{body}</div>
          <Sidebar records={records} way={way} />
        </div>
      </Frame>
    );
    return c.html(frame, open?.error === undefined ? 200 : 422);
  }

  routes.get('/files/:id', (c) => {
    const file = records.get('file_content', c.req.param('id'));
    if (file === undefined) return c.html(<Gone />, 404);
    const bytes = Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0));
    // Whatever somebody uploaded, it may not run here.
    return c.body(bytes, 200, { 'content-type': file.type, 'content-security-policy': 'sandbox' });
  });
  routes.post('/', async (c) => {
    const title = firstOf(await readFill(c.req.raw), 'title');
    const { pageIds } = seedNotion(store, { pages: [{ title }], now: now() });
    return c.redirect(`/notion/${pageIds[0] ?? ''}`, 303);
  });
  routes.get('/:id', (c) => {
    const found = findShown(records, c.req.param('id'));
    if (found === undefined) return c.html(<Gone />, 404);
    const target = c.req.query('edit');
    return show(c, found, target === undefined ? undefined : { target });
  });
  routes.post('/:id', async (c) => {
    const found = findShown(records, c.req.param('id'));
    if (found === undefined) return c.html(<Gone />, 404);
    const target = c.req.query('edit') ?? '';
    const typed = await readFill(c.req.raw);
    const shown =
      found.kind === 'page'
        ? { page: found.page.id }
        : { source: found.source, filter: chosenView(records, found, c.req.query('view'))?.filter };
    const here = hereOf(c.req.url, chosenBy);
    let made: string | undefined;
    try {
      made = await editNotion({ api, records }, { target, typed, shown });
    } catch (error) {
      if (!(error instanceof VendorRefusal)) throw error;
      return show(c, found, { target, typed, error: error.message });
    }
    if (made !== undefined && found.kind === 'page') return c.redirect(`/notion/${made}`, 303);
    return c.redirect(linkHere(here, made === undefined ? {} : { query: { added: made } }), 303);
  });
  return routes;
}

async function pageBody(showing: Showing, { page }: Extract<Found, { kind: 'page' }>) {
  const { api } = showing.workspace;
  const row = await readRow(api, page.id);
  const blocks = await readBlocks(api, page.id);
  return <PageView {...{ showing, page, row, blocks }} />;
}

/** The view that an address names, or else the first. */
function chosenView(
  records: Records,
  { database }: Extract<Found, { kind: 'database' }>,
  asked: string | undefined,
): ViewRecord | undefined {
  const views = viewsOf(records, database.id);
  return views.find(({ id }) => id === asked) ?? views[0];
}

async function databaseBody(
  showing: Showing,
  found: Extract<Found, { kind: 'database' }> & { readonly added: string | undefined },
) {
  const { workspace, here } = showing;
  const { database, source, added } = found;
  const views = viewsOf(workspace.records, database.id);
  const chosen = chosenView(workspace.records, found, here.choice['view']);
  const limit = Math.max(rowsAtOnce, Number(here.choice['rows']) || 0);
  const view = await readView(workspace, { view: chosen, source, limit });
  const isHidden = added !== undefined && !view.rows.some(({ id }) => id === added);
  return <DatabasePage {...{ showing, database, views, view }} hidden={isHidden ? added : undefined} />;
}

function Gone() {
  return <Message title="Nothing here" text="There is no page under this address, or not any more." />;
}
