import { Hono } from 'hono';
import { linkOver, wrongKey } from '../errors.ts';
import { pathTo, routes } from '../routes.ts';
import type { Services } from '../services.ts';
import type { SignedIn } from '../session.ts';
import {
  isOwnerKey,
  requireMembership,
  requireOwnOrigin,
  requireSession,
  sessionUser,
  signIn,
  signOut,
} from '../session.ts';
import { ownerId } from '../../store/session-store.ts';
import { HomePage } from './home-page.tsx';
import { SignInLinkPage, SignInPage } from './sign-in-page.tsx';
import { style } from './style.ts';
import { WorkspacePage } from './workspace-page.tsx';

/** The pages: sign-in for everybody, the rest for who is signed in and may see the workspace. */
export function pageRoutes(services: Services): Hono<SignedIn> {
  const { directory, sessions, workspaces, now } = services;
  const pages = new Hono<SignedIn>();
  pages.use(requireOwnOrigin());

  pages.get(routes.style, (c) => c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));
  pages.get(routes.signIn, async (c) => {
    const link = c.req.query('link');
    if (link !== undefined) return c.html(<SignInLinkPage link={link} />);
    return (await sessionUser(c, services)) === undefined
      ? c.html(<SignInPage />)
      : c.redirect(routes.home, 303);
  });
  pages.post(routes.signIn, async (c) => {
    const form = await c.req.parseBody();
    const { link, key } = form;
    if (typeof link === 'string') {
      const user = await sessions.followLink(link, now());
      if (user === undefined) throw linkOver();
      await signIn(c, { services, user });
      return c.redirect(routes.home, 303);
    }
    if (typeof key !== 'string' || !(await isOwnerKey(services, key))) {
      return c.html(<SignInPage problem={wrongKey().message} />, 401);
    }
    await sessions.addUser({ id: ownerId, name: 'Owner', now: now() });
    await signIn(c, { services, user: ownerId });
    return c.redirect(routes.home, 303);
  });
  pages.post(routes.signOut, async (c) => {
    await signOut(c, services);
    return c.redirect(routes.signIn, 303);
  });

  pages.use(routes.home, requireSession(services));
  pages.use(routes.workspace, requireSession(services), requireMembership(services));
  pages.use(routes.recalculate, requireSession(services), requireMembership(services));
  pages.get(routes.home, async (c) =>
    c.html(<HomePage workspaces={await directory.visibleTo(c.get('user'))} />),
  );
  pages.get(routes.workspace, async (c) =>
    c.html(<WorkspacePage view={await workspaces.view(c.req.param('workspace'))} />),
  );
  pages.post(routes.recalculate, async (c) => {
    const workspace = c.req.param('workspace');
    await workspaces.recalculate(workspace);
    return c.redirect(pathTo(routes.workspace, { workspace }), 303);
  });
  return pages;
}
