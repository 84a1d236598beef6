import type { SandboxStore } from '../sandbox-store.ts';
import { createRecords } from './records.ts';
import type { Records } from './records.ts';

/** What a workspace pays for, as far as it matters to a connection. */
export const notionPlans = ['free', 'plus', 'business'] as const;
export type NotionPlan = (typeof notionPlans)[number];

/** Switches of the sandbox's Notion, all off at first. */
export interface NotionSettings {
  /** Requests a connection may make in a minute; undefined for as many as it likes. Business plans have 600, others 180. */
  requestsPerMinute?: number | undefined;
  /** Requests that all connections together may make in a minute; Notion does not say how many those are. */
  workspaceRequestsPerMinute?: number | undefined;
  /** How long search takes to see something new, in milliseconds. */
  searchLagMs: number;
  /** Which views there are hangs on it; Business, which has all, unless told otherwise. */
  plan: NotionPlan;
  /** How long events of webhooks are put together before they are told, in milliseconds. */
  webhookDelayMs: number;
}

const ID = 'notion';
/** Notion says: most within a minute, all within five. A person who tries things out should not wait that long. */
const usualWebhookDelay = 3000;

/** Changes the given switches and keeps the others. */
export function configureNotion(store: SandboxStore, changes: Partial<NotionSettings>): void {
  const records = createRecords(store);
  records.put({ kind: 'settings', id: ID, ...readSettings(records), ...changes });
}

export function readSettings(records: Records): NotionSettings {
  const known = records.get('settings', ID);
  return {
    requestsPerMinute: known?.requestsPerMinute,
    workspaceRequestsPerMinute: known?.workspaceRequestsPerMinute,
    searchLagMs: known?.searchLagMs ?? 0,
    webhookDelayMs: known?.webhookDelayMs ?? usualWebhookDelay,
    plan: known?.plan ?? 'business',
  };
}
