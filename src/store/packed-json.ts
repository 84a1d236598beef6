/** A JSON value as gzip: a scorecard's sentences repeat themselves and shrink to about a tenth. */
export async function packJson(value: unknown): Promise<Uint8Array> {
  const text = new Blob([JSON.stringify(value)]).stream();
  return readAll(text.pipeThrough(new CompressionStream('gzip')));
}

/** The value that {@link packJson} packed. Throws when the bytes are not gzip of JSON. */
export async function unpackJson(packed: Uint8Array): Promise<unknown> {
  const bytes = new Blob([packed]).stream();
  const text = new TextDecoder().decode(await readAll(bytes.pipeThrough(new DecompressionStream('gzip'))));
  const value: unknown = JSON.parse(text);
  return value;
}

async function readAll(stream: ReadableStream): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
