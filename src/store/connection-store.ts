import * as z from 'zod';
import type { Tokens } from '../sync/vendor.ts';
import type { KeyRing } from './key-ring.ts';
import { openToken, sealToken, wantsResealing } from './sealed-token.ts';
import type { WorkspaceDatabase } from './workspace-tables.ts';

/** What is sealed: both tokens in one text, so that a new pair replaces the old one in one write. */
const StoredTokens = z.object({
  accessToken: z.string(),
  refreshToken: z.string().optional(),
  expiresAt: z.number().optional(),
});

/** Tokens as they are kept, and how often they were replaced. */
export interface KeptTokens {
  readonly tokens: Tokens;
  readonly version: number;
}

/** The tokens of one connection, sealed under its id. */
export interface ConnectionStore {
  /** Undefined when there are none. Throws a `SealedTokenError` when no key opens them. */
  read(): Promise<KeptTokens | undefined>;
  /**
   * Replaces the tokens. With `ifVersion` only when nobody has since: tokens that a person just gave are newer than
   * those a refresh comes back with. Gives whether they were replaced.
   */
  save(tokens: Tokens, ifVersion?: number): Promise<boolean>;
  /** Seals anew what an older key sealed; gives whether there was anything to do. */
  reseal(): Promise<boolean>;
}

/** `id` is the connection's and is authenticated with its tokens, so that they do not open under another. */
export function createConnectionStore(
  { sql }: WorkspaceDatabase,
  options: { readonly id: string; readonly keys: () => Promise<KeyRing> },
): ConnectionStore {
  const { id, keys } = options;

  function readSealed(): { sealed: string; version: number } | undefined {
    if ([...sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'tokens'")].length === 0) return undefined;
    const [row] = sql.exec('SELECT sealed, version FROM tokens');
    return row === undefined ? undefined : z.object({ sealed: z.string(), version: z.number() }).parse(row);
  }

  function write(sealed: string, version: number): void {
    // One row: `version` rises with every new pair.
    sql.exec(
      'CREATE TABLE IF NOT EXISTS tokens (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), sealed TEXT NOT NULL, version INTEGER NOT NULL)',
    );
    sql.exec('INSERT OR REPLACE INTO tokens (only_row, sealed, version) VALUES (1, ?, ?)', sealed, version);
  }

  return {
    async read() {
      const kept = readSealed();
      if (kept === undefined) return undefined;
      const text = await openToken(await keys(), { workspace: id, sealed: kept.sealed });
      const { accessToken, refreshToken, expiresAt } = StoredTokens.parse(JSON.parse(text));
      return { tokens: { accessToken, refreshToken, expiresAt }, version: kept.version };
    },
    async save(tokens, ifVersion) {
      const sealed = await sealToken(await keys(), { workspace: id, token: JSON.stringify(tokens) });
      const version = readSealed()?.version ?? 0;
      if (ifVersion !== undefined && ifVersion !== version) return false;
      write(sealed, version + 1);
      return true;
    },
    async reseal() {
      const kept = readSealed();
      const ring = await keys();
      if (kept === undefined || !wantsResealing(ring, kept.sealed)) return false;
      const token = await openToken(ring, { workspace: id, sealed: kept.sealed });
      const sealed = await sealToken(ring, { workspace: id, token });
      if (readSealed()?.sealed !== kept.sealed) return true;
      write(sealed, kept.version);
      return true;
    },
  };
}
