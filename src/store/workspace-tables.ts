/** A value of SQLite as a Durable Object gives and takes it. */
export type SqlValue = ArrayBuffer | string | number | null;

/** The part of a Durable Object's storage that the store needs. */
export interface WorkspaceDatabase {
  readonly sql: {
    exec(
      query: string,
      ...bindings: (SqlValue | Uint8Array)[]
    ): Iterable<Record<string, SqlValue>> & { readonly rowsWritten?: number };
  };
  transactionSync<T>(closure: () => T): T;
}

/**
 * The tables of one workspace's database, a statement a step. A step that was once released never changes; new
 * ones are added at the end. Tables have no rowid wherever the key is text: a write then costs one row, not two.
 * Times are milliseconds since 1970, UTC; days are days of the workspace's zone.
 */
const steps: readonly string[] = [
  // The workspace itself: one row, `config` as JSON of WorkspaceConfig. `install_error` says why installing stopped.
  `CREATE TABLE workspace (
    id TEXT PRIMARY KEY,
    config TEXT NOT NULL,
    install_error TEXT,
    created_at INTEGER NOT NULL
  ) WITHOUT ROWID`,
  // How a surface is reached. `sealed_token` is of sealed-token.ts; `parent` is the Notion page to install under.
  `CREATE TABLE connections (
    surface TEXT PRIMARY KEY,
    sealed_token TEXT NOT NULL,
    parent TEXT,
    connected_at INTEGER NOT NULL
  ) WITHOUT ROWID`,
  // What an install made: `binding` is the surface's own map of tables and fields, JSON that only it can read.
  `CREATE TABLE installations (
    surface TEXT PRIMARY KEY,
    binding TEXT NOT NULL,
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    row_ids TEXT NOT NULL,
    installed_at INTEGER NOT NULL
  ) WITHOUT ROWID`,
  // One row a recalculation. `state`: running, done, failed, abandoned (its lease ran out). Counts are requests
  // sent and changes by what became of them. `undoes` is the run that this one takes back.
  `CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    undoes TEXT,
    as_of TEXT NOT NULL,
    state TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    reads INTEGER NOT NULL DEFAULT 0,
    writes INTEGER NOT NULL DEFAULT 0,
    changes INTEGER NOT NULL DEFAULT 0,
    not_done INTEGER NOT NULL DEFAULT 0,
    error TEXT
  ) WITHOUT ROWID`,
  // What a run has pulled so far and what it computed, in pieces of UTF-8; deleted when the run ends.
  `CREATE TABLE staged (
    run TEXT NOT NULL,
    part TEXT NOT NULL,
    piece INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (run, part, piece)
  ) WITHOUT ROWID`,
  // The journal, half one: a run's changes with what stood before, JSON of Change[] in pieces of UTF-8.
  `CREATE TABLE planned (
    run TEXT NOT NULL,
    piece INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (run, piece)
  ) WITHOUT ROWID`,
  // The journal, half two: what became of each change, one row as soon as it is known.
  `CREATE TABLE outcomes (
    run TEXT NOT NULL,
    change TEXT NOT NULL,
    result TEXT NOT NULL,
    message TEXT,
    PRIMARY KEY (run, change)
  ) WITHOUT ROWID`,
  // One row a day: the page's summary as JSON, the whole scorecard as gzipped JSON.
  `CREATE TABLE days (
    as_of TEXT PRIMARY KEY,
    run TEXT NOT NULL,
    summary TEXT NOT NULL,
    scorecard BLOB NOT NULL
  ) WITHOUT ROWID`,
  // How a surface is reached, JSON of Connection in workspace-store.ts: through a token of its own that is sealed
  // here, or through a connection that has an object of its own.
  `CREATE TABLE ways_in (
    surface TEXT PRIMARY KEY,
    connection TEXT NOT NULL
  ) WITHOUT ROWID;
  INSERT INTO ways_in (surface, connection)
    SELECT surface, json_object('access', 'token', 'surface', surface, 'sealedToken', sealed_token, 'parent', parent)
    FROM connections;
  DROP TABLE connections`,
  // How far an installation is. `made` is a JSON array of what has been made so far, in a person's words.
  `CREATE TABLE install_progress (
    surface TEXT PRIMARY KEY,
    made TEXT NOT NULL,
    done INTEGER NOT NULL,
    total INTEGER NOT NULL
  ) WITHOUT ROWID`,
  // Attempts at installing, when something of it last moved, and of what kind the failure was that stopped it.
  `ALTER TABLE workspace ADD COLUMN install_attempts INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE workspace ADD COLUMN install_moved_at INTEGER;
  ALTER TABLE workspace ADD COLUMN install_failure TEXT`,
  // The newest check of each surface's structure: JSON of finding-log.ts.
  `CREATE TABLE checks (
    surface TEXT PRIMARY KEY,
    findings TEXT NOT NULL,
    checked_at INTEGER NOT NULL
  ) WITHOUT ROWID`,
  // What a run is for, where it is no recalculation and takes nothing back: `remove-samples`.
  `ALTER TABLE runs ADD COLUMN purpose TEXT`,
  // What people changed in the settings: `who` is a user's id, `what` a JSON array of sentences, `before` the config.
  `CREATE TABLE settings_changes (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    before TEXT NOT NULL
  )`,
  // What an installation is making now, in a person's words, where it says so.
  `ALTER TABLE install_progress ADD COLUMN next TEXT`,
  // Until when an install waits for its tool, which lets so many requests through and no more.
  `ALTER TABLE install_progress ADD COLUMN waits_until INTEGER`,
  // What an installation begins with on a surface: the binding of tables that people brought, and which those are.
  `CREATE TABLE prepared (
    surface TEXT PRIMARY KEY,
    binding TEXT NOT NULL,
    tables TEXT NOT NULL
  ) WITHOUT ROWID`,
];

/** Whether a workspace was ever kept here: one that never was, or was erased, has no table at all. */
export function hasTables({ sql }: WorkspaceDatabase): boolean {
  return [...sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'schema_version'")].length > 0;
}

/** The version of a database that has taken every step. */
export const schemaVersion = steps.length;

/** Brings a database to the newest version; when a step fails it stays at the version it had. */
export function migrate(database: WorkspaceDatabase): void {
  const { sql } = database;
  sql.exec(
    'CREATE TABLE IF NOT EXISTS schema_version (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER)',
  );
  const [known] = sql.exec('SELECT version FROM schema_version');
  const version = Number(known?.['version'] ?? 0);
  if (version >= schemaVersion) return;
  database.transactionSync(() => {
    for (const step of steps.slice(version)) sql.exec(step);
    sql.exec('INSERT OR REPLACE INTO schema_version (id, version) VALUES (1, ?)', schemaVersion);
  });
}
