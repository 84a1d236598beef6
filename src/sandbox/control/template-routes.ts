import { Hono } from 'hono';
import * as z from 'zod';
import { markTemplate } from '../notion/page-template.ts';
import type { Records } from '../notion/records.ts';
import { readJson } from './read-json.ts';

/** What `POST /_sandbox/notion/templates` takes: a row of a database, which becomes a template of it. */
const WantedTemplate = z.strictObject({
  page: z.guid(),
  isTemplate: z.boolean().default(true),
  isDefault: z.boolean().default(false),
});

/** What people do with "New template" in Notion's app, for which its API has no way. */
export function createTemplateRoutes(records: Records): Hono {
  const routes = new Hono();
  routes.post('/', async (c) => {
    const wanted = WantedTemplate.safeParse(await readJson(c.req.raw));
    if (!wanted.success) return c.json({ error: z.prettifyError(wanted.error) }, 400);
    const page = markTemplate(wanted.data, records);
    if (page === undefined) return c.json({ error: 'Only a row of a database can be a template.' }, 404);
    return c.json({ page: page.id, template: page.template ?? null });
  });
  return routes;
}
