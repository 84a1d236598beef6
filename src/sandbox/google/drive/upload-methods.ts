import { isObject } from '../json.ts';
import type { Json } from '../json.ts';
import { writableFile } from './drive-call.ts';
import type { DriveCall } from './drive-call.ts';
import { driveError } from './drive-error.ts';
import { saveFile, spreadsheetType } from './file-record.ts';
import type { FileRecord } from './file-record.ts';
import { answerFile, fileFromBody } from './files-methods.ts';
import { openUpload, takePart } from './resumable-upload.ts';
import type { Upload } from './resumable-upload.ts';
import { showFileV2 } from './show-file-v2.ts';
import { importCsv, putEmptySpreadsheet } from './spreadsheet-content.ts';

/** Reads an upload: `media` is the content alone, `multipart` brings metadata in front of it. */
async function readUpload(call: DriveCall): Promise<Upload> {
  const contentType = call.request.headers.get('content-type') ?? 'text/csv';
  const text = await call.request.text();
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (call.query.get('uploadType') !== 'multipart' || boundary === undefined)
    return { metadata: {}, mediaType: contentType, media: text };
  const parts = text
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => readPart(part));
  const [first, second] = parts;
  if (first === undefined || second === undefined)
    throw driveError({ code: 400, message: 'Malformed multipart body.', reason: 'badContent' });
  const metadata: unknown = JSON.parse(first.content);
  return { metadata: isObject(metadata) ? metadata : {}, mediaType: second.type, media: second.content };
}

function readPart(part: string): { type: string; content: string } {
  const [head = '', ...rest] = part.replace(/^\r?\n/, '').split(/\r?\n\r?\n/);
  const type = /content-type:\s*([^\r\n;]+)/i.exec(head)?.[1]?.trim() ?? 'text/plain';
  return { type, content: rest.join('\r\n\r\n').replace(/\r?\n$/, '') };
}

/** Text in commas becomes a spreadsheet when one is asked for; other content is not kept. */
function keepContent(call: DriveCall, file: FileRecord, upload: Upload): void {
  if (file.mimeType !== spreadsheetType) return;
  if (/csv|plain/.test(upload.mediaType) || upload.media !== '') importCsv(call.context, file, upload.media);
  else putEmptySpreadsheet(call.context, file);
}

function create(call: DriveCall, upload: Upload): Json {
  const file = fileFromBody({ ...call, body: upload.metadata }, upload.mediaType);
  keepContent(call, file, upload);
  return answerFile(call, file);
}

/** POST upload files: at once, or the beginning of an upload in parts (from documents) */
export async function uploadDriveFile(call: DriveCall): Promise<Json | Response> {
  if (call.query.get('uploadType') === 'resumable') return openUpload(call);
  return create(call, await readUpload(call));
}

/** PUT upload files: a part of an upload (from documents) */
export async function continueUpload(call: DriveCall): Promise<Json | Response> {
  const taken = await takePart(call);
  return taken instanceof Response ? taken : create(call, taken);
}

function replaceContent(call: DriveCall, upload: Upload): FileRecord {
  const before = writableFile(call);
  const name = typeof upload.metadata.name === 'string' ? upload.metadata.name : before.name;
  const { context, caller } = call;
  const file = {
    ...before,
    name,
    modifiedTime: context.now(),
    version: before.version + 1,
    lastModifier: caller.user.email,
  };
  saveFile(context.store, file);
  keepContent(call, file, upload);
  return file;
}

/** PATCH upload files/{id}: at once, or the beginning of an upload in parts (from documents) */
export async function updateDriveContent(call: DriveCall): Promise<Json | Response> {
  if (call.query.get('uploadType') === 'resumable') {
    writableFile(call);
    return openUpload(call);
  }
  return answerFile(call, replaceContent(call, await readUpload(call)));
}

/** PUT upload files/{id}: a part of an upload (from documents) */
export async function continueUpdate(call: DriveCall): Promise<Json | Response> {
  const taken = await takePart(call);
  return taken instanceof Response ? taken : answerFile(call, replaceContent(call, taken));
}

/** PUT upload/drive/v2/files/{id}: the older version, which clients still use to import text into a spreadsheet. */
export async function updateContentV2(call: DriveCall): Promise<Json> {
  const file = replaceContent(call, await readUpload(call));
  return showFileV2(call.context, call.caller.user, file);
}
