/** One key that tokens are sealed with; its id is the start of the key's digest, so that it need not be kept apart. */
export interface SealingKey {
  readonly id: string;
  readonly key: CryptoKey;
}

/** What seals, and what may still open: a key is replaced by putting the new one first and keeping the old a while. */
export interface KeyRing {
  readonly current: SealingKey;
  readonly previous: readonly SealingKey[];
}

const keyBytes = 32;

/**
 * Reads keys as a deployment keeps them: 32 random bytes each in base64 (`openssl rand -base64 32`), the current
 * one first, others after a comma. Throws an Error that says what is wrong without repeating the secret.
 */
export async function openKeyRing(secret: string): Promise<KeyRing> {
  const [current, ...previous] = await Promise.all(secret.split(',').map((part) => importKey(part.trim())));
  if (current === undefined) throw new Error('There is no sealing key');
  return { current, previous };
}

async function importKey(text: string): Promise<SealingKey> {
  const bytes = readBytes(text);
  if (bytes.length !== keyBytes) {
    throw new Error(
      `A sealing key has ${bytes.length} bytes instead of ${keyBytes}: openssl rand -base64 32`,
    );
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const id = Array.from(digest.slice(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { id, key };
}

function readBytes(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    throw new Error('A sealing key is not base64: openssl rand -base64 32');
  }
}
