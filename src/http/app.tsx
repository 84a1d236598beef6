import { Hono } from 'hono';
import type { Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { apiRoutes } from './api/api-routes.ts';
import { HttpError, notFound, unforeseen } from './errors.ts';
import { ErrorPage } from './page/error-page.tsx';
import { pageRoutes } from './page/page-routes.tsx';
import { routes } from './routes.ts';
import type { Services } from './services.ts';

/** Northbook's pages and its admin API over the services behind them. */
export function createApp(services: Services): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
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
  app.route('/', pageRoutes(services));
  app.notFound((c) => fail(c, notFound('page')));
  app.onError((error, c) => {
    if (error instanceof HttpError) return fail(c, error);
    console.error('request failed', c.req.method, c.req.path, error);
    return fail(c, unforeseen());
  });
  return app;
}

/** Programs get JSON, people a page; who is not signed in is shown the door. */
function fail(c: Context, error: HttpError): Response | Promise<Response> {
  const { code, status, message, fix } = error;
  if (c.req.path.startsWith('/api/')) return c.json({ code, message, fix }, status);
  if (code === 'session.missing') return c.redirect(routes.signIn, 303);
  return c.html(<ErrorPage message={message} fix={fix} />, status);
}
