-- What a member may do: see src/store/role.ts.
ALTER TABLE memberships ADD COLUMN role TEXT NOT NULL DEFAULT 'owner' CHECK (role IN ('viewer', 'editor', 'owner'));
CREATE INDEX memberships_workspace ON memberships (workspace);

-- Where a person is signed in: what their browser calls itself, and when it was last seen.
ALTER TABLE sessions ADD COLUMN browser TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX sessions_user ON sessions (user);

-- Who a person is at a tool: what they sign in with. `subject` is the tool's own id of the person.
CREATE TABLE identities (
  tool TEXT NOT NULL,
  subject TEXT NOT NULL,
  user TEXT NOT NULL REFERENCES users (id),
  name TEXT NOT NULL,
  email TEXT,
  linked_at INTEGER NOT NULL,
  PRIMARY KEY (tool, subject)
) WITHOUT ROWID;

CREATE INDEX identities_user ON identities (user);

-- What a person gave Northbook access to. Its tokens are kept, sealed, in an object of their own that bears its id.
CREATE TABLE connections (
  id TEXT PRIMARY KEY,
  tool TEXT NOT NULL,
  user TEXT NOT NULL REFERENCES users (id),
  -- What a person knows it by: a Notion workspace's name, a Google account's address.
  label TEXT NOT NULL,
  connected_at INTEGER NOT NULL,
  -- The page that Notion copied from a template at the last approval, until something is installed on it.
  copy TEXT,
  -- When the tool stopped accepting it; null while it works.
  lost_at INTEGER
) WITHOUT ROWID;

CREATE INDEX connections_user ON connections (user);

-- Which workspaces are reached through which connection.
CREATE TABLE connection_uses (
  workspace TEXT NOT NULL REFERENCES workspaces (id),
  tool TEXT NOT NULL,
  connection TEXT NOT NULL,
  PRIMARY KEY (workspace, tool)
) WITHOUT ROWID;

CREATE INDEX connection_uses_connection ON connection_uses (connection);

-- An approval that was asked for at a tool and has not come back yet. Both hashes are SHA-256 in hex: of the state
-- that travels with the person, and of the secret that only the browser has which left with it.
CREATE TABLE approvals (
  state_hash TEXT PRIMARY KEY,
  browser_hash TEXT NOT NULL,
  tool TEXT NOT NULL,
  -- What it is for: JSON of src/store/approval-store.ts.
  purpose TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX approvals_expiry ON approvals (expires_at);

-- A link that makes one person a member. `token_hash` is SHA-256 in hex.
CREATE TABLE invites (
  token_hash TEXT PRIMARY KEY,
  workspace TEXT NOT NULL REFERENCES workspaces (id),
  role TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'owner')),
  invited_by TEXT NOT NULL REFERENCES users (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX invites_workspace ON invites (workspace);
CREATE INDEX invites_expiry ON invites (expires_at);
