-- Who is due: one row a workspace. Times are milliseconds since 1970, UTC.
CREATE TABLE workspaces (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  -- The hour of the workspace's own clock at which its night run is due.
  night_hour INTEGER NOT NULL,
  -- When it is due next; null while it is being installed or has been paused.
  next_run_at INTEGER,
  last_run_at INTEGER,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX workspaces_due ON workspaces (next_run_at, id) WHERE next_run_at IS NOT NULL;

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE memberships (
  user TEXT NOT NULL REFERENCES users (id),
  workspace TEXT NOT NULL REFERENCES workspaces (id),
  PRIMARY KEY (user, workspace)
) WITHOUT ROWID;

-- `token_hash` is SHA-256 in hex: who reads this table cannot sign in with it. A `link` is used up by the session it opens.
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('session', 'link')),
  user TEXT NOT NULL REFERENCES users (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX sessions_expiry ON sessions (expires_at);
