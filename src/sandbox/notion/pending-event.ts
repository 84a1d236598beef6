import * as z from 'zod';
import type { SandboxStore } from '../sandbox-store.ts';
import { isSame } from './is-same.ts';

const Who = z.object({ id: z.string(), type: z.enum(['person', 'bot']) });

/** An event on its way to one subscription. */
export const PendingEvent = z.object({
  id: z.string(),
  subscriptionId: z.string(),
  type: z.string(),
  entity: z.object({ id: z.string(), type: z.string() }),
  data: z.record(z.string(), z.unknown()),
  authors: z.array(z.string()),
  accessibleBy: z.array(Who).optional(),
  /** Milliseconds since 1970. */
  happenedAt: z.number(),
  dueAt: z.number(),
  /** Attempts made so far. */
  attempt: z.number().int(),
});
export type PendingEvent = z.infer<typeof PendingEvent>;

/** Told at once, each by itself; all others are put together while they wait. */
const atOnce = /^comment\.|\.(locked|unlocked)$/;

/** What takes each other back while neither has been told. */
const opposites: Readonly<Record<string, readonly string[]>> = {
  deleted: ['created', 'undeleted'],
  undeleted: ['deleted'],
};

/** Puts an event beside those that wait: it joins one of its kind about the same object, or cancels its opposite. */
export function addToPending(
  queue: { readonly store: SandboxStore; readonly kind: string; readonly pending: readonly PendingEvent[] },
  event: PendingEvent,
): void {
  const { store, kind, pending } = queue;
  if (atOnce.test(event.type)) {
    store.put(kind, event.id, { ...event, dueAt: event.happenedAt });
    return;
  }
  const waiting = pending.filter(
    (other) =>
      other.attempt === 0 &&
      other.subscriptionId === event.subscriptionId &&
      isSame(other.entity, event.entity),
  );
  const [noun, verb = ''] = event.type.split('.');
  const opposite = waiting.find((other) => opposites[verb]?.some((name) => other.type === `${noun}.${name}`));
  if (opposite !== undefined) {
    store.delete(kind, opposite.id);
    // What was made and thrown away at once leaves no trace.
    if (opposite.type.endsWith('.created')) for (const { id } of waiting) store.delete(kind, id);
    return;
  }
  const same = waiting.find((other) => other.type === event.type);
  store.put(kind, same?.id ?? event.id, same === undefined ? event : joined(same, event));
}

function joined(earlier: PendingEvent, later: PendingEvent): PendingEvent {
  const lists = Object.entries(later.data).map(([key, value]) => {
    const before = earlier.data[key];
    return [key, Array.isArray(before) && Array.isArray(value) ? union(before, value).slice(0, 100) : value];
  });
  return {
    ...earlier,
    happenedAt: later.happenedAt,
    data: Object.fromEntries(lists),
    authors: [...new Set([...earlier.authors, ...later.authors])],
  };
}

function union(earlier: readonly unknown[], later: readonly unknown[]): unknown[] {
  return [...earlier, ...later.filter((item) => !earlier.some((other) => isSame(other, item)))];
}
