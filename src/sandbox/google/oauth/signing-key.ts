import { isObject, textAt } from '../json.ts';
import type { SandboxStore } from '../../sandbox-store.ts';
import { toBase64Url } from './base64-url.ts';

export const rs256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

/** An RSA key of 2,048 bits, with the exponent everyone uses. */
export const rsaShape = { ...rs256, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };

/** The public half of an RSA key, as a JSON Web Key says it. */
export interface PublicKey {
  readonly kid: string;
  readonly n: string;
  readonly e: string;
}

/** What the sandbox signs identity tokens with. */
export interface SigningKey {
  readonly shown: PublicKey;
  readonly secret: CryptoKey;
}

const kind = 'google/signing-keys';
const id = 'current';

/** The key of this sandbox; made when it is first needed, and again after a reset. */
export async function signingKey(store: SandboxStore): Promise<SigningKey> {
  const known = store.get(kind, id) ?? (await makeKey(store));
  const shown = readPublicKey(known);
  const jwk = isObject(known) && isObject(known.secret) ? { kty: 'RSA', ...known.secret } : undefined;
  if (shown === undefined || jwk === undefined)
    throw new Error('The signing key in the store cannot be read');
  return { shown, secret: await crypto.subtle.importKey('jwk', jwk, rs256, false, ['sign']) };
}

async function makeKey(store: SandboxStore): Promise<unknown> {
  const pair = await generateKeyPair();
  const secret = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const shown = await showPublicKey(pair.publicKey);
  const earlier = store.get(kind, id);
  if (earlier !== undefined) return earlier;
  store.put(kind, id, { ...shown, secret });
  return store.get(kind, id);
}

/** A fresh pair; both halves can be taken out. */
export async function generateKeyPair(): Promise<CryptoKeyPair> {
  const pair = await crypto.subtle.generateKey(rsaShape, true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('An RSA key comes as a pair');
  return pair;
}

/** The public half under an id made from the key itself. */
export async function showPublicKey(key: CryptoKey): Promise<PublicKey> {
  const jwk: unknown = await crypto.subtle.exportKey('jwk', key);
  const n = isObject(jwk) ? (textAt(jwk, 'n') ?? '') : '';
  const e = isObject(jwk) ? (textAt(jwk, 'e') ?? '') : '';
  const digest = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(n));
  const kid = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { kid, n, e };
}

/** The public half among the fields of a record; undefined when they are not there. */
export function readPublicKey(value: unknown): PublicKey | undefined {
  if (!isObject(value)) return undefined;
  const [kid, n, e] = [textAt(value, 'kid'), textAt(value, 'n'), textAt(value, 'e')];
  return kid === undefined || n === undefined || e === undefined ? undefined : { kid, n, e };
}

/** Signs with RS256; the signature in base64url. */
export async function signText(text: string, key: CryptoKey): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.sign(rs256, key, new TextEncoder().encode(text))));
}

/** Whether a signature over a text is that of a key. */
export async function isSignedBy(
  key: PublicKey,
  text: string,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const jwk = { kty: 'RSA', n: key.n, e: key.e };
  const verifier = await crypto.subtle.importKey('jwk', jwk, rs256, false, ['verify']);
  return crypto.subtle.verify(rs256, verifier, signature, new TextEncoder().encode(text));
}
