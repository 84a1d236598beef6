import { answer } from '../google-http.ts';
import { isObject } from '../json.ts';
import type { Json } from '../json.ts';
import { writableFile } from './drive-call.ts';
import type { DriveCall } from './drive-call.ts';
import { driveError } from './drive-error.ts';
import { factsOf, keepBytes } from './file-content.ts';
import { saveFile, spreadsheetType } from './file-record.ts';
import type { FileRecord } from './file-record.ts';
import { answerFile, fileFromBody } from './files-methods.ts';
import { readParts } from './multipart-body.ts';
import { commandOf, isOpening, openUpload, takePart } from './resumable-upload.ts';
import type { Upload } from './resumable-upload.ts';
import { showFileV2 } from './show-file-v2.ts';
import { importCsv, putEmptySpreadsheet } from './spreadsheet-content.ts';

/** Reads an upload: `media` is the content alone, `multipart` brings metadata in front of it. */
async function readUpload(call: DriveCall): Promise<Upload> {
  const contentType = call.request.headers.get('content-type') ?? 'text/csv';
  const bytes = new Uint8Array(await call.request.arrayBuffer());
  if (call.query.get('uploadType') !== 'multipart')
    return { metadata: {}, mediaType: contentType, media: bytes };
  const [first, second] = readParts(bytes, contentType) ?? [];
  if (first === undefined || second === undefined) throw malformed();
  const metadata = readJson(new TextDecoder().decode(first.content));
  const mediaType = second.headers.get('content-type') ?? 'text/plain';
  const isEncoded = second.headers.get('content-transfer-encoding')?.toLowerCase() === 'base64';
  return {
    metadata: isObject(metadata) ? metadata : {},
    mediaType,
    media: isEncoded ? decoded(second.content) : second.content,
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
  }
}

function decoded(content: Uint8Array): Uint8Array<ArrayBuffer> {
  try {
    const binary = atob(new TextDecoder().decode(content).replaceAll(/\s/g, ''));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    throw malformed();
  }
}

function malformed(): Error {
  return driveError({ code: 400, message: 'Malformed multipart body.', reason: 'badContent' });
}

/** Text in columns becomes a spreadsheet when one is asked for; what cannot become one is refused before anything is made. */
function assertImportable(mimeType: string | undefined, upload: Upload): void {
  if (mimeType !== spreadsheetType || upload.media.length === 0) return;
  if (/csv|plain|tab-separated|octet-stream/.test(upload.mediaType)) return;
  throw driveError({
    code: 400,
    message: 'The requested conversion is not supported.',
    reason: 'badRequest',
    location: 'convertTo',
  });
}

async function keepContent(call: DriveCall, file: FileRecord, upload: Upload): Promise<FileRecord> {
  const { context } = call;
  if (file.mimeType === spreadsheetType) {
    const text = new TextDecoder().decode(upload.media);
    const separator = upload.mediaType.includes('tab-separated') ? '\t' : ',';
    if (text === '') putEmptySpreadsheet(context, file);
    else importCsv(context, file, { text, separator });
    return file;
  }
  const content = await factsOf(upload.media);
  const kept = { ...file, content: { ...content, revisionId: `${file.id.slice(0, 20)}${file.version}` } };
  keepBytes(context.store, file.id, upload.media);
  saveFile(context.store, kept);
  return kept;
}

async function create(call: DriveCall, upload: Upload): Promise<Json> {
  const { mimeType } = upload.metadata;
  assertImportable(typeof mimeType === 'string' ? mimeType : undefined, upload);
  const file = fileFromBody({ ...call, body: upload.metadata }, upload.mediaType);
  return answerFile(call, await keepContent(call, file, upload));
}

/** POST upload files: at once, or the beginning of an upload in parts (from documents) */
export async function uploadDriveFile(call: DriveCall): Promise<Json | Response> {
  if (call.query.has('upload_id')) return continueUpload(call);
  if (isOpening(call)) return openUpload(call);
  return create(call, await readUpload(call));
}

/** PUT upload files: a part of an upload (from documents) */
export async function continueUpload(call: DriveCall): Promise<Json | Response> {
  const taken = await takePart(call);
  return taken instanceof Response ? taken : finished(call, await create(call, taken));
}

async function replaceContent(call: DriveCall, upload: Upload): Promise<FileRecord> {
  const before = writableFile(call);
  assertImportable(before.mimeType, upload);
  const name = typeof upload.metadata.name === 'string' ? upload.metadata.name : before.name;
  const { context, caller } = call;
  const file = {
    ...before,
    name,
    mimeType: before.mimeType === spreadsheetType ? spreadsheetType : upload.mediaType,
    modifiedTime: context.now(),
    version: before.version + 1,
    lastModifier: caller.user.email,
  };
  saveFile(context.store, file);
  return keepContent(call, file, upload);
}

/** PATCH upload files/{id}: at once, or the beginning of an upload in parts (from documents) */
export async function updateDriveContent(call: DriveCall): Promise<Json | Response> {
  if (call.query.has('upload_id')) return continueUpdate(call);
  if (isOpening(call)) {
    writableFile(call);
    return openUpload(call);
  }
  return answerFile(call, await replaceContent(call, await readUpload(call)));
}

/** PUT upload files/{id}: a part of an upload (from documents) */
export async function continueUpdate(call: DriveCall): Promise<Json | Response> {
  const taken = await takePart(call);
  return taken instanceof Response
    ? taken
    : finished(call, answerFile(call, await replaceContent(call, taken)));
}

/** Google's other upload protocol says in a header that it is done. */
function finished(call: DriveCall, file: Json): Json | Response {
  if (commandOf(call) === undefined) return file;
  const response = answer(file, new URL(call.request.url));
  response.headers.set('x-goog-upload-status', 'final');
  return response;
}

/** PUT upload/drive/v2/files/{id}: the older version, which clients still use to import text into a spreadsheet. */
export async function updateContentV2(call: DriveCall): Promise<Json> {
  const file = await replaceContent(call, await readUpload(call));
  return showFileV2(call.context, call.caller.user, file);
}
