import { Hono } from 'hono';
import type { SandboxStore } from '../sandbox-store.ts';
import { createGoogleContext } from './google-context.ts';
import { createSheetsApi } from './sheets-api.ts';

export interface GoogleApiOptions {
  store: SandboxStore;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Numbers in [0, 1); every id and token comes from here. */
  random: () => number;
}

/**
 * Google as a sandbox: Sheets v4 under `/v4/spreadsheets`, Drive v3 under `/drive/v3` and `/upload/drive/v3`, OAuth under
 * `/token`, `/o/oauth2` and `/revoke`. All it holds is in the store, under kinds that begin with `google/`.
 */
export function createGoogleApi(options: GoogleApiOptions): Hono {
  const context = createGoogleContext(options);
  const api = new Hono();
  api.route('/', createSheetsApi(context));
  return api;
}
