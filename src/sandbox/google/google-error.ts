import type { Json, JsonObject } from './json.ts';

const statusNames: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ABORTED',
  413: 'INVALID_ARGUMENT',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
};

interface GoogleErrorParts {
  code: number;
  message: string;
  status?: string;
  /** The `details` list of google.rpc.Status. */
  details?: readonly Json[];
  /** The older `errors` list, which Drive sends. */
  errors?: readonly Json[];
}

/** A refusal as Google words it; `body()` is the JSON that goes out with the HTTP status `code`. */
export class GoogleError extends Error {
  readonly code: number;
  readonly parts: GoogleErrorParts;

  constructor(parts: GoogleErrorParts) {
    super(parts.message);
    this.code = parts.code;
    this.parts = parts;
  }

  body(): JsonObject {
    const { code, message, details, errors } = this.parts;
    if (errors !== undefined) return { error: { code, message, errors } };
    const status = this.parts.status ?? statusNames[code] ?? 'UNKNOWN';
    return { error: { code, message, status, ...(details === undefined ? {} : { details }) } };
  }
}

/** 400 INVALID_ARGUMENT with one sentence. */
export function badRequest(message: string): GoogleError {
  return new GoogleError({ code: 400, message });
}

/** 404 as Sheets words it for a spreadsheet or an object in it that is not there. */
export function entityNotFound(): GoogleError {
  return new GoogleError({ code: 404, message: 'Requested entity was not found.' });
}

/** 403 as Sheets words it for a file the caller may not touch. */
export function permissionDenied(): GoogleError {
  return new GoogleError({ code: 403, message: 'The caller does not have permission' });
}
