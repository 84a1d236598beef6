import type { GoogleContext } from './google-context.ts';
import { GoogleError } from './google-error.ts';
import { isObject, numberAt } from './json.ts';

const kind = 'google/quota';
const settingKind = 'google/settings';
const perMinutePerUser = 60;

/** Turns Google's per-minute quotas on or off; they are off in a fresh sandbox so that tests are not held up. */
export function setQuota(context: Pick<GoogleContext, 'store'>, isOn: boolean): void {
  context.store.put(settingKind, 'quota', { isOn });
}

/** Counts a request against its user's minute and refuses the sixty-first, as Sheets does: without Retry-After. */
export function spendQuota(context: GoogleContext, spent: { user: string; isRead: boolean }): void {
  const setting = context.store.get(settingKind, 'quota');
  if (!isObject(setting) || setting.isOn !== true) return;
  const word = spent.isRead ? 'Read' : 'Write';
  const id = `${spent.user}/${word}`;
  const minute = Math.floor(context.now() / 60_000);
  const record = context.store.get(kind, id);
  const isSameMinute = isObject(record) && numberAt(record, 'minute') === minute;
  const count = (isSameMinute ? (numberAt(record, 'count') ?? 0) : 0) + 1;
  context.store.put(kind, id, { minute, count });
  if (count > perMinutePerUser) throw quotaExceeded(word);
}

/** 429 as Sheets words it when the reads or writes of a minute are spent. */
export function quotaExceeded(word: 'Read' | 'Write'): GoogleError {
  const consumer = 'projects/123456789012';
  return new GoogleError({
    code: 429,
    message: `Quota exceeded for quota metric '${word} requests' and limit '${word} requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:123456789012'.`,
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'RATE_LIMIT_EXCEEDED',
        domain: 'googleapis.com',
        metadata: {
          service: 'sheets.googleapis.com',
          consumer,
          quota_metric: `sheets.googleapis.com/${word.toLowerCase()}_requests`,
          quota_limit: `${word}RequestsPerMinutePerUser`,
          quota_limit_value: String(perMinutePerUser),
          quota_location: 'global',
          quota_unit: '1/min/{project}/{user}',
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
