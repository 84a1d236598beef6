import type { Row } from '../template/row.ts';

/** What a reference leads to: a row's id, or why it leads nowhere. */
export type Resolved = { readonly id: string } | { readonly problem: 'dangling' | 'ambiguous' };

/** Finds the rows of one table by id, key or title, in that order. */
export interface ReferenceIndex {
  resolve(reference: string): Resolved;
}

/**
 * Builds the index once a table. Keys and titles compare without case and outer blanks. A name that several
 * rows share leads nowhere: it is reported, never guessed.
 */
export function indexReferences(
  rows: readonly Row[],
  fields: { title: string; key?: string },
): ReferenceIndex {
  const ids = new Set(rows.map((row) => row.id));
  const byKey = new Map<string, string[]>();
  const byTitle = new Map<string, string[]>();
  for (const row of rows) {
    if (fields.key !== undefined) remember(byKey, { name: row.cells[fields.key], id: row.id });
    remember(byTitle, { name: row.cells[fields.title], id: row.id });
  }
  return {
    resolve(reference) {
      if (ids.has(reference)) return { id: reference };
      const name = normal(reference);
      const found = byKey.get(name) ?? byTitle.get(name) ?? [];
      const [first] = found;
      if (first === undefined) return { problem: 'dangling' };
      return found.length > 1 ? { problem: 'ambiguous' } : { id: first };
    },
  };
}

function remember(names: Map<string, string[]>, entry: { name: unknown; id: string }): void {
  if (typeof entry.name !== 'string' || normal(entry.name) === '') return;
  const known = names.get(normal(entry.name));
  if (known === undefined) names.set(normal(entry.name), [entry.id]);
  else known.push(entry.id);
}

function normal(name: string): string {
  return name.trim().toLowerCase();
}
