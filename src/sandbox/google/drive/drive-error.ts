import { GoogleError } from '../google-error.ts';

interface DriveErrorParts {
  code: number;
  message: string;
  reason: string;
  domain?: string;
  /** The parameter or header the refusal is about. */
  location?: string;
  locationType?: string;
}

/** A refusal in the older form that Drive sends. */
export function driveError(parts: DriveErrorParts): GoogleError {
  const { code, message, reason, domain = 'global', location, locationType = 'parameter' } = parts;
  const where = location === undefined ? {} : { location, locationType };
  return new GoogleError({ code, message, errors: [{ message, domain, reason, ...where }] });
}

export function fileNotFound(id: string): GoogleError {
  return driveError({ code: 404, message: `File not found: ${id}.`, reason: 'notFound', location: 'fileId' });
}

export function insufficientPermissions(): GoogleError {
  return driveError({
    code: 403,
    message: 'The user does not have sufficient permissions for this file.',
    reason: 'insufficientFilePermissions',
  });
}

export function invalidParameter(name: string, message: string): GoogleError {
  return driveError({ code: 400, message, reason: 'invalid', location: name });
}
