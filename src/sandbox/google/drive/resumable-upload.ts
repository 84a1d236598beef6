import { randomText } from '../google-ids.ts';
import { isObject, objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { DriveCall } from './drive-call.ts';
import { driveError } from './drive-error.ts';

const kind = 'google/uploads';

/** Content that arrived in full, after one request or many. */
export interface Upload {
  metadata: JsonObject;
  mediaType: string;
  media: string;
}

/** Opens an upload in parts: the answer says where the content goes. */
export async function openUpload(call: DriveCall): Promise<Response> {
  const metadata: unknown = readJson(await call.request.text());
  const id = randomText(call.context.random, 60);
  const mediaType = call.request.headers.get('x-upload-content-type') ?? 'application/octet-stream';
  const record = { metadata: isObject(metadata) ? metadata : {}, mediaType, media: '' };
  call.context.store.put(kind, id, record);
  const location = new URL(call.request.url);
  location.searchParams.set('upload_id', id);
  return new Response(null, {
    status: 200,
    headers: { location: location.toString(), 'x-guploader-uploadid': id },
  });
}

/** Takes the next part; an Upload when it was the last, else the answer that asks for more. */
export async function takePart(call: DriveCall): Promise<Upload | Response> {
  const id = call.query.get('upload_id') ?? '';
  const record = call.context.store.get(kind, id);
  if (!isObject(record))
    throw driveError({ code: 404, message: 'Upload not found.', reason: 'notFound', location: 'upload_id' });
  const range = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(call.request.headers.get('content-range') ?? '');
  const media = (textAt(record, 'media') ?? '') + (await call.request.text());
  const upload = {
    metadata: objectAt(record, 'metadata') ?? {},
    mediaType: textAt(record, 'mediaType') ?? '',
    media,
  };
  const isWhole = range === null || (range[2] !== undefined && Number(range[2]) + 1 === Number(range[3]));
  if (isWhole) {
    call.context.store.delete(kind, id);
    return upload;
  }
  call.context.store.put(kind, id, upload);
  const received = new TextEncoder().encode(media).length;
  const headers = new Headers(received === 0 ? [] : [['range', `bytes=0-${received - 1}`]]);
  return new Response(null, { status: 308, headers });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
