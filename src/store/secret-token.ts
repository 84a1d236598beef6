/** 256 random bits in base64url: a token that cannot be guessed. */
export function randomToken(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** SHA-256 of a text in hex: what is kept of a token that has to be recognised. */
export async function digest(text: string): Promise<string> {
  const bytes = await sha256(text);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 of a text in base64url, as PKCE wants it: https://www.rfc-editor.org/rfc/rfc7636#section-4.2 */
export async function digestBase64Url(text: string): Promise<string> {
  return base64Url(await sha256(text));
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
