import type { GoogleContext } from '../google-context.ts';
import { randomText } from '../google-ids.ts';
import { isObject } from '../json.ts';
import type { SandboxStore } from '../../sandbox-store.ts';
import { changeNumbered, nextChange } from './file-record.ts';

/** A place that wants to hear of changes, of one file or of all its owner sees. Everything here is from documents. */
export interface Channel {
  id: string;
  resourceId: string;
  resourceUri: string;
  address: string;
  token?: string;
  /** When it ends, in milliseconds. */
  expiration: number;
  email: string;
  /** Undefined: every change. */
  fileId?: string;
  messageNumber: number;
}

const kind = 'google/channels';

export function findChannel(store: SandboxStore, id: string): Channel | undefined {
  const value = store.get(kind, id);
  return isChannel(value) ? value : undefined;
}

/** Only this file writes the kind. */
function isChannel(value: unknown): value is Channel {
  return isObject(value) && typeof value.address === 'string' && typeof value.messageNumber === 'number';
}

export function openChannel(
  context: GoogleContext,
  given: Omit<Channel, 'resourceId' | 'messageNumber'>,
): Channel {
  const channel = { ...given, resourceId: randomText(context.random, 27), messageNumber: 1 };
  context.store.put(kind, channel.id, channel);
  return channel;
}

export function closeChannel(store: SandboxStore, channel: Channel): void {
  store.delete(kind, channel.id);
}

/** A notification as it goes out: a POST whose news is all in its headers. */
export function notification(channel: Channel, state: string): Request {
  const headers = new Headers({
    'x-goog-channel-id': channel.id,
    'x-goog-channel-expiration': new Date(channel.expiration).toUTCString(),
    'x-goog-message-number': String(channel.messageNumber),
    'x-goog-resource-id': channel.resourceId,
    'x-goog-resource-state': state,
    'x-goog-resource-uri': channel.resourceUri,
  });
  if (channel.token !== undefined) headers.set('x-goog-channel-token', channel.token);
  if (state === 'update') headers.set('x-goog-changed', 'content,properties');
  return new Request(channel.address, { method: 'POST', headers });
}

/** The notifications due for the changes since a change number; expired channels are dropped. */
export function dueNotifications(context: GoogleContext, since: number): Request[] {
  const { store } = context;
  const changed: { fileId: string; removed: boolean }[] = [];
  for (let number = since; number < nextChange(store); number += 1) {
    const change = changeNumbered(store, number);
    if (change !== undefined) changed.push({ fileId: change.fileId, removed: change.removed === true });
  }
  const due: Request[] = [];
  for (const { value } of Array.from(store.list(kind))) {
    if (!isChannel(value)) continue;
    if (value.expiration <= context.now()) closeChannel(store, value);
    else due.push(...forChannel(store, value, changed));
  }
  return due;
}

function forChannel(
  store: SandboxStore,
  channel: Channel,
  changed: readonly { fileId: string; removed: boolean }[],
): Request[] {
  const hit = changed.findLast((change) => channel.fileId === undefined || change.fileId === channel.fileId);
  if (hit === undefined) return [];
  const next = { ...channel, messageNumber: channel.messageNumber + 1 };
  store.put(kind, channel.id, next);
  const state = channel.fileId === undefined ? 'change' : hit.removed ? 'remove' : 'update';
  return [notification(next, state)];
}
