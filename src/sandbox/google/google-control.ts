import { Hono } from 'hono';
import * as z from 'zod';
import type { SandboxStore } from '../sandbox-store.ts';
import { giveFile } from './drive/file-record.ts';
import { registerClient } from './oauth/client-registry.ts';

const Client = z.strictObject({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  redirectUris: z.array(z.url()).min(1),
});

const Gift = z.strictObject({ fileId: z.string().min(1), clientId: z.string().min(1) });

/** What a person does in Google's console and file picker: registered apps, files given to an app. */
export function createGoogleControl(options: { store: SandboxStore }): Hono {
  const { store } = options;
  const routes = new Hono();
  routes.post('/clients', async (c) => {
    const client = Client.safeParse(await readJson(c.req.raw));
    if (!client.success) return c.json({ error: z.prettifyError(client.error) }, 400);
    registerClient(store, client.data);
    return c.json({ registered: client.data.clientId });
  });
  routes.post('/given-files', async (c) => {
    const gift = Gift.safeParse(await readJson(c.req.raw));
    if (!gift.success) return c.json({ error: z.prettifyError(gift.error) }, 400);
    const { fileId, clientId } = gift.data;
    if (!giveFile(store, fileId, clientId)) return c.json({ error: `No file with id ${fileId}` }, 404);
    return c.json({ given: fileId });
  });
  return routes;
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return undefined;
  }
}
