import type { WebhookEventType } from './webhook-subscription.ts';

/** Something that happened to an object of Notion's, before anybody is told. */
export interface HappenedEvent {
  readonly type: WebhookEventType;
  readonly entity: { readonly id: string; readonly type: string };
  readonly data: Readonly<Record<string, unknown>>;
  /** The page or database that decides who may know. */
  readonly anchor: string;
}
