import type { SandboxStore } from '../sandbox-store.ts';

/** What a record was before it was first written: its value, and the index value it lay under. */
interface Before {
  readonly value: unknown;
  readonly isInPlace: boolean;
}

type Touched = Map<string, Map<string, Before>>;

/** The state of a store at some moment, kept while the store goes on. */
export interface Past {
  /** What the store held. Writes through it go to the store itself. */
  readonly store: SandboxStore;
  /** Whether something has been written since the kept moment, no longer ago than the past lasts. */
  differs(): boolean;
}

/** A store that passes everything on, and of which pasts can be kept. */
export interface RememberingStore extends SandboxStore {
  /**
   * Keeps the present state until `drop`, or, with `lasts`, until so many milliseconds after the first write; the next write
   * after that begins anew. It costs a value for each record that is written meanwhile.
   */
  keepPast(lasts?: number): Past;
  drop(past: Past): void;
}

interface Kept {
  readonly lasts: number | undefined;
  readonly touched: Touched;
  firstWrite: number | undefined;
}

/**
 * Wraps a store; only the listed kinds have a past. A past shows records as they were, in today's order; one that was deleted
 * or moved under another index value meanwhile is found by its id and in the list of its kind, but no longer under its old
 * index value.
 */
export function createRememberingStore(
  base: SandboxStore,
  options: { readonly kinds: readonly string[]; readonly now: () => number },
): RememberingStore {
  const { kinds, now } = options;
  const pasts = new Map<Past, Kept>();

  function remember(record: { kind: string; id: string }, isInPlace: () => boolean): void {
    const { kind, id } = record;
    if (!kinds.includes(kind)) return;
    for (const kept of pasts.values()) {
      if (isOver(kept, now())) forget(kept);
      kept.firstWrite ??= now();
      const ofKind = kept.touched.get(kind) ?? new Map<string, Before>();
      kept.touched.set(kind, ofKind);
      if (!ofKind.has(id)) ofKind.set(id, { value: base.get(kind, id), isInPlace: isInPlace() });
    }
  }

  return {
    ...base,
    put(kind, id, value) {
      remember({ kind, id }, () => true);
      base.put(kind, id, value);
    },
    putIndexed(kind, id, entry) {
      remember({ kind, id }, () => Iterator.from(base.list(kind, entry.index)).some((one) => one.id === id));
      base.putIndexed(kind, id, entry);
    },
    delete(kind, id) {
      remember({ kind, id }, () => false);
      base.delete(kind, id);
    },
    clear(prefix) {
      for (const kept of pasts.values()) forget(kept);
      base.clear(prefix);
    },
    keepPast(lasts) {
      const kept: Kept = { lasts, touched: new Map(), firstWrite: undefined };
      const past = {
        store: pastStore(base, kept.touched),
        differs: () => kept.firstWrite !== undefined && !isOver(kept, now()),
      };
      pasts.set(past, kept);
      return past;
    },
    drop: (past) => void pasts.delete(past),
  };
}

function isOver({ lasts, firstWrite }: Kept, now: number): boolean {
  return lasts !== undefined && firstWrite !== undefined && now >= firstWrite + lasts;
}

function forget(kept: Kept): void {
  kept.touched.clear();
  kept.firstWrite = undefined;
}

function pastStore(base: SandboxStore, touched: Touched): SandboxStore {
  return {
    ...base,
    get(kind, id) {
      const before = touched.get(kind)?.get(id);
      return before === undefined ? base.get(kind, id) : before.value;
    },
    *list(kind, index) {
      const ofKind = touched.get(kind);
      const unseen = new Map(ofKind);
      for (const record of base.list(kind, index)) {
        const before = ofKind?.get(record.id);
        unseen.delete(record.id);
        if (before === undefined) yield record;
        else if (before.value !== undefined && (index === undefined || before.isInPlace))
          yield { id: record.id, value: before.value };
      }
      if (index !== undefined) return;
      for (const [id, { value }] of unseen) if (value !== undefined) yield { id, value };
    },
  };
}
