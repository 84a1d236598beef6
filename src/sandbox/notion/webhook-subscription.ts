import * as z from 'zod';

/** from documents: every type of event that a subscription can ask for under the versions the sandbox speaks. */
export const webhookEventTypes = [
  'page.created',
  'page.content_updated',
  'page.properties_updated',
  'page.moved',
  'page.deleted',
  'page.undeleted',
  'page.locked',
  'page.unlocked',
  'database.created',
  'database.moved',
  'database.deleted',
  'database.undeleted',
  'data_source.created',
  'data_source.content_updated',
  'data_source.schema_updated',
  'data_source.moved',
  'data_source.deleted',
  'data_source.undeleted',
  'view.created',
  'view.updated',
  'view.deleted',
  'comment.created',
  'comment.updated',
  'comment.deleted',
  'file_upload.created',
  'file_upload.completed',
  'file_upload.expired',
] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];

/** A subscription as a person makes it in Notion's developer portal. */
export const WantedSubscription = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  /** All of them when left out. */
  events: z.array(z.enum(webhookEventTypes)).min(1).optional(),
  /** The public connection it belongs to; the internal one behind the fixed token when left out. */
  clientId: z.string().min(1).optional(),
  apiVersion: z.enum(['2025-09-03', '2026-03-11']).default('2026-03-11'),
});
export type WantedSubscription = z.infer<typeof WantedSubscription>;

/** `awaiting` until the person has typed in the token that was sent to its address. */
export const Subscription = WantedSubscription.extend({
  id: z.string(),
  status: z.enum(['awaiting', 'active']),
  verificationToken: z.string(),
});
export type Subscription = z.infer<typeof Subscription>;
