import { Hono } from 'hono';
import * as z from 'zod';
import { findingCodes } from '../../sync/surface-finding.ts';
import type { SpokenWord } from '../../sync/surface-finding.ts';
import { surfaceKinds } from '../../sync/surface.ts';
import type { Run } from '../../store/run-log.ts';
import { ownerId } from '../../store/session-store.ts';
import { invalidBody, linkOver, notFound, wrongKey } from '../errors.ts';
import { readFields } from '../read-fields.ts';
import { pathTo, routes, withQuery } from '../routes.ts';
import type { Services } from '../services.ts';
import type { SignedIn } from '../session.ts';
import { isOwnerKey, requireRole, requireSession, sessionUser, signIn, signOut } from '../session.ts';
import { NoticePage } from './notice-page.tsx';
import { HomePage } from './home-page.tsx';
import { MethodPage } from './method-page.tsx';
import { icon, picture } from './picture.ts';
import { script } from './script.ts';
import { SignInLinkPage, SignInPage } from './sign-in-page.tsx';
import { StartPage } from './start-page.tsx';
import { structureId } from './structure-section.tsx';
import { style } from './style.ts';
import { WorkspacePage } from './workspace-page.tsx';

/** The button of a finding. */
const RepairForm = z.object({
  surface: z.enum(surfaceKinds),
  code: z.enum(findingCodes),
  table: z.string().optional(),
  field: z.string().optional(),
});

/** What every page is made of beside its own text. */
const files = [
  [routes.style, style, 'text/css'],
  [routes.script, script, 'text/javascript'],
  [routes.picture, picture, 'image/svg+xml'],
  [routes.icon, icon, 'image/svg+xml'],
] as const;

/** The front door, the sign-in of whoever runs this Northbook, and a workspace's own page. */
export function pageRoutes(services: Services): Hono<SignedIn> {
  const { connections, directory, sessions, tools, workspaces, now } = services;
  const pages = new Hono<SignedIn>();
  const session = requireSession(services);
  const viewer = requireRole(services, 'viewer');
  const editor = requireRole(services, 'editor');

  for (const [path, body, type] of files) {
    pages.get(path, (c) => c.body(body, 200, { 'content-type': `${type}; charset=utf-8` }));
  }

  pages.get(routes.method, (c) => {
    const [whole] = services.catalogue.templates;
    if (whole === undefined) throw notFound('page');
    return c.html(<MethodPage template={whole} />);
  });

  pages.get(routes.home, async (c) => {
    const signedIn = await sessionUser(c, services);
    if (signedIn === undefined) return c.html(<StartPage offered={tools.offered} />);
    return c.html(<HomePage workspaces={await directory.visibleTo(signedIn.user)} />);
  });

  pages.get(routes.signIn, async (c) => {
    const link = c.req.query('link');
    if (link !== undefined) return c.html(<SignInLinkPage link={link} />);
    return (await sessionUser(c, services)) === undefined
      ? c.html(<SignInPage />)
      : c.redirect(routes.home, 303);
  });
  pages.post(routes.signIn, async (c) => {
    const { link, key } = await readFields(c);
    if (link !== undefined) {
      const user = await sessions.followLink(link, now());
      if (user === undefined) throw linkOver();
      await signIn(c, { services, user });
      return c.redirect(routes.home, 303);
    }
    if (key === undefined || !(await isOwnerKey(services, key))) {
      return c.html(<SignInPage problem={wrongKey().message} />, 401);
    }
    await sessions.addUser({ id: ownerId, name: 'Owner', now: now() });
    await signIn(c, { services, user: ownerId });
    return c.redirect(routes.home, 303);
  });
  pages.post(routes.signOut, async (c) => {
    await signOut(c, services);
    return c.redirect(routes.home, 303);
  });

  pages.get(routes.workspace, session, viewer, async (c) => {
    const workspace = c.req.param('workspace');
    const uses = await connections.usedBy(workspace);
    const lost = uses.filter(({ connection }) => connection === undefined || connection.lostAt !== null);
    const view = await workspaces.view(workspace);
    return c.html(
      <WorkspacePage
        view={view}
        role={c.get('role')}
        lost={lost.map(({ tool }) => tool)}
        isAwaited={isAwaited(c.req.query('run'), { runs: view.runs, now: now() })}
      />,
    );
  });
  pages.post(routes.recalculate, session, editor, async (c) => {
    const workspace = c.req.param('workspace');
    const run = await workspaces.recalculate(workspace);
    return c.redirect(withQuery(pathTo(routes.workspace, { workspace }), { run }), 303);
  });
  pages.post(routes.undo, session, editor, async (c) => {
    const { workspace, run } = c.req.param();
    await workspaces.undo(workspace, run);
    return c.redirect(pathTo(routes.workspace, { workspace }), 303);
  });
  pages.post(routes.check, session, editor, async (c) => {
    const workspace = c.req.param('workspace');
    await workspaces.check(workspace);
    return c.redirect(`${pathTo(routes.workspace, { workspace })}#${structureId}`, 303);
  });
  pages.post(routes.repair, session, editor, async (c) => {
    const workspace = c.req.param('workspace');
    const fields = await readFields(c);
    const finding = RepairForm.safeParse(fields);
    if (!finding.success) throw invalidBody(finding.error);
    const message = await workspaces.repair(workspace, { ...finding.data, words: wordsOf(fields) });
    return c.html(
      <NoticePage
        title={message}
        lines={['What is computed follows with the next recalculation; “Recalculate now” does it at once.']}
        actions={[
          {
            label: 'Back to the workspace',
            href: `${pathTo(routes.workspace, { workspace })}#${structureId}`,
          },
        ]}
        isSignedIn
      />,
    );
  });
  return pages;
}

/** What a person said of their words: `word.0` with `choice.0`, and so on. Words that nothing was said of are left out. */
function wordsOf(fields: Readonly<Record<string, string>>): readonly SpokenWord[] {
  return Object.entries(fields).flatMap(([name, word]) => {
    const index = /^word\.(\d+)$/.exec(name)?.[1];
    const said = index === undefined ? undefined : fields[`choice.${index}`];
    if (said === undefined || said === '') return [];
    return [said.startsWith('is:') ? { word, choice: said.slice('is:'.length) } : { word }];
  });
}

/** A run that somebody asked for begins within so many milliseconds, or another was at work and it never does. */
const patience = 60_000;

/** Whether the run that a page was opened to watch is still to end. Its id ends in the instant it was asked for. */
function isAwaited(run: string | undefined, { runs, now }: { runs: readonly Run[]; now: number }): boolean {
  if (run === undefined) return false;
  const known = runs.find(({ id }) => id === run);
  return known === undefined ? now - Number(/\d+$/.exec(run)?.[0]) < patience : known.state === 'running';
}
