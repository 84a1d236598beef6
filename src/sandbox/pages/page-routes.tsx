/** @jsxImportSource hono/jsx */
import { Hono } from 'hono';
import type { SandboxStore } from '../sandbox-store.ts';
import { Frame } from './frame.tsx';
import { HomePage } from './home-page.tsx';
import { NotionPage } from './notion-page.tsx';
import type { Ask } from './notion-table.ts';
import { listNotionTables, readNotionTable } from './notion-table.ts';
import { SheetPage } from './sheet-page.tsx';
import { listSpreadsheets, readSheet } from './sheet-table.ts';

/** The pages that show a person what the sandbox holds. */
export function createPageRoutes(options: { store: SandboxStore; notion: Hono; google: Hono }): Hono {
  const { store } = options;
  const askNotion = asker(options.notion, {
    authorization: 'Bearer ntn_sandbox',
    'notion-version': '2026-03-11',
  });
  const askGoogle = asker(options.google, { authorization: 'Bearer ya29.sandbox' });
  const routes = new Hono();
  routes.get('/', async (c) =>
    c.html(<HomePage databases={listNotionTables(store)} spreadsheets={await listSpreadsheets(askGoogle)} />),
  );
  routes.get('/notion/:id', async (c) => {
    const table = await readNotionTable({ store, ask: askNotion, id: c.req.param('id') });
    return table === undefined ? c.html(<NothingHere />, 404) : c.html(<NotionPage table={table} />);
  });
  routes.get('/sheets/:id', async (c) => {
    const asked = c.req.query('tab');
    const tab = asked === undefined ? undefined : Number(asked);
    const spreadsheet = c.req.param('id');
    const grid = await readSheet({ ask: askGoogle, spreadsheet, tab });
    if (grid === undefined) return c.html(<NothingHere />, 404);
    return c.html(<SheetPage spreadsheet={spreadsheet} tab={tab} grid={grid} />);
  });
  return routes;
}

function NothingHere() {
  return (
    <Frame title="Nothing here">
      <p>There is nothing here, or not any more.</p>
    </Frame>
  );
}

function asker(app: Hono, headers: Record<string, string>): Ask {
  return async (path, body) => {
    const response = await app.request(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return response.json();
  };
}
