import { Hono } from 'hono';
import { includesRole } from '../../store/role.ts';
import { notFound } from '../errors.ts';
import { pathTo, routes, withQuery } from '../routes.ts';
import type { Services } from '../services.ts';
import type { SignedIn } from '../session.ts';
import { requireRole, requireSession } from '../session.ts';
import { HistoryPage } from './history-page.tsx';
import { RunPage, RunToComePage } from './run-page.tsx';

/** What happened in a workspace: its verdicts, its runs, what each run wrote, and what the next one would write. */
export function historyRoutes(services: Services): Hono<SignedIn> {
  const { workspaces } = services;
  const history = new Hono<SignedIn>();
  const session = requireSession(services);
  const viewer = requireRole(services, 'viewer');
  const editor = requireRole(services, 'editor');

  history.get(routes.history, session, viewer, async (c) => {
    const workspace = c.req.param('workspace');
    const [view, days] = await Promise.all([workspaces.view(workspace), workspaces.history(workspace)]);
    return c.html(<HistoryPage view={view} days={days} isEditor={includesRole(c.get('role'), 'editor')} />);
  });
  history.post(routes.preview, session, editor, async (c) => {
    const workspace = c.req.param('workspace');
    const run = await workspaces.preview(workspace);
    return c.redirect(withQuery(pathTo(routes.run, { workspace, run }), { begun: 'yes' }), 303);
  });
  history.get(routes.run, session, viewer, async (c) => {
    const { workspace, run } = c.req.param();
    const [view, told] = await Promise.all([workspaces.view(workspace), workspaces.toldRun(workspace, run)]);
    if (told !== undefined) {
      return c.html(<RunPage {...{ view, told }} isEditor={includesRole(c.get('role'), 'editor')} />);
    }
    if (c.req.query('begun') === undefined) throw notFound('run');
    return c.html(<RunToComePage view={view} />);
  });
  return history;
}
