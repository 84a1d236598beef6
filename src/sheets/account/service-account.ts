import * as z from 'zod';
import type { Tokens, VendorOptions } from '../../sync/vendor.ts';
import { VendorError } from '../../sync/vendor.ts';
import { askForToken } from './token-request.ts';

/** The key file of a service account, as Google's console gives it. Only what signs is read; the rest is dropped. */
export const ServiceAccountKey = z.object({
  client_email: z.email(),
  private_key: z.string().regex(/^-----BEGIN PRIVATE KEY-----[\s\S]+-----END PRIVATE KEY-----\s*$/, {
    error: 'not a private key in PEM form; paste the whole JSON file of the service account',
  }),
  private_key_id: z.string().optional(),
});
export type ServiceAccountKey = z.infer<typeof ServiceAccountKey>;

const TokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** Whatever address the request is sent to, Google's own is who it is for. */
const audience = 'https://oauth2.googleapis.com/token';
const hour = 3600;

/**
 * An hour's access for a service account: it signs with its own key who it is, and sees what people have shared with
 * it. https://developers.google.com/identity/protocols/oauth2/service-account#httprest
 */
export async function serviceAccountTokens(
  options: Pick<VendorOptions, 'fetch' | 'now' | 'origin'>,
  key: ServiceAccountKey,
): Promise<Tokens> {
  const now = options.now();
  const assertion = await sign(key, Math.floor(now / 1000));
  const answer = TokenAnswer.parse(
    await askForToken(options, { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }),
  );
  return {
    accessToken: answer.access_token,
    refreshToken: undefined,
    expiresAt: now + answer.expires_in * 1000,
  };
}

async function sign(key: ServiceAccountKey, seconds: number): Promise<string> {
  const { client_email: email, private_key: pem, private_key_id: keyId } = key;
  const header = { alg: 'RS256', typ: 'JWT', ...(keyId === undefined ? {} : { kid: keyId }) };
  const claims = {
    iss: email,
    // What it works on is shared with it, which drive.file does not cover.
    scope:
      'https://www.googleapis.com/auth/spreadsheets https://www.googleapis.com/auth/drive.metadata.readonly',
    aud: audience,
    iat: seconds,
    exp: seconds + hour,
  };
  const text = `${encode(JSON.stringify(header))}.${encode(JSON.stringify(claims))}`;
  const signature = await crypto.subtle.sign(
    'RSASSA-PKCS1-v1_5',
    await importKey(pem),
    new TextEncoder().encode(text),
  );
  return `${text}.${encodeBytes(new Uint8Array(signature))}`;
}

async function importKey(pem: string): Promise<CryptoKey> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  try {
    const body = atob(pem.replaceAll(/-----[A-Z ]+-----|\s/g, ''));
    const bytes = Uint8Array.from(body, (letter) => letter.charCodeAt(0));
    return await crypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign']);
  } catch {
    throw new VendorError({
      code: 'refused',
      tool: 'sheets',
      message: 'the private key of the service account cannot be read',
    });
  }
}

function encode(text: string): string {
  return encodeBytes(new TextEncoder().encode(text));
}

function encodeBytes(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
