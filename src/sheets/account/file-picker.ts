import * as z from 'zod';
import type { FilePicker, ToolAccount, VendorOptions } from '../../sync/vendor.ts';
import { VendorError } from '../../sync/vendor.ts';
import { askForToken, tokenTimeout } from './token-request.ts';

/** Only the files that Northbook makes or that a person picks for it: the one scope that needs no review by Google. */
export const filesScope = 'https://www.googleapis.com/auth/drive.file';

const spreadsheetType = 'application/vnd.google-apps.spreadsheet';

const TokenAnswer = z.object({ access_token: z.string().min(1) });
const About = z.object({
  user: z.object({ permissionId: z.string().min(1), emailAddress: z.string().optional() }),
});
const File = z.object({ mimeType: z.string().default(''), trashed: z.boolean().default(false) });

/**
 * Google's file picker as a page of its own, which comes with an approval and needs no script and no key:
 * https://developers.google.com/workspace/drive/picker/guides/desktop-mobile-picker
 */
export function createFilePicker(options: VendorOptions): FilePicker {
  const { clientId, clientSecret, origin } = options;

  /** Undefined for what is not there, or not for this access. */
  async function get<T>(request: {
    path: string;
    accessToken: string;
    answer: z.ZodType<T>;
  }): Promise<T | undefined> {
    const { path, accessToken, answer } = request;
    const url = new URL(path, origin ?? 'https://www.googleapis.com');
    const response = await answerOf(() =>
      options.fetch(url.href, {
        headers: { authorization: `Bearer ${accessToken}` },
        signal: AbortSignal.timeout(tokenTimeout),
      }),
    );
    if (response.ok) return answer.parse(await response.json());
    await response.body?.cancel();
    if (response.status === 404 || response.status === 403) return undefined;
    const code = response.status === 401 ? 'refused' : 'unavailable';
    throw new VendorError({ code, tool: 'sheets', message: `${url.pathname} answered ${response.status}` });
  }

  async function ownerOf(accessToken: string): Promise<ToolAccount> {
    const about = await get({
      path: '/drive/v3/about?fields=user(permissionId,emailAddress)',
      accessToken,
      answer: About,
    });
    if (about === undefined) {
      throw new VendorError({
        code: 'unavailable',
        tool: 'sheets',
        message: 'Drive does not say who this is',
      });
    }
    const { permissionId, emailAddress } = about.user;
    return { id: permissionId, label: emailAddress ?? 'a Google account' };
  }

  return {
    pageUrl({ state, challenge, redirectUri, hint }) {
      const url = new URL('/o/oauth2/v2/auth', origin ?? 'https://accounts.google.com');
      url.search = new URLSearchParams({
        client_id: clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        // The picker goes with this scope alone, and with a consent that is asked for.
        scope: filesScope,
        include_granted_scopes: 'false',
        prompt: 'consent',
        trigger_onepick: 'true',
        mimetypes: spreadsheetType,
        access_type: 'online',
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        ...(hint === undefined ? {} : { login_hint: hint }),
      }).toString();
      return url.href;
    },
    async whoChose({ code, verifier, redirectUri }) {
      const answer = await askForToken(options, {
        grant_type: 'authorization_code',
        code,
        code_verifier: verifier,
        redirect_uri: redirectUri,
        client_id: clientId,
        client_secret: clientSecret,
      });
      return ownerOf(TokenAnswer.parse(answer).access_token);
    },
    async look(accessToken, file) {
      const path = `/drive/v3/files/${encodeURIComponent(file)}?fields=mimeType,trashed&supportsAllDrives=true`;
      const [viewer, found] = await Promise.all([
        ownerOf(accessToken),
        get({ path, accessToken, answer: File }),
      ]);
      if (found === undefined || found.trashed) return { viewer, is: 'unseen' };
      return { viewer, is: found.mimeType === spreadsheetType ? 'spreadsheet' : 'other' };
    },
  };
}

async function answerOf(send: () => Promise<Response>): Promise<Response> {
  try {
    return await send();
  } catch {
    throw new VendorError({ code: 'unavailable', tool: 'sheets', message: 'Drive gave no answer' });
  }
}
