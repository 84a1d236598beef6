import type { SurfaceKind } from './surface.ts';

/** What opens a tool. Times are milliseconds since 1970, UTC. */
export interface Tokens {
  readonly accessToken: string;
  /** Gives a new access token when that one is over. */
  readonly refreshToken: string | undefined;
  /** Undefined where the tool names no end. */
  readonly expiresAt: number | undefined;
}

/** A right that Northbook asked for and cannot work without. */
export type MissingRight = 'read' | 'insert' | 'update' | 'files' | 'lasting';

/** What came of a person's approval. */
export interface Approved {
  readonly tokens: Tokens;
  /** The access itself: a second approval of the same has the same id. Its label is what a person knows it by. */
  readonly account: { readonly id: string; readonly label: string };
  readonly person: { readonly subject: string; readonly name: string; readonly email: string | undefined };
  /** Rights that were not given. */
  readonly missing: readonly MissingRight[];
  /** The page that the tool copied from a template when the person approved. */
  readonly copy: string | undefined;
}

/** Where a person is sent to approve. */
export interface ApprovalPage {
  readonly state: string;
  /** For PKCE, where the tool knows it: SHA-256 of the verifier in base64url. */
  readonly challenge: string;
  /** Where the tool sends the person back to. */
  readonly redirectUri: string;
  /** `work` asks for all that Northbook needs, `identity` only for who the person is. */
  readonly asks: 'work' | 'identity';
  /** The account to suggest, by its address. */
  readonly hint: string | undefined;
}

/**
 * Why a tool did not answer as hoped: `refused` for an access, a code or a refresh token that is over for good,
 * `misconfigured` when it does not know this deployment, `unavailable` when another try may help.
 */
export type VendorErrorCode = 'refused' | 'misconfigured' | 'unavailable';

/** A failed request for tokens. The message never holds one. */
export class VendorError extends Error {
  readonly code: VendorErrorCode;
  readonly tool: SurfaceKind;

  constructor(options: { code: VendorErrorCode; tool: SurfaceKind; message: string; cause?: unknown }) {
    super(`${options.tool}: ${options.message}`, { cause: options.cause });
    this.name = 'VendorError';
    this.code = options.code;
    this.tool = options.tool;
  }
}

/**
 * A tool as the one who says who people are and lets Northbook in, by OAuth. All methods but the first may throw a
 * `VendorError`.
 */
export interface Vendor {
  readonly tool: SurfaceKind;
  approvalUrl(page: ApprovalPage): string;
  /** Turns the code that a person came back with into tokens. */
  exchange(answer: {
    readonly code: string;
    readonly verifier: string;
    readonly redirectUri: string;
    readonly asks: ApprovalPage['asks'];
  }): Promise<Approved>;
  /** New tokens for a refresh token. A tool that rotates them ends the old ones with this. */
  refresh(refreshToken: string): Promise<Tokens>;
  /** Gives the access back. Does not mind when it is over already. */
  revoke(tokens: Tokens): Promise<void>;
  /** Only where an access covers single files. */
  readonly picker?: FilePicker;
}

/** Somebody's account at a tool: the tool's own id of it, and what a person knows it by. */
export interface ToolAccount {
  readonly id: string;
  readonly label: string;
}

/** What an access finds where a file should be, and whose access it is. */
export interface SeenFile {
  readonly viewer: ToolAccount;
  readonly is: 'spreadsheet' | 'other' | 'unseen';
}

/** Files that a person chooses for Northbook on the tool's own page. All methods but the first may throw a `VendorError`. */
export interface FilePicker {
  pageUrl(page: Omit<ApprovalPage, 'asks'>): string;
  /**
   * Who chose. What was chosen is open to every access of that account from then on, so the one that comes with the
   * code is for this question alone and is not kept. It is not given back either: that would end all of them.
   */
  whoChose(answer: Omit<Parameters<Vendor['exchange']>[0], 'asks'>): Promise<ToolAccount>;
  look(accessToken: string, file: string): Promise<SeenFile>;
}

/** What a vendor is made of. */
export interface VendorOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
  /** Where the tool is; its own addresses unless told otherwise. */
  readonly origin?: string;
}
