import * as z from 'zod';
import type { Approved, Tokens, Vendor, VendorOptions } from '../sync/vendor.ts';
import { VendorError } from '../sync/vendor.ts';
import { createFilePicker, filesScope } from './account/file-picker.ts';
import { askForToken, tokenTimeout } from './account/token-request.ts';

const ApprovalAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1).optional(),
  scope: z.string(),
  id_token: z.string(),
});

const RefreshAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1).optional(),
});

/** https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload */
const Claims = z.object({
  iss: z.enum(['https://accounts.google.com', 'accounts.google.com']),
  aud: z.string(),
  exp: z.number(),
  sub: z.string().min(1),
  email: z.string().optional(),
  name: z.string().optional(),
});

/**
 * Google's OAuth for a web server, with PKCE:
 * https://developers.google.com/identity/protocols/oauth2/web-server
 */
export function createGoogleVendor(options: VendorOptions): Vendor {
  const { clientId, clientSecret, now, origin } = options;

  async function ask<T>(form: Readonly<Record<string, string>>, answer: z.ZodType<T>): Promise<T> {
    const credentials = { client_id: clientId, client_secret: clientSecret };
    return answer.parse(await askForToken(options, { ...form, ...credentials }));
  }

  return {
    tool: 'sheets',
    picker: createFilePicker(options),
    approvalUrl({ state, challenge, redirectUri, asks, hint }) {
      const url = new URL('/o/oauth2/v2/auth', origin ?? 'https://accounts.google.com');
      url.search = new URLSearchParams({
        client_id: clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: asks === 'work' ? `openid email ${filesScope}` : 'openid email',
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        // Google gives a refresh token only with a consent that was asked for.
        ...(asks === 'work' ? { access_type: 'offline', prompt: 'consent' } : { prompt: 'select_account' }),
        ...(hint === undefined ? {} : { login_hint: hint }),
      }).toString();
      return url.href;
    },
    async exchange({ code, verifier, redirectUri, asks }) {
      const answer = await ask(
        { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri },
        ApprovalAnswer,
      );
      const { sub, email, name } = readIdToken(answer.id_token, { clientId, now: now() });
      const scopes = answer.scope.split(' ');
      const label = email ?? name ?? 'a Google account';
      return {
        tokens: tokensOf(answer, now()),
        account: { id: sub, label },
        person: { subject: sub, name: name ?? label, email },
        missing: asks === 'identity' ? [] : missingRights(scopes, answer.refresh_token),
        copy: undefined,
      };
    },
    async refresh(refreshToken) {
      const answer = await ask({ grant_type: 'refresh_token', refresh_token: refreshToken }, RefreshAnswer);
      // Google keeps the refresh token unless it sends another.
      return tokensOf({ refresh_token: refreshToken, ...answer }, now());
    },
    async revoke({ accessToken, refreshToken }) {
      const url = new URL('/revoke', origin ?? 'https://oauth2.googleapis.com');
      const response = await options.fetch(url.href, {
        method: 'POST',
        body: new URLSearchParams({ token: refreshToken ?? accessToken }),
        signal: AbortSignal.timeout(tokenTimeout),
      });
      await response.body?.cancel();
      // 400 says that it is over already.
      if (!response.ok && response.status !== 400) {
        throw new VendorError({
          code: 'unavailable',
          tool: 'sheets',
          message: `revoke answered ${response.status}`,
        });
      }
    },
  };
}

function missingRights(scopes: readonly string[], refreshToken: string | undefined): Approved['missing'] {
  if (!scopes.includes(filesScope)) return ['files'];
  return refreshToken === undefined ? ['lasting'] : [];
}

function tokensOf(answer: z.infer<typeof RefreshAnswer>, now: number): Tokens {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    expiresAt: now + answer.expires_in * 1000,
  };
}

/**
 * Who signed in. The token came from Google itself over TLS, in answer to our own request, and so needs no check of
 * its signature: https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation (rule 6).
 */
function readIdToken(
  token: string,
  expected: { readonly clientId: string; readonly now: number },
): z.infer<typeof Claims> {
  const claims = Claims.safeParse(readPayload(token));
  if (!claims.success || claims.data.aud !== expected.clientId || claims.data.exp * 1000 < expected.now) {
    throw new VendorError({
      code: 'refused',
      tool: 'sheets',
      message: 'the identity that came back is not for this deployment',
    });
  }
  return claims.data;
}

function readPayload(token: string): unknown {
  try {
    const text = atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
