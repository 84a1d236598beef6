import { unauthenticated } from '../google/access-token.ts';
import { driveError } from '../google/drive/drive-error.ts';
import { GoogleError } from '../google/google-error.ts';
import { quotaExceeded } from '../google/quota.ts';
import { errorPage } from './error-page.ts';
import type { Hit } from './hit.ts';

/** A fault in Google's words. */
export function googleFaultAnswer(hit: Hit): Response {
  const { kind } = hit.fault;
  if (kind === '502') return errorPage(502);
  if (kind === 'token-revoked' && /^\/(token|o\/oauth2)/.test(hit.call.path)) {
    return Response.json(
      { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
      { status: 400 },
    );
  }
  const error = hit.call.path.startsWith('/v4/') ? sheetsError(hit) : driveErrorOf(hit);
  return Response.json(error.body(), { status: error.code });
}

/** from documents: https://cloud.google.com/apis/design/errors; the words of the 429 were seen. */
function sheetsError({ fault, call }: Hit): GoogleError {
  switch (fault.kind) {
    case '429':
    case 'quota-exhausted':
      return quotaExceeded(call.effect === 'read' ? 'Read' : 'Write');
    case '503':
      return new GoogleError({ code: 503, message: 'The service is currently unavailable.' });
    case '504':
      return new GoogleError({
        code: 504,
        status: 'DEADLINE_EXCEEDED',
        message: 'Deadline expired before operation could complete.',
      });
    case '409':
      return new GoogleError({ code: 409, message: 'The operation was aborted.' });
    case 'token-revoked':
      return unauthenticated(true, 'google.apps.sheets.v4.SpreadsheetsService');
    default:
      return new GoogleError({ code: 500, message: 'Internal error encountered.' });
  }
}

/** from documents: https://developers.google.com/workspace/drive/api/guides/handle-errors */
function driveErrorOf({ fault }: Hit): GoogleError {
  switch (fault.kind) {
    case '429':
      return driveError({
        code: 429,
        message: 'Rate Limit Exceeded',
        domain: 'usageLimits',
        reason: 'rateLimitExceeded',
      });
    case 'quota-exhausted':
      return driveError({
        code: 403,
        message: 'User Rate Limit Exceeded',
        domain: 'usageLimits',
        reason: 'userRateLimitExceeded',
      });
    case '503':
      return driveError({ code: 503, message: 'Backend Error', reason: 'backendError' });
    case '504':
      return driveError({ code: 504, message: 'Gateway Timeout', reason: 'gatewayTimeout' });
    case '409':
      return driveError({ code: 409, message: 'Conflict', reason: 'conflict' });
    case 'token-revoked':
      return driveError({
        code: 401,
        message: 'Invalid Credentials',
        reason: 'authError',
        location: 'Authorization',
        locationType: 'header',
      });
    default:
      return driveError({ code: 500, message: 'Internal Error', reason: 'internalError' });
  }
}
