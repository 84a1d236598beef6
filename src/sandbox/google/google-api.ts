import { Hono } from 'hono';
import type { SandboxStore } from '../sandbox-store.ts';
import { createDriveApi } from './drive-api.ts';
import { dueNotifications, findChannel, notification } from './drive/channels.ts';
import { nextChange } from './drive/file-record.ts';
import { createIdentityApi } from './identity-api.ts';
import { createGoogleContext } from './google-context.ts';
import type { GoogleContext } from './google-context.ts';
import { isObject, textAt } from './json.ts';
import { createOAuthApi } from './oauth-api.ts';
import { createSheetsApi } from './sheets-api.ts';

export interface GoogleApiOptions {
  store: SandboxStore;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Numbers in [0, 1); every id and token comes from here. */
  random: () => number;
  /** Sends a notification of a watch channel; without it nobody is told. */
  deliver?: (notification: Request) => unknown;
}

/**
 * Google as a sandbox: Sheets v4 under `/v4/spreadsheets`, Drive v3 under `/drive/v3` and `/upload/drive/v3`, OAuth under
 * `/token`, `/o/oauth2` and `/revoke`. All it holds is in the store, under kinds that begin with `google/`.
 */
export function createGoogleApi(options: GoogleApiOptions): Hono {
  const { deliver, ...rest } = options;
  const context = createGoogleContext(rest);
  const api = new Hono();
  if (deliver !== undefined)
    api.use(async (c, next) => {
      const since = nextChange(context.store);
      await next();
      for (const due of dueNotifications(context, since)) deliver(due);
      if (c.res.ok && c.req.path.endsWith('/watch')) await greet(context, c.res.clone(), deliver);
    });
  api.route('/', createSheetsApi(context));
  api.route('/', createDriveApi(context));
  api.route('/', createOAuthApi(context));
  api.route('/', createIdentityApi(context));
  return api;
}

/** A new channel first gets a `sync` message. */
async function greet(
  context: GoogleContext,
  response: Response,
  deliver: (request: Request) => unknown,
): Promise<void> {
  const body: unknown = await response.json();
  const channel = isObject(body) ? findChannel(context.store, textAt(body, 'id') ?? '') : undefined;
  if (channel !== undefined) deliver(notification(channel, 'sync'));
}
