import { Client, isHTTPResponseError } from '@notionhq/client';
import * as z from 'zod';
import type { Approved, MissingRight, Tokens, Vendor, VendorOptions } from '../sync/vendor.ts';
import { VendorError } from '../sync/vendor.ts';

/** Milliseconds until an unanswered request is given up. */
const timeout = 20_000;

/** What a public connection can be allowed, as `introspect` names it, and what Northbook cannot do without. */
const capabilities = {
  read_content: 'read',
  insert_content: 'insert',
  update_content: 'update',
} as const satisfies Record<string, MissingRight>;

/** https://developers.notion.com/reference/create-a-token */
const TokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  /** Not documented for this endpoint; taken when it is there. */
  expires_in: z.number().positive().nullish(),
});

const ApprovalAnswer = TokenAnswer.extend({
  bot_id: z.string().min(1),
  workspace_name: z.string().nullish(),
  duplicated_template_id: z.string().nullish(),
  owner: z.object({
    user: z
      .object({
        id: z.string(),
        name: z.string().nullish(),
        person: z.object({ email: z.string().nullish() }).nullish(),
      })
      .optional(),
  }),
});

const ErrorAnswer = z.object({ code: z.string().optional(), error: z.string().optional() });

/**
 * Notion's OAuth for a public connection, by the official client. Every approval and every refresh gives a new pair of
 * tokens and ends the old one: https://developers.notion.com/docs/authorization
 */
export function createNotionVendor(options: VendorOptions): Vendor {
  const { clientId, clientSecret, now, origin = 'https://api.notion.com' } = options;
  const credentials = { client_id: clientId, client_secret: clientSecret };
  const notion = new Client({
    retry: false,
    timeoutMs: timeout,
    logger: () => undefined,
    baseUrl: origin,
    fetch: (url: string, init?: RequestInit) =>
      options.fetch(url, { ...init, signal: AbortSignal.timeout(timeout) }),
  });

  function tokensOf(answer: z.infer<typeof TokenAnswer>): Tokens {
    const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = answer;
    return {
      accessToken,
      refreshToken: refreshToken ?? undefined,
      expiresAt: seconds === null || seconds === undefined ? undefined : now() + seconds * 1000,
    };
  }

  /** Empty where Notion does not say what it allowed. */
  async function missingRights(token: string): Promise<readonly MissingRight[]> {
    const answer: unknown = await send('introspect', () =>
      notion.oauth.introspect({ token, ...credentials }),
    );
    const { scope } = z.object({ scope: z.string().nullish() }).parse(answer);
    if (scope === null || scope === undefined || scope === '') return [];
    const given = scope.split(/[\s,]+/);
    return Object.entries(capabilities).flatMap(([name, right]) => (given.includes(name) ? [] : [right]));
  }

  return {
    tool: 'notion',
    approvalUrl({ state, redirectUri }) {
      const url = new URL('/v1/oauth/authorize', origin);
      url.search = new URLSearchParams({
        owner: 'user',
        client_id: clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        state,
      }).toString();
      return url.href;
    },
    async exchange({ code, redirectUri }) {
      const answer = ApprovalAnswer.parse(
        await send('token', () =>
          notion.oauth.token({
            grant_type: 'authorization_code',
            code,
            redirect_uri: redirectUri,
            ...credentials,
          }),
        ),
      );
      const tokens = tokensOf(answer);
      return { tokens, ...whoApproved(answer), missing: await missingRights(tokens.accessToken) };
    },
    async refresh(refreshToken) {
      const answer: unknown = await send('token', () =>
        notion.oauth.token({ grant_type: 'refresh_token', refresh_token: refreshToken, ...credentials }),
      );
      return tokensOf(TokenAnswer.parse(answer));
    },
    async revoke({ accessToken }) {
      try {
        await send('revoke', () => notion.oauth.revoke({ token: accessToken, ...credentials }));
      } catch (error) {
        if (!(error instanceof VendorError) || error.code !== 'refused') throw error;
      }
    },
  };
}

function whoApproved(answer: z.infer<typeof ApprovalAnswer>): Omit<Approved, 'tokens' | 'missing'> {
  const { bot_id: bot, owner, workspace_name: workspace, duplicated_template_id: copy } = answer;
  const label = workspace ?? 'a Notion workspace';
  return {
    account: { id: bot, label },
    person: {
      // A connection that belongs to a whole workspace names nobody: it is its own person then.
      subject: owner.user?.id ?? bot,
      name: owner.user?.name ?? label,
      email: owner.user?.person?.email ?? undefined,
    },
    copy: copy ?? undefined,
  };
}

/** The client keeps what was sent out of its errors, but not what came back: only codes go on from here. */
async function send<T>(request: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!isHTTPResponseError(cause)) {
      throw new VendorError({ code: 'unavailable', tool: 'notion', message: `${request} got no answer` });
    }
    const { code = '', error = '' } = readError(cause.body);
    const reason = code === '' ? error : code;
    throw new VendorError({
      code: codeOf(cause.status, reason),
      tool: 'notion',
      message: `${request} answered ${cause.status} ${reason}`,
    });
  }
}

function codeOf(status: number, reason: string): VendorError['code'] {
  if (reason === 'invalid_client' || status === 401) return 'misconfigured';
  return status === 429 || status >= 500 ? 'unavailable' : 'refused';
}

function readError(body: string): z.infer<typeof ErrorAnswer> {
  try {
    return ErrorAnswer.catch({}).parse(JSON.parse(body));
  } catch {
    return {};
  }
}
