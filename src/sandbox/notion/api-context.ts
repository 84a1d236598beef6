import type { Capability } from './capability.ts';
import type { Field } from './field.ts';
import { randomId, randomPropertyId } from './notion-id.ts';
import type { RecordKinds, Records, Stamps } from './records.ts';

/** Oldest first. */
export const apiVersions = ['2022-06-28', '2025-09-03', '2026-03-11'] as const;
export type ApiVersion = (typeof apiVersions)[number];

/** The connection a token stands for. `roots` are the pages shared with it; undefined means the whole workspace. */
export interface Connection {
  botId: string;
  name: string;
  isPublic: boolean;
  roots: string[] | undefined;
  /** What it may do; everything when left out. */
  capabilities?: readonly Capability[] | undefined;
}

/** Everything a handler needs to answer one request. */
export interface ApiContext {
  records: Records;
  connection: Connection;
  version: ApiVersion;
  /** Milliseconds. */
  now: number;
  random: () => number;
}

/** A request after routing: its path parameters, query and body as fields. */
export interface ApiRequest {
  path: Record<string, string>;
  query: URLSearchParams;
  body: Field;
}

export type Answer = Record<string, unknown>;

export type Handler = (request: ApiRequest, context: ApiContext) => Answer;

/** An id that nothing of this kind has yet, even when the random source has started over. */
export function newId(context: ApiContext, kind: keyof RecordKinds): string {
  let id = randomId(context.random);
  while (context.records.get(kind, id) !== undefined) id = randomId(context.random);
  return id;
}

export function newPropertyId(context: ApiContext, taken: readonly { id: string }[]): string {
  let id = randomPropertyId(context.random);
  while (taken.some((property) => property.id === id)) id = randomPropertyId(context.random);
  return id;
}

/** The stamps of something made in this request. */
export function newStamps(context: ApiContext): Stamps {
  const { botId } = context.connection;
  return { createdAt: context.now, createdBy: botId, editedAt: context.now, editedBy: botId };
}

/** The part of the stamps that an edit in this request changes. */
export function editStamps(context: ApiContext): Pick<Stamps, 'editedAt' | 'editedBy'> {
  return { editedAt: context.now, editedBy: context.connection.botId };
}
