import type { SandboxStore } from './sandbox-store.ts';

interface StoredRecord {
  id: string;
  value: unknown;
  order: number;
  index: string | undefined;
}

interface Shelf {
  all: Map<string, StoredRecord>;
  byIndex: Map<string, Bucket>;
}

/** The records under one index value; `isOrdered` is false after an older record moved in from another index value. */
interface Bucket {
  records: Map<string, StoredRecord>;
  youngest: number;
  isOrdered: boolean;
}

/**
 * A store that lives as long as the process. Values are copied and frozen on the way in, so what `get` and `list` hand out can
 * be shared freely and a half-done write is never visible. Putting a record again keeps its place in the order, and `put`
 * keeps the index value it had.
 */
export function createMemoryStore(): SandboxStore {
  const shelves = new Map<string, Shelf>();
  let nextOrder = 0;

  function shelfOf(kind: string): Shelf {
    const known = shelves.get(kind);
    if (known !== undefined) return known;
    const shelf: Shelf = { all: new Map(), byIndex: new Map() };
    shelves.set(kind, shelf);
    return shelf;
  }

  function write(kind: string, record: Omit<StoredRecord, 'order'>): void {
    const shelf = shelfOf(kind);
    const before = shelf.all.get(record.id);
    const stored = { ...record, order: before?.order ?? nextOrder++, value: frozenCopy(record.value) };
    shelf.all.set(record.id, stored);
    if (before?.index !== undefined && before.index !== stored.index)
      shelf.byIndex.get(before.index)?.records.delete(record.id);
    if (stored.index !== undefined) placeInBucket(shelf, { index: stored.index, record: stored });
  }

  return {
    get: (kind, id) => shelves.get(kind)?.all.get(id)?.value,
    put: (kind, id, value) => write(kind, { id, value, index: shelves.get(kind)?.all.get(id)?.index }),
    putIndexed: (kind, id, entry) => write(kind, { id, ...entry }),
    delete(kind, id) {
      const shelf = shelves.get(kind);
      const record = shelf?.all.get(id);
      if (shelf === undefined || record === undefined) return;
      shelf.all.delete(id);
      if (record.index !== undefined) shelf.byIndex.get(record.index)?.records.delete(id);
    },
    list(kind, index) {
      const shelf = shelves.get(kind);
      if (shelf === undefined) return [];
      return index === undefined ? shelf.all.values() : recordsInOrder(shelf.byIndex.get(index));
    },
    clear(prefix = '') {
      for (const kind of shelves.keys()) if (kind.startsWith(prefix)) shelves.delete(kind);
    },
  };
}

function placeInBucket(shelf: Shelf, entry: { index: string; record: StoredRecord }): void {
  const { index, record } = entry;
  const bucket = shelf.byIndex.get(index) ?? {
    records: new Map<string, StoredRecord>(),
    youngest: -1,
    isOrdered: true,
  };
  shelf.byIndex.set(index, bucket);
  if (!bucket.records.has(record.id) && record.order < bucket.youngest) bucket.isOrdered = false;
  bucket.youngest = Math.max(bucket.youngest, record.order);
  bucket.records.set(record.id, record);
}

function recordsInOrder(bucket: Bucket | undefined): Iterable<StoredRecord> {
  if (bucket === undefined) return [];
  if (!bucket.isOrdered) {
    bucket.records = new Map([...bucket.records].toSorted(([, a], [, b]) => a.order - b.order));
    bucket.isOrdered = true;
  }
  return bucket.records.values();
}

/** A deep copy of a JSON value that nobody can change. */
function frozenCopy(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.freeze(Object.fromEntries(entries.map(([key, inner]) => [key, frozenCopy(inner)])));
}
