import * as z from 'zod';
import { surfaceKinds } from '../sync/surface.ts';
import type { SurfaceKind } from '../sync/surface.ts';
import { digest, digestBase64Url, randomToken } from './secret-token.ts';

/** How long a person may take on the tool's own page. */
const approvalMilliseconds = 10 * 60 * 1000;

/** What an approval is for, and so where the person goes when it comes back. */
export const Purpose = z.discriminatedUnion('kind', [
  /** Comes for the first time. */
  z.object({ kind: z.literal('start') }),
  /** Comes back: no more is asked of the tool than who this is. */
  z.object({ kind: z.literal('sign-in') }),
  /** Signs in to accept an invitation, whose token waits in the browser. */
  z.object({ kind: z.literal('join') }),
  /** Adds a tool to the account they are signed in to, for a workspace they are about to make. */
  z.object({ kind: z.literal('add'), user: z.string() }),
  /** Adds a tool to the account they are signed in to, or gives it back its access. */
  z.object({ kind: z.literal('link'), user: z.string() }),
  /** Gives a workspace back its access. */
  z.object({ kind: z.literal('reconnect'), user: z.string(), workspace: z.string() }),
  /** Chooses a file that a workspace is to see. */
  z.object({ kind: z.literal('pick'), user: z.string(), workspace: z.string() }),
]);
export type Purpose = z.infer<typeof Purpose>;
export type PickPurpose = Extract<Purpose, { kind: 'pick' }>;
/** All that end with an access of which Northbook keeps the tokens, or with a person who is known. */
export type AccessPurpose = Exclude<Purpose, PickPurpose>;

/** An approval under way: what its way out and its way back need. */
export interface ApprovalRequest {
  readonly state: string;
  /** For PKCE; the verifier that belongs to it is given by {@link ApprovalStore.take}. */
  readonly challenge: string;
}

/** Approvals that were asked for and have not come back. Each is for one browser, one use and ten minutes. */
export interface ApprovalStore {
  /** `browser` is a secret that only the person's browser keeps. */
  begin(approval: {
    readonly tool: SurfaceKind;
    readonly browser: string;
    readonly purpose: Purpose;
    readonly now: number;
  }): Promise<ApprovalRequest>;
  /** Uses up an approval; undefined when it is unknown, used, too old, another tool's or another browser's. */
  take(approval: {
    readonly tool: SurfaceKind;
    readonly browser: string;
    readonly state: string;
    readonly now: number;
  }): Promise<{ readonly purpose: Purpose; readonly verifier: string } | undefined>;
  /** Deletes what is over. */
  sweep(now: number): Promise<void>;
}

const ApprovalRow = z.object({
  browser_hash: z.string(),
  tool: z.enum(surfaceKinds),
  purpose: z.string(),
  expires_at: z.number(),
});

export function createApprovalStore(db: D1Database): ApprovalStore {
  return {
    async begin({ tool, browser, purpose, now }) {
      const state = randomToken();
      await db
        .prepare(
          'INSERT INTO approvals (state_hash, browser_hash, tool, purpose, expires_at) VALUES (?, ?, ?, ?, ?)',
        )
        .bind(
          await digest(state),
          await digest(browser),
          tool,
          JSON.stringify(purpose),
          now + approvalMilliseconds,
        )
        .run();
      return { state, challenge: await digestBase64Url(await verifierOf({ browser, state })) };
    },
    async take({ tool, browser, state, now }) {
      const found = await db
        .prepare(
          'DELETE FROM approvals WHERE state_hash = ? RETURNING browser_hash, tool, purpose, expires_at',
        )
        .bind(await digest(state))
        .first();
      if (found === null) return undefined;
      const row = ApprovalRow.parse(found);
      const isGood =
        row.tool === tool && row.browser_hash === (await digest(browser)) && row.expires_at > now;
      if (!isGood) return undefined;
      return {
        purpose: Purpose.parse(JSON.parse(row.purpose)),
        verifier: await verifierOf({ browser, state }),
      };
    },
    async sweep(now) {
      await db.prepare('DELETE FROM approvals WHERE expires_at <= ?').bind(now).run();
    },
  };
}

/** Made of what the browser keeps, so that the verifier is nowhere while the person is away. */
function verifierOf({ browser, state }: { browser: string; state: string }): Promise<string> {
  return digestBase64Url(`${browser}.${state}`);
}
