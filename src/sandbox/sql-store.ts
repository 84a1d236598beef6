import { createMemoryStore } from './memory-store.ts';
import type { SandboxStore } from './sandbox-store.ts';

/** The part of a SQLite handle this store needs; a Durable Object's `ctx.storage.sql` has it. */
export interface SqlHandle {
  exec(query: string, ...bindings: (string | number | null)[]): Iterable<Record<string, unknown>>;
}

/**
 * A store in SQLite, one row of JSON a record, so that a restart finds what was there. A kind is read whole the first time it
 * is asked for and served from memory afterwards; every write goes to both. The order of insertion is the table's rowid, which
 * an upsert keeps.
 */
export function createSqlStore(sql: SqlHandle): SandboxStore {
  const cache = createMemoryStore();
  const loaded = new Set<string>();
  run(
    'CREATE TABLE IF NOT EXISTS sandbox_records (position INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, index_value TEXT, value TEXT NOT NULL, UNIQUE (kind, id))',
  );

  function run(query: string, ...bindings: (string | number | null)[]): Record<string, unknown>[] {
    return [...sql.exec(query, ...bindings)];
  }

  function load(kind: string): SandboxStore {
    if (loaded.has(kind)) return cache;
    for (const row of run(
      'SELECT id, index_value, value FROM sandbox_records WHERE kind = ? ORDER BY position',
      kind,
    )) {
      const value: unknown = JSON.parse(String(row.value));
      const id = String(row.id);
      if (typeof row.index_value === 'string') cache.putIndexed(kind, id, { index: row.index_value, value });
      if (typeof row.index_value !== 'string') cache.put(kind, id, value);
    }
    loaded.add(kind);
    return cache;
  }

  return {
    get: (kind, id) => load(kind).get(kind, id),
    list: (kind, index) => load(kind).list(kind, index),
    put(kind, id, value) {
      load(kind).put(kind, id, value);
      run(
        'INSERT INTO sandbox_records (kind, id, value) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET value = excluded.value',
        kind,
        id,
        JSON.stringify(value),
      );
    },
    putIndexed(kind, id, entry) {
      load(kind).putIndexed(kind, id, entry);
      run(
        'INSERT INTO sandbox_records (kind, id, index_value, value) VALUES (?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET value = excluded.value, index_value = excluded.index_value',
        kind,
        id,
        entry.index,
        JSON.stringify(entry.value),
      );
    },
    delete(kind, id) {
      load(kind).delete(kind, id);
      run('DELETE FROM sandbox_records WHERE kind = ? AND id = ?', kind, id);
    },
    clear(prefix = '') {
      run('DELETE FROM sandbox_records WHERE substr(kind, 1, ?) = ?', prefix.length, prefix);
      cache.clear(prefix);
      for (const kind of loaded) if (kind.startsWith(prefix)) loaded.delete(kind);
    },
  };
}
