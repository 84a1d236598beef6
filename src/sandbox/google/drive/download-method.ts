import type { DriveCall } from './drive-call.ts';
import { driveError } from './drive-error.ts';
import { readBytes } from './file-content.ts';
import type { FileRecord } from './file-record.ts';

/** The bytes of a file, or the part of them that a Range header asks for (from documents). */
export function downloadFile(call: DriveCall, file: FileRecord): Response {
  if (file.mimeType.startsWith('application/vnd.google-apps.'))
    throw driveError({
      code: 403,
      message: 'Only files with binary content can be downloaded. Use Export with Docs Editors files.',
      reason: 'fileNotDownloadable',
      location: 'alt',
    });
  const bytes = readBytes(call.context.store, file.id) ?? new Uint8Array();
  const headers = { 'content-type': file.mimeType, 'accept-ranges': 'bytes' };
  const range = /^bytes=(\d*)-(\d*)$/.exec(call.request.headers.get('range') ?? '');
  if (range === null || (range[1] === '' && range[2] === '')) return new Response(bytes, { headers });
  const start = range[1] === '' ? Math.max(0, bytes.length - Number(range[2])) : Number(range[1]);
  const end =
    range[1] === '' || range[2] === '' ? bytes.length : Math.min(bytes.length, Number(range[2]) + 1);
  if (start >= bytes.length || start >= end)
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${bytes.length}` },
    });
  return new Response(bytes.slice(start, end), {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end - 1}/${bytes.length}` },
  });
}
