/** SQLite in a Durable Object refuses rows beyond 2 MB: https://developers.cloudflare.com/durable-objects/platform/limits/ */
export const pieceBytes = 1_000_000;
/** A call to a Durable Object carries 32 MiB; what comes near has no place in one object's memory either. */
export const textBytes = 24_000_000;

/** Cuts a text into pieces of UTF-8 that each fit a row. Throws a RangeError for a text too long to be carried. */
export function cutText(text: string): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > textBytes) {
    throw new RangeError(`${bytes.length} bytes are more than Northbook keeps for one run (${textBytes})`);
  }
  const pieces: Uint8Array[] = [];
  for (let start = 0; start === 0 || start < bytes.length; start += pieceBytes) {
    pieces.push(bytes.slice(start, start + pieceBytes));
  }
  return pieces;
}

/** Puts pieces of {@link cutText} together again. A letter cut in two is whole again. */
export function joinPieces(pieces: readonly Uint8Array[]): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const parts = pieces.map((piece) => decoder.decode(piece, { stream: true }));
  return parts.join('') + decoder.decode();
}
