import { DatabaseSync } from 'node:sqlite';

import { describe, expect, it } from 'vitest';

import { createMemoryStore } from '../../src/sandbox/memory-store.ts';
import type { SandboxStore } from '../../src/sandbox/sandbox-store.ts';
import { createSqlStore } from '../../src/sandbox/sql-store.ts';

function openSqlite() {
  const database = new DatabaseSync(':memory:');
  return {
    exec: (query: string, ...bindings: (string | number | null)[]) =>
      database.prepare(query).all(...bindings),
  };
}

const stores = { memory: () => createMemoryStore(), sql: () => createSqlStore(openSqlite()) };

function idsOf(store: SandboxStore, index?: string): string[] {
  return [...store.list('page', index)].map((record) => record.id);
}

describe.each(Object.entries(stores))('the %s store', (_name, open) => {
  it('gives back what was put and undefined for what was not', () => {
    const store = open();
    store.put('page', 'a', { title: 'A' });
    expect(store.get('page', 'a')).toEqual({ title: 'A' });
    expect(store.get('page', 'b')).toBeUndefined();
    expect(store.get('block', 'a')).toBeUndefined();
  });

  it('is not changed by what a caller does to a value afterwards', () => {
    const store = open();
    const value = { tags: ['x'] };
    store.put('page', 'a', value);
    value.tags.push('y');
    expect(store.get('page', 'a')).toEqual({ tags: ['x'] });
  });

  it('lists in insertion order, which a second put does not change', () => {
    const store = open();
    store.put('page', 'b', 1);
    store.put('page', 'a', 2);
    store.put('page', 'b', 3);
    expect(idsOf(store)).toEqual(['b', 'a']);
  });

  it('lists by index value, follows a record that moves and keeps insertion order there', () => {
    const store = open();
    store.putIndexed('page', 'a', { index: 'one', value: 1 });
    store.putIndexed('page', 'b', { index: 'two', value: 2 });
    store.putIndexed('page', 'c', { index: 'two', value: 3 });
    store.putIndexed('page', 'a', { index: 'two', value: 4 });
    expect(idsOf(store, 'one')).toEqual([]);
    expect(idsOf(store, 'two')).toEqual(['a', 'b', 'c']);
    expect(idsOf(store, 'three')).toEqual([]);
  });

  it('keeps the index value of a record that is put again without one', () => {
    const store = open();
    store.putIndexed('page', 'a', { index: 'one', value: 1 });
    store.put('page', 'a', 2);
    expect([...store.list('page', 'one')].map((record) => record.value)).toEqual([2]);
  });

  it('forgets deleted records and cleared kinds only', () => {
    const store = open();
    store.putIndexed('page', 'a', { index: 'one', value: 1 });
    store.put('page', 'b', 2);
    store.put('sheet', 'c', 3);
    store.delete('page', 'a');
    expect(idsOf(store)).toEqual(['b']);
    store.clear('pa');
    expect(idsOf(store)).toEqual([]);
    expect(store.get('sheet', 'c')).toBe(3);
    store.clear();
    expect(store.get('sheet', 'c')).toBeUndefined();
  });
});

describe('a sql store opened again on the same database', () => {
  it('finds records, order and index values', () => {
    const sqlite = openSqlite();
    const before = createSqlStore(sqlite);
    before.putIndexed('page', 'b', { index: 'one', value: { n: 1 } });
    before.putIndexed('page', 'a', { index: 'one', value: { n: 2 } });
    const after = createSqlStore(sqlite);
    expect(idsOf(after, 'one')).toEqual(['b', 'a']);
    expect(after.get('page', 'a')).toEqual({ n: 2 });
  });
});
