/** Where the sandbox keeps what its services hold: records by kind and id, synchronous, as a Durable Object's SQLite is. */
export interface SandboxStore {
  get(kind: string, id: string): unknown;
  put(kind: string, id: string, value: unknown): void;
  delete(kind: string, id: string): void;
  /** Every record of a kind in insertion order, optionally only those under an index value given at put time. */
  list(kind: string, index?: string): Iterable<{ id: string; value: unknown }>;
  /** Puts a record under an index value (say, the data source of a page) so that `list` need not scan. */
  putIndexed(kind: string, id: string, entry: { index: string; value: unknown }): void;
  clear(prefix?: string): void;
}
