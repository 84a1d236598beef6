import type { KeyRing, SealingKey } from './key-ring.ts';

const version = 'v1';
/** AES-GCM takes a nonce of 96 bits: https://csrc.nist.gov/pubs/sp/800/38/d/final */
const nonceBytes = 12;

/** Why a sealed token did not open. The message never holds the token. */
export class SealedTokenError extends Error {
  readonly code: 'malformed' | 'unknown-key' | 'not-this-workspace';

  constructor(code: SealedTokenError['code'], message: string) {
    super(message);
    this.name = 'SealedTokenError';
    this.code = code;
  }
}

/**
 * Encrypts a connection's token with AES-GCM under the ring's current key. The workspace's id is authenticated
 * with it, so that a sealed token copied into another workspace does not open there. Gives
 * `v1.<key id>.<nonce>.<ciphertext>`; the same token seals differently every time.
 */
export async function sealToken(
  ring: KeyRing,
  secret: { readonly workspace: string; readonly token: string },
): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(secret.workspace) },
    ring.current.key,
    new TextEncoder().encode(secret.token),
  );
  return [version, ring.current.id, encode(nonce), encode(new Uint8Array(sealed))].join('.');
}

/** Decrypts what {@link sealToken} made, with whichever key of the ring sealed it. Throws a `SealedTokenError`. */
export async function openToken(
  ring: KeyRing,
  secret: { readonly workspace: string; readonly sealed: string },
): Promise<string> {
  const { keyId, nonce, ciphertext } = readSealed(secret.sealed);
  const key = findKey(ring, keyId);
  try {
    const token = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(secret.workspace) },
      key,
      ciphertext,
    );
    return new TextDecoder().decode(token);
  } catch {
    throw new SealedTokenError('not-this-workspace', 'A sealed token does not belong to this workspace');
  }
}

/** Whether a token was sealed under an older key and should be sealed anew the next time it is at hand. */
export function wantsResealing(ring: KeyRing, sealed: string): boolean {
  return readSealed(sealed).keyId !== ring.current.id;
}

interface Sealed {
  readonly keyId: string;
  readonly nonce: Uint8Array;
  readonly ciphertext: Uint8Array;
}

function readSealed(sealed: string): Sealed {
  const [marked, keyId, nonce, ciphertext] = sealed.split('.');
  if (marked !== version || keyId === undefined || nonce === undefined || ciphertext === undefined) {
    throw new SealedTokenError('malformed', 'A sealed token is not in a form that can be read');
  }
  return { keyId, nonce: decode(nonce), ciphertext: decode(ciphertext) };
}

function findKey(ring: KeyRing, keyId: string): SealingKey['key'] {
  const found = [ring.current, ...ring.previous].find(({ id }) => id === keyId);
  if (found === undefined) {
    throw new SealedTokenError('unknown-key', `A token was sealed under key ${keyId}, which is not here`);
  }
  return found.key;
}

function encode(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function decode(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    throw new SealedTokenError('malformed', 'A sealed token is not in a form that can be read');
  }
}
