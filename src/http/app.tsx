import { Hono } from 'hono';
import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import { sayFailure } from '../sync/say-failure.ts';
import { SurfaceError } from '../sync/surface-error.ts';
import { accountRoutes } from './account/account-routes.tsx';
import { apiRoutes } from './api/api-routes.ts';
import { HttpError, notFound, toolFailed, unforeseen } from './errors.ts';
import { historyRoutes } from './history/history-routes.tsx';
import { installRoutes } from './install/install-routes.tsx';
import { approvalRoutes } from './oauth/approval-routes.tsx';
import { ErrorPage } from './page/error-page.tsx';
import { pageRoutes } from './page/page-routes.tsx';
import { ownTablesRoutes } from './own-tables/own-tables-routes.tsx';
import { inviteRoutes } from './people/invite-routes.tsx';
import { settingsRoutes } from './people/settings-routes.tsx';
import { preferenceRoutes } from './preferences/preference-routes.tsx';
import { pathTo, routes } from './routes.ts';
import { sampleRoutes } from './samples/sample-routes.tsx';
import type { Services } from './services.ts';
import { requireOwnOrigin } from './session.ts';

/** Northbook's pages and its admin API over the services behind them. */
export function createApp(services: Services): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
    }),
  );
  app.route('/', apiRoutes(services));
  app.use(requireOwnOrigin());
  app.use(noStore());
  app.route('/', pageRoutes(services));
  app.route('/', historyRoutes(services));
  app.route('/', approvalRoutes(services));
  app.route('/', installRoutes(services));
  app.route('/', accountRoutes(services));
  app.route('/', settingsRoutes(services));
  app.route('/', preferenceRoutes(services));
  app.route('/', inviteRoutes(services));
  app.route('/', ownTablesRoutes(services));
  app.route('/', sampleRoutes(services));
  app.notFound((c) => fail(c, notFound('page')));
  app.onError((error, c) => {
    if (error instanceof HttpError) return fail(c, error);
    if (error instanceof SurfaceError) return fail(c, toolFailed(sayFailure(error)));
    // The pattern and the stack: addresses hold invitations, and causes hold requests with their headers.
    console.error('request failed', c.req.method, routePath(c, -1), error.stack);
    return fail(c, unforeseen());
  });
  return app;
}

/** Pages are for one person: nothing on the way may keep them, and nothing shows after signing out. */
function noStore(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (c.res.headers.get('content-type')?.startsWith('text/html') === true) {
      c.header('cache-control', 'no-store');
    }
  };
}

/** Programs get JSON, people a page; who is not signed in is shown the door. */
function fail(c: Context, error: HttpError): Response | Promise<Response> {
  const { code, status, message, fix } = error;
  if (c.req.path.startsWith('/api/')) return c.json({ code, message, fix }, status);
  if (code === 'session.missing') return c.redirect(routes.home, 303);
  return c.html(<ErrorPage message={message} fix={fix} back={wayBack(c, error)} />, status);
}

/** To the workspace whose tool failed, which tells what can be done; else to the start. */
function wayBack(c: Context, { code }: HttpError): { label: string; href: string } {
  const workspace = /^\/workspaces\/([^/]+)\/./.exec(c.req.path)?.[1];
  return code === 'tool.failed' && workspace !== undefined
    ? { label: 'Back to the workspace', href: pathTo(routes.workspace, { workspace }) }
    : { label: 'To the start', href: routes.home };
}
