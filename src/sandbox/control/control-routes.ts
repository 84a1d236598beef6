import { Hono } from 'hono';
import * as z from 'zod';
import { setQuota } from '../google/quota.ts';
import { seedGoogle } from '../google/seed-google.ts';
import { configureNotion, notionPlans } from '../notion/notion-settings.ts';
import { seedNotion } from '../notion/seed-notion.ts';
import type { SandboxStore } from '../sandbox-store.ts';
import type { ArmedFaults } from './armed-faults.ts';
import { createFaultRoutes } from './fault-routes.ts';
import type { Webhooks } from '../notion/webhooks.ts';
import { createRecords } from '../notion/records.ts';
import { createAccountRoutes } from './account-routes.ts';
import { createConnectionRoutes } from './connection-routes.ts';
import { createTemplateRoutes } from './template-routes.ts';
import { createWebhookRoutes } from './webhook-routes.ts';
import { readJson } from './read-json.ts';
import type { RequestLog } from './request-log.ts';

/** What `POST /_sandbox/seed` takes. Ids are made up unless they are given. */
const Seed = z.strictObject({
  people: z
    .array(z.strictObject({ name: z.string().min(1), email: z.email(), id: z.guid().optional() }))
    .default([]),
  pages: z.array(z.strictObject({ title: z.string(), id: z.guid().optional() })).default([]),
  google: z.strictObject({ name: z.string().min(1), email: z.email() }).optional(),
});

/** What `POST /_sandbox/settings` takes. */
const SettingsChange = z.strictObject({
  /** Requests a Notion connection may make in a minute; null for as many as it likes. */
  notionRequestsPerMinute: z.number().int().positive().nullable().optional(),
  /** Requests that all Notion connections may make in a minute together. */
  notionWorkspaceRequestsPerMinute: z.number().int().positive().nullable().optional(),
  /** Milliseconds until Notion's search sees something new. */
  notionSearchLagMs: z.number().int().nonnegative().optional(),
  /** Milliseconds for which Notion puts events together before it tells them to webhooks. */
  notionWebhookDelayMs: z.number().int().nonnegative().optional(),
  /** The plan of Notion's workspace. */
  notionPlan: z.enum(notionPlans).optional(),
  /** Whether Google's quotas by the minute hold. */
  googleQuota: z.boolean().optional(),
});

/** Control of the sandbox, past the services it stands for: reset, seed, settings, faults, and the log of requests. */
export function createControlRoutes(options: {
  store: SandboxStore;
  log: RequestLog;
  faults: ArmedFaults;
  webhooks: Webhooks;
  random: () => number;
  now: () => number;
}): Hono {
  const { store, log, faults, webhooks, random, now } = options;
  const routes = new Hono();
  routes.route(
    '/notion/connections',
    createConnectionRoutes(() => ({ records: createRecords(store), now: now(), random })),
  );
  routes.route('/notion/templates', createTemplateRoutes(createRecords(store)));
  routes.route('/google/service-accounts', createAccountRoutes(store));
  routes.route('/notion/webhooks', createWebhookRoutes(webhooks));
  routes.route('/faults', createFaultRoutes({ faults, now }));
  routes.post('/reset', (c) => {
    faults.clear();
    store.clear();
    log.clear();
    return c.json({ reset: true });
  });
  routes.post('/seed', async (c) => {
    const seed = Seed.safeParse(await readJson(c.req.raw));
    if (!seed.success) return c.json({ error: z.prettifyError(seed.error) }, 400);
    const { people, pages, google } = seed.data;
    if (google !== undefined) seedGoogle(store, google);
    return c.json(seedNotion(store, { people, pages, now: now() }));
  });
  routes.post('/settings', async (c) => {
    const change = SettingsChange.safeParse(await readJson(c.req.raw));
    if (!change.success) return c.json({ error: z.prettifyError(change.error) }, 400);
    const { notionRequestsPerMinute, notionSearchLagMs, notionWebhookDelayMs, notionPlan, googleQuota } =
      change.data;
    const { notionWorkspaceRequestsPerMinute } = change.data;
    if (googleQuota !== undefined) setQuota({ store }, googleQuota);
    configureNotion(store, {
      ...(notionRequestsPerMinute === undefined
        ? {}
        : { requestsPerMinute: notionRequestsPerMinute ?? undefined }),
      ...(notionWorkspaceRequestsPerMinute === undefined
        ? {}
        : { workspaceRequestsPerMinute: notionWorkspaceRequestsPerMinute ?? undefined }),
      ...(notionSearchLagMs === undefined ? {} : { searchLagMs: notionSearchLagMs }),
      ...(notionWebhookDelayMs === undefined ? {} : { webhookDelayMs: notionWebhookDelayMs }),
      ...(notionPlan === undefined ? {} : { plan: notionPlan }),
    });
    return c.json({ changed: true });
  });
  routes.get('/requests', (c) => c.json({ counts: log.counts(), newest: log.entries().toReversed() }));
  return routes;
}
