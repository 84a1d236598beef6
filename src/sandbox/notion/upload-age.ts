import type { FileUploadRecord } from './records.ts';

/** from documents: a file from elsewhere is fetched after the answer; the sandbox, which fetches nothing, waits this long. */
const FETCH_TIME = 1_000;

/**
 * An upload as it stands by now: what was to be fetched is there, what was not attached in time is expired.
 * from documents: https://developers.notion.com/reference/file-upload
 */
export function agedUpload(upload: FileUploadRecord, now: number): FileUploadRecord {
  const isOpen = upload.status === 'pending' || upload.status === 'uploaded';
  if (isOpen && upload.expiresAt !== null && upload.expiresAt < now) return { ...upload, status: 'expired' };
  const fetchedAt = upload.createdAt + FETCH_TIME;
  if (upload.mode === 'external_url' && upload.status === 'pending' && fetchedAt <= now)
    return { ...upload, status: 'uploaded', importedAt: fetchedAt };
  return upload;
}

/** When an upload will change by itself; undefined when it will not. */
export function nextUploadChange(upload: FileUploadRecord): number | undefined {
  if (upload.mode === 'external_url' && upload.status === 'pending') return upload.createdAt + FETCH_TIME;
  const isOpen = upload.status === 'pending' || upload.status === 'uploaded';
  return isOpen && upload.expiresAt !== null ? upload.expiresAt + 1 : undefined;
}
