import * as z from 'zod';
import type { VendorOptions } from '../../sync/vendor.ts';
import { VendorError } from '../../sync/vendor.ts';

/** Milliseconds until an unanswered request is given up. */
export const tokenTimeout = 20_000;

const ErrorAnswer = z.object({ error: z.string().optional() }).catch({});

/**
 * Asks Google's token endpoint; gives its answer unread. Throws a `VendorError` that names the error, and neither
 * what was sent nor what came back.
 */
export async function askForToken(
  options: Pick<VendorOptions, 'fetch' | 'origin'>,
  form: Readonly<Record<string, string>>,
): Promise<unknown> {
  const url = new URL('/token', options.origin ?? 'https://oauth2.googleapis.com');
  const { status, body } = await post(options.fetch, { url: url.href, form });
  if (status >= 200 && status < 300 && body !== undefined) return body;
  const { error = 'no answer that can be read' } = ErrorAnswer.parse(body);
  throw new VendorError({
    code: codeOf(status, error),
    tool: 'sheets',
    message: `token answered ${status} ${error}`,
  });
}

async function post(
  fetch: VendorOptions['fetch'],
  request: { readonly url: string; readonly form: Readonly<Record<string, string>> },
): Promise<{ status: number; body: unknown }> {
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      body: new URLSearchParams(request.form),
      signal: AbortSignal.timeout(tokenTimeout),
    });
    return { status: response.status, body: readJson(await response.text()) };
  } catch {
    throw new VendorError({ code: 'unavailable', tool: 'sheets', message: 'token got no answer' });
  }
}

function codeOf(status: number, error: string): VendorError['code'] {
  if (status === 429 || status >= 500) return 'unavailable';
  return ['invalid_client', 'unauthorized_client', 'redirect_uri_mismatch'].includes(error)
    ? 'misconfigured'
    : 'refused';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
