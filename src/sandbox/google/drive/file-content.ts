import type { SandboxStore } from '../../sandbox-store.ts';
import { isObject, textAt } from '../json.ts';
import { md5 } from './md5.ts';

const kind = 'google/file_content';
/** What is longer is not kept, only measured: a row of SQLite holds two megabytes, and base64 takes a third more. */
const longestKept = 1_000_000;

/** What Drive tells of a file's bytes. */
export interface ContentFacts {
  readonly size: number;
  readonly md5Checksum: string;
  readonly sha1Checksum: string;
  readonly sha256Checksum: string;
}

export async function factsOf(bytes: Uint8Array<ArrayBuffer>): Promise<ContentFacts> {
  const [sha1, sha256] = await Promise.all(
    ['SHA-1', 'SHA-256'].map((name) => crypto.subtle.digest(name, bytes)),
  );
  return {
    size: bytes.length,
    md5Checksum: md5(bytes),
    sha1Checksum: hexadecimal(sha1),
    sha256Checksum: hexadecimal(sha256),
  };
}

/** Keeps the bytes of a file, when there are not too many. */
export function keepBytes(store: SandboxStore, fileId: string, bytes: Uint8Array): void {
  if (bytes.length > longestKept) store.delete(kind, fileId);
  else store.put(kind, fileId, { base64: toBase64(bytes) });
}

/** The bytes of a file; undefined when they were not kept. */
export function readBytes(store: SandboxStore, fileId: string): Uint8Array<ArrayBuffer> | undefined {
  const record = store.get(kind, fileId);
  const base64 = isObject(record) ? textAt(record, 'base64') : undefined;
  return base64 === undefined ? undefined : fromBase64(base64);
}

export function forgetBytes(store: SandboxStore, fileId: string): void {
  store.delete(kind, fileId);
}

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function hexadecimal(buffer: ArrayBuffer | undefined): string {
  const bytes = new Uint8Array(buffer ?? new ArrayBuffer(0));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
