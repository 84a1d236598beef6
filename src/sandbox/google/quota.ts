import type { GoogleContext } from './google-context.ts';
import { GoogleError } from './google-error.ts';
import { isObject, numberAt } from './json.ts';

const kind = 'google/quota';
const settingKind = 'google/settings';
/** Requests in a minute. */
const limits = { user: 60, project: 300 } as const;

/** Turns Google's per-minute quotas on or off; they are off in a fresh sandbox so that tests are not held up. */
export function setQuota(context: Pick<GoogleContext, 'store'>, isOn: boolean): void {
  context.store.put(settingKind, 'quota', { isOn });
}

/** What a request counts against. */
export interface Spent {
  user: string;
  /** The app that asks; nobody says for the fixed token. */
  project: string | undefined;
  isRead: boolean;
}

/**
 * Counts a request against the minute of its user and of its project, and refuses what goes beyond, as Sheets does: without
 * Retry-After. https://developers.google.com/workspace/sheets/api/limits
 */
export function spendQuota(context: GoogleContext, spent: Spent): void {
  const setting = context.store.get(settingKind, 'quota');
  if (!isObject(setting) || setting.isOn !== true) return;
  const word = spent.isRead ? 'Read' : 'Write';
  const project = spent.project ?? 'sandbox';
  const byUser = countUp(context, `${project}/${spent.user}/${word}`);
  const byProject = countUp(context, `${project}//${word}`);
  if (byUser > limits.user) throw quotaExceeded(word);
  if (byProject > limits.project) throw quotaExceeded(word, 'project');
}

/** How often a counter was counted up in this minute, this time included. */
function countUp(context: GoogleContext, id: string): number {
  const minute = Math.floor(context.now() / 60_000);
  const record = context.store.get(kind, id);
  const isSameMinute = isObject(record) && numberAt(record, 'minute') === minute;
  const count = (isSameMinute ? (numberAt(record, 'count') ?? 0) : 0) + 1;
  context.store.put(kind, id, { minute, count });
  return count;
}

/** 429 as Sheets words it when the reads or writes of a minute are spent. */
export function quotaExceeded(word: 'Read' | 'Write', per: keyof typeof limits = 'user'): GoogleError {
  const limit = per === 'user' ? 'per minute per user' : 'per minute';
  const consumer = 'projects/123456789012';
  return new GoogleError({
    code: 429,
    message: `Quota exceeded for quota metric '${word} requests' and limit '${word} requests ${limit}' of service 'sheets.googleapis.com' for consumer 'project_number:123456789012'.`,
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'RATE_LIMIT_EXCEEDED',
        domain: 'googleapis.com',
        metadata: {
          service: 'sheets.googleapis.com',
          consumer,
          quota_metric: `sheets.googleapis.com/${word.toLowerCase()}_requests`,
          quota_limit: `${word}RequestsPerMinutePer${per === 'user' ? 'User' : 'Project'}`,
          quota_limit_value: String(limits[per]),
          quota_location: 'global',
          quota_unit: per === 'user' ? '1/min/{project}/{user}' : '1/min/{project}',
        },
      },
      {
        '@type': 'type.googleapis.com/google.rpc.Help',
        links: [
          {
            description: 'Request a higher quota limit.',
            url: 'https://cloud.google.com/docs/quotas/help/request_increase',
          },
        ],
      },
    ],
  });
}
