import { Hono } from 'hono';
import * as z from 'zod';
import { capabilities } from '../notion/capability.ts';
import { registerConnection } from '../notion/register-connection.ts';
import type { OAuthContext } from '../notion/oauth-grants.ts';
import { readJson } from './read-json.ts';

const common = { name: z.string().min(1), capabilities: z.array(z.enum(capabilities)).optional() };

/** What `POST /_sandbox/notion/connections` takes: a public connection by its client id, or an internal one. */
const WantedConnection = z.union([
  z.strictObject({
    ...common,
    clientId: z.string().min(1),
    clientSecret: z.string().min(1).optional(),
    redirectUris: z.array(z.url()).default([]),
    /** The page that a person may have duplicated when they connect. */
    templatePageId: z.guid().optional(),
  }),
  /** `pages` are shared with it. */
  z.strictObject({ ...common, pages: z.array(z.guid()).default([]) }),
]);

/** What a maker of connections does in Notion's developer portal. An internal connection's answer has its token. */
export function createConnectionRoutes(context: () => OAuthContext): Hono {
  const routes = new Hono();
  routes.post('/', async (c) => {
    const wanted = WantedConnection.safeParse(await readJson(c.req.raw));
    if (!wanted.success) return c.json({ error: z.prettifyError(wanted.error) }, 400);
    return c.json(registerConnection(wanted.data, context()));
  });
  return routes;
}
