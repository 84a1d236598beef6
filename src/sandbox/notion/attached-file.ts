import type { ApiContext } from './api-context.ts';
import { readId } from './field.ts';
import type { Field } from './field.ts';
import { objectNotFound, validationError } from './notion-error.ts';
import { agedUpload } from './upload-age.ts';

const LINK_LIFETIME = 3_600_000;

/** What an attached upload looks like in an answer. It keeps the upload's id, from which a fresh link is made. */
export function attachedFile(idField: Field, context: ApiContext): Record<string, unknown> {
  const id = readId(idField);
  const known = context.records.get('file_upload', id);
  const upload = known === undefined ? undefined : agedUpload(known, context.now);
  if (upload === undefined) throw objectNotFound({ noun: 'file_upload', id }, context.connection);
  // from documents: only what was sent completely and is not expired can be attached.
  if (upload.status !== 'uploaded') {
    throw validationError(
      `File upload with ID ${id} has a status of "${upload.status}" and cannot be attached.`,
    );
  }
  context.records.put({ ...upload, expiresAt: null });
  return { type: 'file', file: fileLink(id, context) };
}

/** from documents: a link to a file that Notion hosts works for an hour. */
export function fileLink(id: string, context: ApiContext): Record<string, unknown> {
  const expires = new Date(context.now + LINK_LIFETIME).toISOString();
  return {
    url: `https://prod-files-secure.s3.us-west-2.amazonaws.com/sandbox/${id}?X-Amz-Expires=3600`,
    expiry_time: expires,
  };
}
