import type { SandboxStore } from '../sandbox-store.ts';
import type { ConnectionRecord, GrantRecord } from './grant-record.ts';
import type { Property, RichText, StoredValue } from './property.ts';

/** Who made and last changed something, and when (milliseconds). */
export interface Stamps {
  createdAt: number;
  createdBy: string;
  editedAt: number;
  editedBy: string;
}

export type Parent =
  | { type: 'workspace' }
  | { type: 'page_id' | 'block_id' | 'database_id' | 'data_source_id'; id: string };

export interface PageRecord extends Stamps {
  kind: 'page';
  id: string;
  parent: Parent;
  icon: Record<string, unknown> | null;
  cover: Record<string, unknown> | null;
  inTrash: boolean;
  isArchived: boolean;
  isLocked: boolean;
  /** Of a row that new rows are made from. */
  template?: { isDefault: boolean };
  /** By decoded property id. */
  values: Record<string, StoredValue>;
}

export interface DatabaseRecord extends Stamps {
  kind: 'database';
  id: string;
  parent: Parent;
  title: RichText[];
  description: RichText[];
  icon: Record<string, unknown> | null;
  cover: Record<string, unknown> | null;
  isInline: boolean;
  inTrash: boolean;
  isLocked: boolean;
}

export interface DataSourceRecord extends Stamps {
  kind: 'data_source';
  id: string;
  databaseId: string;
  title: RichText[];
  description: RichText[];
  icon: Record<string, unknown> | null;
  inTrash: boolean;
  properties: Property[];
  /** The number the next row gets in a unique_id property. */
  nextNumber: number;
}

/** A block; a child page or child database has one under its own id, which gives it a place among its siblings. */
export interface BlockRecord extends Stamps {
  kind: 'block';
  id: string;
  parent: Parent;
  type: string;
  content: Record<string, unknown>;
  order: number;
  inTrash: boolean;
}

export interface UserRecord {
  kind: 'user';
  id: string;
  name: string;
  avatarUrl: string | null;
  type: 'person' | 'bot';
  email: string | null;
  /** Of a bot that a person authorised. */
  ownerId: string | null;
  /** Of a public connection. */
  clientId?: string;
}

export interface ViewRecord extends Stamps {
  kind: 'view';
  id: string;
  databaseId: string;
  dataSourceId: string | null;
  dashboardId: string | null;
  name: string;
  type: string;
  filter: unknown;
  sorts: unknown;
  quickFilters: unknown;
  configuration: Record<string, unknown> | null;
  rowIndex: number;
  order: number;
}

export interface ViewQueryRecord {
  kind: 'view_query';
  id: string;
  viewId: string;
  pageIds: string[];
  expiresAt: number;
}

export interface CommentRecord extends Stamps {
  kind: 'comment';
  id: string;
  parent: Parent;
  discussionId: string;
  richText: RichText[];
  displayName: Record<string, unknown>;
  attachments: Record<string, unknown>[];
}

export interface FileUploadRecord extends Stamps {
  kind: 'file_upload';
  id: string;
  mode: string;
  status: 'pending' | 'uploaded' | 'expired' | 'failed';
  filename: string | null;
  contentType: string | null;
  contentLength: number | null;
  expiresAt: number | null;
  /** Of a file from elsewhere. */
  importedAt?: number;
  numberOfParts: number | null;
  partsSent: number[];
}

export interface AsyncTaskRecord {
  kind: 'async_task';
  id: string;
  createdAt: number;
  operation: string;
  result: Record<string, unknown>;
}

/** The bytes of an uploaded file, when small enough for one record. */
export interface FileContentRecord {
  kind: 'file_content';
  id: string;
  type: string;
  base64: string;
}

export interface SettingsRecord {
  kind: 'settings';
  id: string;
  requestsPerMinute?: number | undefined;
  workspaceRequestsPerMinute?: number | undefined;
  searchLagMs: number;
  webhookDelayMs?: number | undefined;
  plan?: 'free' | 'plus' | 'business' | undefined;
}

