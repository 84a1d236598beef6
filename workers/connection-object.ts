import { DurableObject } from 'cloudflare:workers';
import { createConnectionDirectory } from '../src/store/connection-directory.ts';
import { createConnectionStore } from '../src/store/connection-store.ts';
import type { KeptTokens } from '../src/store/connection-store.ts';
import type { SurfaceKind } from '../src/sync/surface.ts';
import type { Tokens } from '../src/sync/vendor.ts';
import { VendorError } from '../src/sync/vendor.ts';
import type { Settings } from './settings.ts';
import { sealingKeys } from './sealing-keys.ts';
import { openVendor } from './vendors.ts';

/** An access token is replaced this long before its end, so that it lasts for the request it is for. */
const margin = 60_000;

/** An access token that is good now, or that the tool has to be connected again. */
export type Access = { readonly token: string } | { readonly lost: true };

/**
 * The tokens of one connection. All workspaces that are reached through it come here for a token, so that there is
 * one refresh at a time: a tool that rotates its tokens would end the pair of whoever comes second. A refresh is the
 * one thing an object waits for a tool for, at most once an hour and connection.
 */
export class ConnectionObject extends DurableObject<Settings> {
  readonly #id = nameOf(this.ctx);
  readonly #store = createConnectionStore(this.ctx.storage, {
    id: this.#id,
    keys: () => sealingKeys(this.env),
  });
  #refreshing: Promise<Access> | undefined;

  /** Keeps what a person's approval gave; it replaces whatever was there. */
  async save(tokens: Tokens): Promise<void> {
    await this.#store.save(tokens);
  }

  async access(): Promise<Access> {
    const kept = await this.#store.read();
    if (kept === undefined) return { lost: true };
    const { accessToken, expiresAt } = kept.tokens;
    if (expiresAt === undefined || expiresAt - margin > Date.now()) return { token: accessToken };
    return this.#refresh();
  }

  /** A token in place of one that the tool refused; whoever else was refused the same one gets the same new one. */
  async accessInstead(refused: string): Promise<Access> {
    const kept = await this.#store.read();
    if (kept === undefined) return { lost: true };
    if (kept.tokens.accessToken !== refused) return this.access();
    return this.#refresh();
  }

  /** Gives the access back to the tool and forgets it. What the tool does not answer is forgotten all the same. */
  async revoke(): Promise<{ readonly isRevoked: boolean }> {
    const isRevoked = await this.#giveBack();
    await this.ctx.storage.deleteAll();
    return { isRevoked };
  }

  /** Seals the tokens under the newest key; gives whether an older one had sealed them. */
  reseal(): Promise<boolean> {
    return this.#store.reseal();
  }

  async #giveBack(): Promise<boolean> {
    try {
      const kept = await this.#store.read();
      const vendor = await openVendor(this.env, this.#tool());
      if (kept === undefined || vendor === undefined) return kept === undefined;
      await vendor.revoke(kept.tokens);
      return true;
    } catch (error) {
      console.error('an access could not be given back:', error instanceof Error ? error.message : '');
      return false;
    }
  }

  #refresh(): Promise<Access> {
    this.#refreshing ??= this.#replaceTokens().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #replaceTokens(): Promise<Access> {
    const kept = await this.#store.read();
    const vendor = await openVendor(this.env, this.#tool());
    if (vendor === undefined) throw new Error(`This deployment has no client for ${this.#tool()} any more`);
    const refreshToken = kept?.tokens.refreshToken;
    if (kept === undefined || refreshToken === undefined) return this.#lose(kept);
    try {
      const tokens = await vendor.refresh(refreshToken);
      const isNewest = await this.#store.save(tokens, kept.version);
      return isNewest ? { token: tokens.accessToken } : await this.access();
    } catch (error) {
      if (error instanceof VendorError && error.code === 'refused') return this.#lose(kept);
      throw error;
    }
  }

  /** The tool has ended it, unless a person has given a new access while it was asked. */
  async #lose(known: KeptTokens | undefined): Promise<Access> {
    const kept = await this.#store.read();
    if (kept !== undefined && kept.version !== known?.version) return this.access();
    await createConnectionDirectory(this.env.DIRECTORY).lose(this.#id, Date.now());
    return { lost: true };
  }

  #tool(): SurfaceKind {
    return this.#id.startsWith('notion/') ? 'notion' : 'sheets';
  }
}

/** https://developers.cloudflare.com/changelog/post/2026-03-15-durable-object-id-name/ */
function nameOf({ id }: DurableObjectState): string {
  if (id.name === undefined) throw new Error('A connection is reached by its name');
  return id.name;
}
