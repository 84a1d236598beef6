import { Hono } from 'hono';
import { createControlRoutes } from './control/control-routes.ts';
import { createRequestLog } from './control/request-log.ts';
import { createGoogleControl } from './google/google-control.ts';
import { createGoogleApi } from './google/google-api.ts';
import { createNotionApi } from './notion/notion-api.ts';
import { createPageRoutes } from './pages/page-routes.tsx';
import type { SandboxStore } from './sandbox-store.ts';

const notionHosts = ['api.notion.com'];
const googleHosts = [
  'sheets.googleapis.com',
  'www.googleapis.com',
  'oauth2.googleapis.com',
  'openidconnect.googleapis.com',
  'accounts.google.com',
];
const googlePaths = [
  '/v4/',
  '/drive/',
  '/upload/',
  '/token',
  '/o/oauth2/',
  '/oauth2/',
  '/revoke',
  '/v1/userinfo',
  '/.well-known/openid-configuration',
];

/** What the sandbox runs on. */
export interface SandboxOptions {
  readonly store: SandboxStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Numbers in [0, 1); every id and token comes from here. */
  readonly random: () => number;
}

/** Notion and Google behind one door: chosen by host name, or by path on the sandbox's own origin. */
export function createSandboxApp(options: SandboxOptions): { fetch(request: Request): Promise<Response> } {
  const notion = createNotionApi(options);
  const google = createGoogleApi(options);
  const log = createRequestLog();
  const own = new Hono();
  own.route('/_sandbox/google', createGoogleControl(options));
  own.route('/_sandbox', createControlRoutes({ ...options, log }));
  own.route('/', createPageRoutes({ store: options.store, notion, google }));
  const apps = { notion, google };
  return {
    async fetch(request) {
      const { hostname, pathname } = new URL(request.url);
      const service = serviceOf(hostname, pathname);
      if (service === undefined) return own.fetch(request);
      const response = await apps[service].fetch(request);
      log.add({
        service,
        method: request.method,
        path: pathname,
        status: response.status,
        at: options.now(),
      });
      return response;
    },
  };
}

function serviceOf(host: string, path: string): 'notion' | 'google' | undefined {
  if (notionHosts.includes(host)) return 'notion';
  if (googleHosts.includes(host)) return 'google';
  if (googlePaths.some((start) => path.startsWith(start))) return 'google';
  return path.startsWith('/v1/') ? 'notion' : undefined;
}
