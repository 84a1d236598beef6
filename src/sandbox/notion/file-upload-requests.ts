import { editStamps, newId, newStamps } from './api-context.ts';
import type { Answer, ApiContext, ApiRequest } from './api-context.ts';
import {
  at,
  isAbsent,
  isObject,
  readId,
  readNumber,
  readObject,
  readOneOf,
  readString,
  refusal,
} from './field.ts';
import type { Field } from './field.ts';
import { objectNotFound, validationError } from './notion-error.ts';
import { archivedToo } from './page-answer.ts';
import { pageOf, readPageWantedFromQuery } from './page-of-results.ts';
import type { FileUploadRecord } from './records.ts';
import { minuteStamp } from './timestamp.ts';
import { agedUpload } from './upload-age.ts';
import { workspace } from './workspace.ts';

const LIFETIME = 3_600_000;
const MAX_PARTS = 10_000;

const typesByEnding: Record<string, string> = {
  txt: 'text/plain',
  csv: 'text/csv',
  html: 'text/html',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
};

/** A file as the multipart body of a send carries it, read before the request is handled. */
export interface SentFile {
  name: string;
  type: string;
  size: number;
  /** Only kept when small enough for one record. */
  base64: string | undefined;
}

/** POST /v1/file_uploads: announces a file; it has to be sent and attached within the hour. */
export function createFileUpload({ body }: ApiRequest, context: ApiContext): Answer {
  readObject(body, ['mode', 'filename', 'content_type', 'number_of_parts', 'external_url']);
  const mode = isAbsent(at(body, 'mode'))
    ? 'single_part'
    : readOneOf(at(body, 'mode'), ['single_part', 'multi_part', 'external_url'] as const);
  // from documents: what each mode needs beside itself.
  const external = mode === 'external_url' ? readExternalUrl(at(body, 'external_url')) : undefined;
  if (mode === 'multi_part') readNumber(at(body, 'number_of_parts'));
  const filename = isAbsent(at(body, 'filename'))
    ? (external?.pathname.split('/').at(-1) ?? null)
    : readString(at(body, 'filename'), { max: 900 });
  const sentType = isAbsent(at(body, 'content_type')) ? null : readString(at(body, 'content_type'));
  const parts = isAbsent(at(body, 'number_of_parts')) ? null : readNumber(at(body, 'number_of_parts'));
  if (parts !== null && parts > MAX_PARTS) throw refusal(at(body, 'number_of_parts'), `≤ \`${MAX_PARTS}\``);
  if (parts !== null && parts < 1) throw refusal(at(body, 'number_of_parts'), '≥ `1`');
  const upload: FileUploadRecord = {
    kind: 'file_upload',
    id: newId(context, 'file_upload'),
    mode,
    status: 'pending',
    filename,
    contentType: sentType ?? typeOf(filename),
    contentLength: null,
    expiresAt: context.now + LIFETIME,
    numberOfParts: parts,
    partsSent: [],
    ...newStamps(context),
  };
  context.records.put(upload);
  return fileUploadAnswer(upload, context);
}

/** POST /v1/file_uploads/{id}/send: the bytes, whole or a part. */
export function sendFileUpload({ path, body }: ApiRequest, context: ApiContext): Answer {
  const upload = uploadAt(path.id, context);
  if (upload.status !== 'pending')
    throw validationError(`File upload status is "${upload.status}", but must be "pending" to send.`);
  const file = readSentFile(body);
  if (file.size > workspace.maxUploadBytes && upload.mode === 'single_part') {
    throw validationError(
      `File size ${file.size} exceeds the limit of ${workspace.maxUploadBytes} bytes for this workspace.`,
    );
  }
  const part = isAbsent(at(body, 'part_number')) ? 1 : Number(readString(at(body, 'part_number')));
  const isWhole = upload.mode !== 'multi_part';
  const sent: FileUploadRecord = {
    ...upload,
    status: isWhole ? 'uploaded' : 'pending',
    filename: upload.filename ?? file.name,
    contentType: upload.contentType ?? file.type,
    contentLength: (upload.contentLength ?? 0) + file.size,
    partsSent: [...new Set([...upload.partsSent, part])],
    ...editStamps(context),
  };
  context.records.put(sent);
  if (isWhole && file.base64 !== undefined)
    context.records.put({
      kind: 'file_content',
      id: upload.id,
      type: sent.contentType ?? file.type,
      base64: file.base64,
    });
  return fileUploadAnswer(sent, context);
}

