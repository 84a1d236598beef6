import { Hono } from 'hono';
import * as z from 'zod';
import { createServiceAccount } from '../google/oauth/service-account.ts';
import type { SandboxStore } from '../sandbox-store.ts';
import { readJson } from './read-json.ts';

/** What `POST /_sandbox/google/service-accounts` takes: what stands before the @. */
const WantedAccount = z.strictObject({ name: z.string().regex(/^[a-z][a-z0-9-]{2,29}$/) });

/** What a maker of service accounts does in Google's console; the answer is the key file. */
export function createAccountRoutes(store: SandboxStore): Hono {
  const routes = new Hono();
  routes.post('/', async (c) => {
    const wanted = WantedAccount.safeParse(await readJson(c.req.raw));
    if (!wanted.success) return c.json({ error: z.prettifyError(wanted.error) }, 400);
    const { origin } = new URL(c.req.url);
    return c.json(await createServiceAccount({ store }, { ...wanted.data, origin }));
  });
  return routes;
}
