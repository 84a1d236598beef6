import { Hono } from 'hono';
import { createControlRoutes } from './control/control-routes.ts';
import type { ArmedFaults } from './control/armed-faults.ts';
import { createFaultyServices } from './control/faulty-services.ts';
import { createRequestLog } from './control/request-log.ts';
import { createGoogleControl } from './google/google-control.ts';
import { createGoogleApi } from './google/google-api.ts';
import { createNotionApi } from './notion/notion-api.ts';
import { randomId } from './notion/notion-id.ts';
import type { Deliver, Webhooks } from './notion/webhooks.ts';
import { createWebhooks } from './notion/webhooks.ts';
import { createPageRoutes } from './pages/page-routes.tsx';
import type { SandboxStore } from './sandbox-store.ts';

const notionHosts = ['api.notion.com'];
const googleHosts = [
  'sheets.googleapis.com',
  'drive.googleapis.com',
  'www.googleapis.com',
  'oauth2.googleapis.com',
  'openidconnect.googleapis.com',
  'accounts.google.com',
  'docs.google.com',
];
const googlePaths = [
  '/v4/',
  '/drive/',
  '/upload/',
  '/batch',
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
  /** How a delayed answer waits; real time when it is left out. */
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** Sends what Notion's webhooks and Google's watch channels tell; without it nothing leaves the sandbox. */
  readonly deliver?: Deliver;
}

/** The sandbox, and the faults that can be set in it past HTTP. */
export interface SandboxApp {
  /** Throws a ConnectionReset when a fault leaves the request without an answer. */
  fetch(request: Request): Promise<Response>;
  readonly faults: ArmedFaults;
  /** Whoever runs the sandbox calls `deliverDue` when `nextDue` has come. */
  readonly webhooks: Webhooks;
}

/** Notion and Google behind one door: chosen by host name, or by path on the sandbox's own origin. */
export function createSandboxApp(options: SandboxOptions): SandboxApp {
  const { now, random, sleep, deliver } = options;
  const log = createRequestLog();
  const faulty = createFaultyServices({
    store: options.store,
    now,
    sleep,
    newRequestId: () => randomId(random),
    open: (own) => ({
      notion: createNotionApi({
        store: own,
        now,
        random,
        onChanged: (changes, author) => webhooks.note(changes, author),
      }),
      google: createGoogleApi({
        store: own,
        now,
        random,
        // Google tries a notification once; one that is lost is lost.
        ...(deliver === undefined ? {} : { deliver: (request) => deliver(request).catch(() => undefined) }),
      }),
    }),
    onAnswered: ({ service, method, path }, outcome) =>
      log.add({ service, method, path, ...outcome, at: now() }),
  });
  const webhooks = createWebhooks({ store: faulty.store, now, random, deliver });
  const own = new Hono();
  own.route('/_sandbox/google', createGoogleControl({ store: faulty.store }));
  own.route(
    '/_sandbox',
    createControlRoutes({ store: faulty.store, log, faults: faulty.faults, webhooks, random, now }),
  );
  own.route(
    '/',
    createPageRoutes({ store: faulty.store, log, faults: faulty.faults, now, ...faulty.services }),
  );
  return {
    faults: faulty.faults,
    webhooks,
    async fetch(request) {
      const { hostname, pathname } = new URL(request.url);
      const service = serviceOf(hostname, pathname);
      return service === undefined ? own.fetch(request) : faulty.fetch(request, service);
    },
  };
}

function serviceOf(host: string, path: string): 'notion' | 'google' | undefined {
  if (notionHosts.includes(host)) return 'notion';
  if (googleHosts.includes(host)) return 'google';
  if (/^\/spreadsheets\/d\/[^/]+\/export$/.test(path)) return 'google';
  if (googlePaths.some((start) => path.startsWith(start))) return 'google';
  return path.startsWith('/v1/') ? 'notion' : undefined;
}
