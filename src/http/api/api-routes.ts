import { Hono } from 'hono';
import type { Context } from 'hono';
import { invalidBody, notFound } from '../errors.ts';
import { pathTo, routes } from '../routes.ts';
import type { Services } from '../services.ts';
import type { SignedIn } from '../session.ts';
import { requireOwnerKey, requireRole } from '../session.ts';
import { NewWorkspace } from './new-workspace.ts';

/** The admin API: everything a person who hosts Northbook can do without its pages. Owner key only. */
export function apiRoutes(services: Services): Hono<SignedIn> {
  const { workspaces, directory, sessions, now } = services;
  const api = new Hono<SignedIn>();
  api.use('/api/*', requireOwnerKey(services));
  const viewer = requireRole(services, 'viewer');
  const editor = requireRole(services, 'editor');

  api.post(routes.api.signInLinks, async (c) => {
    const token = await sessions.createLink(c.get('user'), now());
    const url = new URL(routes.signIn, c.req.url);
    url.searchParams.set('link', token);
    return c.json({ url: url.href }, 201);
  });
  api.get(routes.api.workspaces, async (c) =>
    c.json({ workspaces: await directory.visibleTo(c.get('user')) }),
  );
  api.post(routes.api.workspaces, async (c) => {
    const request = NewWorkspace.safeParse(await readJson(c));
    if (!request.success) throw invalidBody(request.error);
    const id = await workspaces.create(request.data, c.get('user'));
    return c.json({ id, url: new URL(pathTo(routes.workspace, { workspace: id }), c.req.url).href }, 201);
  });
  api.post(routes.api.rotateKeys, async (c) => c.json(await services.rotateKeys(c.req.query('after') ?? '')));
  api.get(routes.api.workspace, viewer, async (c) => c.json(await workspaces.view(c.req.param('workspace'))));
  api.get(routes.api.runs, viewer, async (c) =>
    c.json({ runs: (await workspaces.view(c.req.param('workspace'))).runs }),
  );
  api.post(routes.api.runs, editor, async (c) =>
    c.json({ run: await workspaces.recalculate(c.req.param('workspace')) }, 202),
  );
  api.get(routes.api.run, viewer, async (c) => {
    const found = await workspaces.run(c.req.param('workspace'), c.req.param('run'));
    if (found === undefined) throw notFound('run');
    return c.json(found);
  });
  api.post(routes.api.undo, editor, async (c) =>
    c.json({ run: await workspaces.undo(c.req.param('workspace'), c.req.param('run')) }, 202),
  );
  return api;
}

async function readJson(c: Context): Promise<unknown> {
  try {
    const body: unknown = await c.req.json();
    return body;
  } catch {
    return undefined;
  }
}
