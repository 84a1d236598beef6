import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { writableFile } from './drive-call.ts';
import type { DriveCall } from './drive-call.ts';
import { driveError } from './drive-error.ts';
import { saveFile, spreadsheetType } from './file-record.ts';
import type { FileRecord } from './file-record.ts';
import { answerFile, fileFromBody } from './files-methods.ts';
import { showFileV2 } from './show-file-v2.ts';
import { importCsv, putEmptySpreadsheet } from './spreadsheet-content.ts';

interface Upload {
  metadata: JsonObject;
  mediaType: string;
  media: string;
}

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

/** POST upload files (from documents) */
export async function uploadDriveFile(call: DriveCall): Promise<Json> {
  const upload = await readUpload(call);
  const file = fileFromBody({ ...call, body: upload.metadata }, upload.mediaType);
  keepContent(call, file, upload);
  return answerFile(call, file);
}

async function replaceContent(call: DriveCall): Promise<FileRecord> {
  const upload = await readUpload(call);
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

/** PATCH upload files/{id} (from documents) */
export async function updateDriveContent(call: DriveCall): Promise<Json> {
  return answerFile(call, await replaceContent(call));
}

/** PUT upload/drive/v2/files/{id}: the older version, which clients still use to import text into a spreadsheet. */
export async function updateContentV2(call: DriveCall): Promise<Json> {
  const file = await replaceContent(call);
  return showFileV2(call.context, call.caller.user, file);
}
