/** @jsxImportSource hono/jsx */
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import type { ArmedFaults } from '../control/armed-faults.ts';
import type { RequestLog } from '../control/request-log.ts';
import { createRecords } from '../notion/records.ts';
import { personToken } from '../notion/workspace.ts';
import type { SandboxStore } from '../sandbox-store.ts';
import { contentPolicy } from './content-policy.ts';
import { Message } from './frame.tsx';
import { HomePage } from './home-page.tsx';
import { createNotionPages } from './notion/notion-pages.tsx';
import { readHome } from './read-home.ts';
import { RequestsPage } from './requests-page.tsx';
import { createSheetPages } from './sheets/sheet-pages.tsx';
import { createVendorApi, VendorRefusal } from './vendor-api.ts';

/**
 * The pages on which a person sees and edits what the sandbox holds. They ask its two services as a person of the
 * workspace would, so that whatever is typed is checked, stamped and told on as it is there.
 */
export function createPageRoutes(options: {
  store: SandboxStore;
  log: RequestLog;
  faults: ArmedFaults;
  now: () => number;
  notion: Hono;
  google: Hono;
}): Hono {
  const { store, log, faults, now } = options;
  const records = createRecords(store);
  const notion = createVendorApi(options.notion, {
    authorization: `Bearer ${personToken}`,
    'notion-version': '2026-03-11',
  });
  const { google } = options;
  const routes = new Hono();
  routes.use(csrf());
  routes.use(async (c, next) => {
    await next();
    if (c.res.headers.has('content-security-policy')) return;
    c.header('content-security-policy', await contentPolicy());
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'same-origin');
  });
  routes.get('/', (c) => {
    const requests = Object.values(log.counts()).reduce((sum, count) => sum + count, 0);
    const { origin } = new URL(c.req.url);
    return c.html(<HomePage content={{ ...readHome({ records, store }), origin, requests }} />);
  });
  routes.get('/requests', (c) =>
    c.html(<RequestsPage counts={log.counts()} newest={log.entries().toReversed()} />),
  );
  routes.post('/reset', (c) => {
    faults.clear();
    store.clear();
    log.clear();
    return c.redirect('/', 303);
  });
  routes.route('/notion', createNotionPages({ store, api: notion, now }));
  routes.route('/sheets', createSheetPages({ store, google, now }));
  routes.all('*', (c) =>
    c.html(<Message title="Nothing here" text="There is nothing under this address." />, 404),
  );
  routes.onError((error, c) => {
    if (!(error instanceof VendorRefusal)) throw error;
    const isGone = error.status === 404;
    return c.html(
      <Message title={isGone ? 'Nothing here' : 'Not now'} text={error.message} />,
      isGone ? 404 : 502,
    );
  });
  return routes;
}
