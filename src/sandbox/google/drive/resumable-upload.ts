import { randomText } from '../google-ids.ts';
import { isObject, numberAt, objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { DriveCall } from './drive-call.ts';
import { driveError } from './drive-error.ts';
import { fromBase64, toBase64 } from './file-content.ts';

const kind = 'google/uploads';
const partKind = 'google/upload_parts';
/** A part is kept in pieces that fit a row. */
const pieceSize = 1_000_000;

/** Content that arrived in full, after one request or many. */
export interface Upload {
  metadata: JsonObject;
  mediaType: string;
  media: Uint8Array<ArrayBuffer>;
}

/** Opens an upload in parts: the answer says where the content goes. */
export async function openUpload(call: DriveCall): Promise<Response> {
  const metadata: unknown = readJson(await call.request.text());
  const id = randomText(call.context.random, 60);
  const mediaType =
    call.request.headers.get('x-upload-content-type') ??
    call.request.headers.get('x-goog-upload-header-content-type') ??
    'application/octet-stream';
  const record = { metadata: isObject(metadata) ? metadata : {}, mediaType, received: 0, pieces: 0 };
  call.context.store.put(kind, id, record);
  const location = new URL(call.request.url);
  location.searchParams.set('upload_id', id);
  const headers = { location: location.toString(), 'x-guploader-uploadid': id };
  if (commandOf(call) === undefined) return new Response(null, { headers });
  return new Response(null, {
    headers: { ...headers, 'x-goog-upload-url': location.toString(), 'x-goog-upload-status': 'active' },
  });
}

/** Whether a request begins an upload in parts, by its query or in the words of Google's other upload protocol. */
export function isOpening(call: DriveCall): boolean {
  return call.query.get('uploadType') === 'resumable' || commandOf(call) === 'start';
}

/** What `X-Goog-Upload-Command` asks for, in the protocol that Ruby's client speaks; undefined in the documented one. */
export function commandOf(call: DriveCall): string | undefined {
  return call.request.headers.get('x-goog-upload-command') ?? undefined;
}

/**
 * Takes the next part; an Upload when it was the last, else the answer that asks for more. A part that is sent twice counts once;
 * one that leaves a gap is not taken.
 */
export async function takePart(call: DriveCall): Promise<Upload | Response> {
  const { store } = call.context;
  const id = call.query.get('upload_id') ?? '';
  const record = store.get(kind, id);
  if (!isObject(record))
    throw driveError({ code: 404, message: 'Upload not found.', reason: 'notFound', location: 'upload_id' });
  const received = numberAt(record, 'received') ?? 0;
  const command = commandOf(call);
  const range = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(call.request.headers.get('content-range') ?? '');
  const sent = new Uint8Array(await call.request.arrayBuffer());
  const start = Number(
    range?.[1] ?? call.request.headers.get('x-goog-upload-offset') ?? (range === null ? 0 : received),
  );
  const fresh = start > received ? sent.slice(0, 0) : sent.slice(received - start);
  const count = numberAt(record, 'pieces') ?? 0;
  const pieces = Array.from({ length: Math.ceil(fresh.length / pieceSize) }, (_, index) =>
    fresh.slice(index * pieceSize, (index + 1) * pieceSize),
  );
  const total = received + fresh.length;
  const isWhole =
    command === undefined
      ? range === null || (range[3] !== '*' && total === Number(range[3]))
      : command.includes('finalize');
  if (isWhole) {
    const media = joined([...piecesOf(call, id, count), fresh]);
    store.delete(kind, id);
    for (let index = 0; index < count; index += 1) store.delete(partKind, `${id}/${index}`);
    return {
      metadata: objectAt(record, 'metadata') ?? {},
      mediaType: textAt(record, 'mediaType') ?? '',
      media,
    };
  }
  for (const [index, piece] of pieces.entries())
    store.put(partKind, `${id}/${count + index}`, { base64: toBase64(piece) });
  store.put(kind, id, { ...record, received: total, pieces: count + pieces.length });
  return unfinished(call, total);
}

/**
 * How far an upload has come. Clients that take 308 for a redirect say so, and are told in a header.
 * https://github.com/googleapis/google-api-go-client/blob/main/internal/gensupport/resumable.go
 */
function unfinished(call: DriveCall, received: number): Response {
  if (commandOf(call) !== undefined)
    return new Response(null, {
      headers: { 'x-goog-upload-status': 'active', 'x-goog-upload-size-received': String(received) },
    });
  const headers = new Headers(received === 0 ? [] : [['range', `bytes=0-${received - 1}`]]);
  if (call.request.headers.get('x-guploader-no-308') !== 'yes')
    return new Response(null, { status: 308, headers });
  headers.set('x-http-status-code-override', '308');
  return new Response(null, { headers });
}

function piecesOf(call: DriveCall, id: string, count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, index) => {
    const record = call.context.store.get(partKind, `${id}/${index}`);
    return fromBase64((isObject(record) ? textAt(record, 'base64') : undefined) ?? '');
  });
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let place = 0;
  for (const piece of pieces) {
    whole.set(piece, place);
    place += piece.length;
  }
  return whole;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
