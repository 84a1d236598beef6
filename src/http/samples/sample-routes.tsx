import { Hono } from 'hono';
import { pathTo, routes } from '../routes.ts';
import type { Services } from '../services.ts';
import type { SignedIn } from '../session.ts';
import { requireRole, requireSession } from '../session.ts';
import { SampleRowsPage } from './sample-rows-page.tsx';

/** The way from a workspace that was tried out with sample rows to one of people's own. */
export function sampleRoutes(services: Services): Hono<SignedIn> {
  const { workspaces, catalogue } = services;
  const samples = new Hono<SignedIn>();
  const session = requireSession(services);
  const editor = requireRole(services, 'editor');

  samples.get(routes.samples, session, editor, async (c) => {
    const workspace = c.req.param('workspace');
    const { template: id, hasSamples } = await workspaces.view(workspace);
    const template = catalogue.templates.find((own) => own.id === id);
    if (!hasSamples || template === undefined)
      return c.redirect(pathTo(routes.workspace, { workspace }), 303);
    const { changes, kept } = await workspaces.sampleRows(workspace);
    const going = template.tables
      .map(({ id: table, title }) => ({
        table: title,
        rows: changes.filter((change) => change.table === table).length,
      }))
      .filter(({ rows }) => rows > 0);
    return c.html(<SampleRowsPage workspace={workspace} going={going} kept={kept} />);
  });
  samples.post(routes.samples, session, editor, async (c) => {
    const workspace = c.req.param('workspace');
    // Pressed twice it has nothing left to do.
    if ((await workspaces.view(workspace)).hasSamples) await workspaces.removeSampleRows(workspace);
    return c.redirect(pathTo(routes.workspace, { workspace }), 303);
  });
  return samples;
}
