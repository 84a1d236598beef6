import type { SandboxStore } from '../sandbox-store.ts';
import { botsThatSee } from './bots-that-see.ts';
import { randomId } from './notion-id.ts';
import { readSettings } from './notion-settings.ts';
import { createRecords } from './records.ts';
import type { FileUploadRecord, RecordChange } from './records.ts';
import { agedUpload, nextUploadChange } from './upload-age.ts';
import { addToPending, PendingEvent } from './pending-event.ts';
import { envelopeOf } from './webhook-envelope.ts';
import { eventsOf } from './webhook-event.ts';
import { signatureOf } from './webhook-signature.ts';
import { Subscription } from './webhook-subscription.ts';
import type { WantedSubscription } from './webhook-subscription.ts';

const subscriptionKind = 'notion/webhook';
const pendingKind = 'notion/webhook_event';
const keptDeliveries = 200;
const attempts = 8;
/** from documents: eight attempts, further and further apart, the last about a day after the first. */
const firstPause = 80_000;
const pauseFactor = 3;

/** Sends a request into the world. */
export type Deliver = (request: Request) => Promise<Response>;

/** One attempt to tell a subscriber. */
export interface Delivery {
  readonly subscriptionId: string;
  readonly eventId: string | undefined;
  readonly type: string;
  readonly attempt: number;
  /** Undefined when there was no answer. */
  readonly status: number | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Notion's webhooks: subscriptions, the handshake, signed deliveries that are put together for a while and tried again.
 * from documents: https://developers.notion.com/reference/webhooks
 */
export interface Webhooks {
  /** Makes a subscription and sends it its verification token. */
  subscribe(wanted: WantedSubscription): Promise<Subscription>;
  /** Turns a subscription on when the token is the one it was sent; undefined for an unknown one. */
  verify(id: string, token: string): Subscription | undefined;
  /** Sends the token of a subscription that waits for it once more. */
  resend(id: string): Promise<Subscription | undefined>;
  remove(id: string): boolean;
  list(): Subscription[];
  pending(): PendingEvent[];
  /** The newest attempts. */
  deliveries(): readonly Delivery[];
  /** Takes note of what a request changed. `author` is who sent it. */
  note(changes: readonly RecordChange[], author: string): void;
  /** When the next event is due, in milliseconds since 1970. */
  nextDue(): number | undefined;
  /** Sends all that is due. */
  deliverDue(): Promise<void>;
}

export function createWebhooks(options: {
  readonly store: SandboxStore;
  readonly now: () => number;
  readonly random: () => number;
  /** Without it nothing leaves the sandbox, and events wait. */
  readonly deliver?: Deliver | undefined;
}): Webhooks {
  const { store, now, random, deliver } = options;
  const records = createRecords(store);
  let deliveries: Delivery[] = [];
  let running: Promise<void> | undefined;

  function list(): Subscription[] {
    return Array.from(store.list(subscriptionKind), ({ value }) => Subscription.parse(value));
  }

  function find(id: string): Subscription | undefined {
    return list().find((subscription) => subscription.id === id);
  }

  function pending(): PendingEvent[] {
    return Array.from(store.list(pendingKind), ({ value }) => PendingEvent.parse(value));
  }

  async function send(sent: {
    subscription: Subscription;
    event?: PendingEvent;
    body: object;
  }): Promise<boolean> {
    const { subscription, event, body } = sent;
    const text = JSON.stringify(body);
    const signature = await signatureOf(text, subscription.verificationToken);
    const headers = { 'content-type': 'application/json', 'x-notion-signature': signature };
    const request = new Request(subscription.url, { method: 'POST', headers, body: text });
    const status = await deliver?.(request).then(
      (response) => response.status,
      () => undefined,
    );
    const delivery: Delivery = {
      subscriptionId: subscription.id,
      eventId: event?.id,
      type: event?.type ?? 'verification',
      attempt: (event?.attempt ?? 0) + 1,
      status,
      at: now(),
    };
    deliveries = [...deliveries.slice(1 - keptDeliveries), delivery];
    return status !== undefined && status >= 200 && status < 300;
  }

  async function attempt(subscription: Subscription, event: PendingEvent): Promise<void> {
    const isDelivered = await send({
      subscription,
      event,
      body: envelopeOf({ subscription, event }, records),
    });
    const tried = event.attempt + 1;
    if (isDelivered || tried === attempts) store.delete(pendingKind, event.id);
    else {
      const dueAt = now() + firstPause * pauseFactor ** event.attempt;
      store.put(pendingKind, event.id, { ...event, attempt: tried, dueAt });
    }
  }

  async function deliverAll(): Promise<void> {
    if (deliver === undefined) return;
    const due = pending().filter(({ dueAt }) => dueAt <= now());
    await Promise.all(
      due.map(async (event) => {
        const subscription = find(event.subscriptionId);
        if (subscription === undefined) store.delete(pendingKind, event.id);
        else await attempt(subscription, event);
      }),
    );
  }

  async function shakeHands(subscription: Subscription): Promise<Subscription> {
    await send({ subscription, body: { verification_token: subscription.verificationToken } });
    return subscription;
  }

  function note(changes: readonly RecordChange[], author: string): void {
    const active = list().filter(({ status }) => status === 'active');
    if (active.length === 0) return;
    const { webhookDelayMs } = readSettings(records);
    for (const event of eventsOf(changes, records)) {
      for (const { id: subscriptionId, events, clientId } of active) {
        if (events?.includes(event.type) === false) continue;
        const seers =
          clientId === undefined ? undefined : botsThatSee({ clientId, id: event.anchor }, records);
        if (seers?.length === 0) continue;
        const accessibleBy = seers?.flatMap(({ botId, ownerId }) => [
          { id: ownerId, type: 'person' as const },
          { id: botId, type: 'bot' as const },
        ]);
        const { type, entity, data } = event;
        const about = { type, entity, data, authors: [author], accessibleBy };
        const times = { happenedAt: now(), dueAt: now() + webhookDelayMs, attempt: 0 };
        addToPending(
          { store, kind: pendingKind, pending: pending() },
          { id: randomId(random), subscriptionId, ...about, ...times },
        );
      }
    }
  }

  /** Uploads change by themselves, when they are fetched or expire; whoever listens is told. */
  function ageUploads(): void {
    for (const upload of uploadsListenedFor()) {
      const aged = agedUpload(upload, now());
      if (aged.status === upload.status) continue;
      records.put(aged);
      note([{ before: upload, after: aged }], upload.createdBy);
    }
  }

  function uploadsListenedFor(): FileUploadRecord[] {
    return list().some(({ status }) => status === 'active') ? [...records.list('file_upload')] : [];
  }

  return {
    list,
    pending,
    deliveries: () => deliveries,
    subscribe(wanted) {
      const id = randomId(random);
      const verificationToken = `secret_${(randomId(random) + randomId(random)).replaceAll('-', '').slice(0, 43)}`;
      const subscription: Subscription = { ...wanted, id, status: 'awaiting', verificationToken };
      store.put(subscriptionKind, id, subscription);
      return shakeHands(subscription);
    },
    verify(id, token) {
      const known = find(id);
      if (known === undefined || known.verificationToken !== token) return known;
      const active: Subscription = { ...known, status: 'active' };
      store.put(subscriptionKind, id, active);
      return active;
    },
    async resend(id) {
      const known = find(id);
      return known?.status === 'awaiting' ? shakeHands(known) : known;
    },
    remove(id) {
      const known = find(id);
      if (known === undefined) return false;
      store.delete(subscriptionKind, id);
      for (const event of pending()) if (event.subscriptionId === id) store.delete(pendingKind, event.id);
      return true;
    },
    note,
    nextDue() {
      if (deliver === undefined) return undefined;
      const changes = uploadsListenedFor().map((upload) => nextUploadChange(upload));
      const due = [...pending().map(({ dueAt }) => dueAt), ...changes.filter((at) => at !== undefined)];
      return due.length === 0 ? undefined : Math.min(...due);
    },
    deliverDue() {
      ageUploads();
      running ??= deliverAll().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}
