import type { SandboxStore } from '../sandbox-store.ts';
import { createRecords } from './records.ts';
import type { Records } from './records.ts';

/** Switches of the sandbox's Notion, all off at first. */
export interface NotionSettings {
  /** Requests a connection may make in a minute; undefined for as many as it likes. Business plans have 600, others 180. */
  requestsPerMinute?: number | undefined;
  /** How long search takes to see something new, in milliseconds. */
  searchLagMs: number;
  /** Secrets by client id; a client that is not here is taken with any secret. */
  oauthClients?: Record<string, string> | undefined;
}

const ID = 'notion';

/** Changes the given switches and keeps the others. */
export function configureNotion(store: SandboxStore, changes: Partial<NotionSettings>): void {
  const records = createRecords(store);
  records.put({ kind: 'settings', id: ID, ...readSettings(records), ...changes });
}

export function readSettings(records: Records): NotionSettings {
  const known = records.get('settings', ID);
  return {
    requestsPerMinute: known?.requestsPerMinute,
    searchLagMs: known?.searchLagMs ?? 0,
    oauthClients: known?.oauthClients,
  };
}