export interface RecordKinds {
  page: PageRecord;
  database: DatabaseRecord;
  data_source: DataSourceRecord;
  block: BlockRecord;
  user: UserRecord;
  view: ViewRecord;
  view_query: ViewQueryRecord;
  comment: CommentRecord;
  file_upload: FileUploadRecord;
  async_task: AsyncTaskRecord;
  file_content: FileContentRecord;
  settings: SettingsRecord;
  grant: GrantRecord;
  connection: ConnectionRecord;
}

export type NotionRecord = RecordKinds[keyof RecordKinds];

/** What Notion holds, typed, over the store. */
export interface Records {
  get<K extends keyof RecordKinds>(kind: K, id: string): RecordKinds[K] | undefined;
  put(record: NotionRecord): void;
  remove(kind: keyof RecordKinds, id: string): void;
  /** In insertion order; with an index, only what lies under that parent. */
  list<K extends keyof RecordKinds>(kind: K, index?: string): Generator<RecordKinds[K]>;
  /** Runs a whole request's worth of writes and tells what came of it: when it throws, everything it wrote is taken back. */
  atomically<T>(work: () => T, onDone?: (changes: readonly RecordChange[]) => void): T;
}

/** A record before and after a request; undefined where there was none. */
export interface RecordChange {
  before: NotionRecord | undefined;
  after: NotionRecord | undefined;
}

export function createRecords(store: SandboxStore): Records {
  let touched:
    | Map<string, { kind: keyof RecordKinds; id: string; before: NotionRecord | undefined }>
    | undefined;

  function remember(kind: keyof RecordKinds, id: string): void {
    const key = `${kind}/${id}`;
    if (touched?.has(key) === false) touched.set(key, { kind, id, before: readRecord(store, kind, id) });
  }

  return {
    get: (kind, id) => readRecord(store, kind, id),
    put(record) {
      remember(record.kind, record.id);
      writeRecord(store, record);
    },
    remove(kind, id) {
      remember(kind, id);
      store.delete(storeKind(kind), id);
    },
    *list(kind, index) {
      for (const { value } of store.list(storeKind(kind), index)) if (isOfKind(kind, value)) yield value;
    },
    atomically(work, onDone) {
      const own: NonNullable<typeof touched> = new Map();
      touched = own;
      try {
        const result = work();
        onDone?.(
          Array.from(own.values(), ({ kind, id, before }) => ({
            before,
            after: readRecord(store, kind, id),
          })),
        );
        return result;
      } catch (error) {
        for (const { kind, id, before } of [...own.values()].toReversed()) {
          if (before === undefined) store.delete(storeKind(kind), id);
          else writeRecord(store, before);
        }
        throw error;
      } finally {
        touched = undefined;
      }
    },
  };
}

function storeKind(kind: keyof RecordKinds): string {
  return `notion/${kind}`;
}

function readRecord<K extends keyof RecordKinds>(
  store: SandboxStore,
  kind: K,
  id: string,
): RecordKinds[K] | undefined {
  const value = store.get(storeKind(kind), id);
  return isOfKind(kind, value) ? value : undefined;
}

function writeRecord(store: SandboxStore, record: NotionRecord): void {
  const index = indexOf(record);
  if (index === undefined) store.put(storeKind(record.kind), record.id, record);
  if (index !== undefined) store.putIndexed(storeKind(record.kind), record.id, { index, value: record });
}

/** Only this file writes these kinds, so the tag tells the whole shape. */
function isOfKind<K extends keyof RecordKinds>(kind: K, value: unknown): value is RecordKinds[K] {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

function indexOf(record: NotionRecord): string | undefined {
  switch (record.kind) {
    case 'page':
    case 'database':
    case 'block':
    case 'comment':
      return record.parent.type === 'workspace' ? 'workspace' : record.parent.id;
    case 'data_source':
    case 'view':
      return record.databaseId;
    case 'view_query':
      return record.viewId;
    case 'user':
    case 'file_upload':
    case 'async_task':
    case 'file_content':
    case 'settings':
    case 'grant':
    case 'connection':
      return undefined;
  }
}