/** POST /v1/file_uploads/{id}/complete: closes an upload in parts. */
export function completeFileUpload({ path }: ApiRequest, context: ApiContext): Answer {
  const upload = uploadAt(path.id, context);
  // from documents
  if (upload.mode !== 'multi_part') throw validationError('Only multi_part file uploads can be completed.');
  if (upload.partsSent.length < (upload.numberOfParts ?? 1))
    throw validationError(`File upload has ${upload.partsSent.length} of ${upload.numberOfParts} parts.`);
  const completed: FileUploadRecord = { ...upload, status: 'uploaded', ...editStamps(context) };
  context.records.put(completed);
  return fileUploadAnswer(completed, context);
}

export function retrieveFileUpload({ path }: ApiRequest, context: ApiContext): Answer {
  return fileUploadAnswer(uploadAt(path.id, context), context);
}

/** GET /v1/file_uploads: newest first, optionally of one status. */
export function listFileUploads({ query }: ApiRequest, context: ApiContext): Answer {
  const status = query.get('status');
  const wanted =
    status === null
      ? undefined
      : readOneOf({ path: 'query.status', value: status }, [
          'pending',
          'uploaded',
          'expired',
          'failed',
        ] as const);
  const uploads = [...context.records.list('file_upload')]
    .map((upload) => agedUpload(upload, context.now))
    .filter((upload) => isOwn(upload, context) && (wanted === undefined || upload.status === wanted));
  const { elements, next } = pageOf(
    uploads.toReversed(),
    readPageWantedFromQuery(query),
    (upload) => upload.id,
  );
  return {
    object: 'list',
    results: elements.map((upload) => fileUploadAnswer(upload, context)),
    next_cursor: next,
    has_more: next !== null,
    type: 'file_upload',
    file_upload: {},
  };
}

function fileUploadAnswer(upload: FileUploadRecord, context: ApiContext): Answer {
  const address = `https://api.notion.com/v1/file_uploads/${upload.id}`;
  const isPending = upload.status === 'pending';
  const isInParts = upload.mode === 'multi_part';
  return {
    object: 'file_upload',
    id: upload.id,
    created_time: minuteStamp(upload.createdAt),
    created_by: { id: upload.createdBy, type: 'bot' },
    last_edited_time: minuteStamp(upload.editedAt),
    expiry_time: upload.expiresAt === null ? null : minuteStamp(upload.expiresAt),
    ...(isPending ? { upload_url: `${address}/send` } : {}),
    // from documents: an upload in parts.
    ...(isPending && isInParts ? { complete_url: `${address}/complete` } : {}),
    in_trash: false,
    status: upload.status,
    filename: upload.filename,
    content_type: upload.contentType,
    content_length: upload.contentLength,
    ...(upload.importedAt === undefined ? {} : { file_import_result: importResult(upload.importedAt) }),
    ...(isInParts
      ? { number_of_parts: { total: upload.numberOfParts ?? 1, sent: upload.partsSent.length } }
      : {}),
    ...archivedToo(false, context),
  };
}

/** from documents */
function importResult(importedAt: number): Answer {
  return { imported_time: new Date(importedAt).toISOString(), type: 'success', success: {} };
}

/** from documents: a file is fetched over HTTPS only. */
function readExternalUrl(field: Field): URL {
  const url = readString(field, { max: 2000 });
  if (!url.startsWith('https://') || !URL.canParse(url)) throw refusal(field, 'a valid HTTPS URL');
  return new URL(url);
}

function uploadAt(sentId: string | undefined, context: ApiContext): FileUploadRecord {
  const id = readId({ path: 'path.file_upload_id', value: sentId });
  const upload = context.records.get('file_upload', id);
  if (upload === undefined || !isOwn(upload, context))
    throw objectNotFound({ noun: 'file_upload', id }, context.connection);
  return agedUpload(upload, context.now);
}

/** from documents: uploads belong to the connection that made them. */
function isOwn(upload: FileUploadRecord, { connection }: ApiContext): boolean {
  return upload.createdBy === connection.botId;
}

function readSentFile(body: ApiRequest['body']): SentFile {
  const { file } = readObject(body);
  const { value } = at(body, 'file');
  if (!isObject(file) || !isObject(value))
    throw validationError('body failed validation: body.file should be defined, instead was `undefined`.');
  const { name, type, size, base64 } = value;
  return {
    name: String(name),
    type: String(type),
    size: Number(size),
    base64: typeof base64 === 'string' ? base64 : undefined,
  };
}

function typeOf(filename: string | null): string | null {
  const ending = /\.([a-z0-9]+)$/i.exec(filename ?? '')?.[1]?.toLowerCase();
  return ending === undefined ? null : (typesByEnding[ending] ?? 'application/octet-stream');
}
