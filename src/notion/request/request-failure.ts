import { isHTTPResponseError, RequestTimeoutError } from '@notionhq/client';
import type { SurfaceErrorCode } from '../../sync/surface-error.ts';
import { codeOfStatus, SurfaceError } from '../../sync/surface-error.ts';
import { ErrorAnswer } from '../wire.ts';

/** Why a request failed, as far as the retry policy and people need to know. */
export interface RequestFailure {
  /** Absent when there was no answer at all: the outcome of a write is then unknown. */
  readonly status: number | undefined;
  /** Notion's own code; the client does not know all of them, so it is read from the body. */
  readonly code: string;
  readonly message: string;
  /** How long Notion asks to wait, in milliseconds. */
  readonly retryAfter: number | undefined;
  /** The workspace has used up its blocks. */
  readonly isFull: boolean;
  /** Notion asks not to come back. */
  readonly isBlocked: boolean;
  /** What a write had already saved when its answer got lost. */
  readonly committedId: string | undefined;
}

/** Reads what the official client threw; anything that is no HTTP answer counts as no answer. */
export function readFailure(error: unknown, now: number): RequestFailure {
  if (!isHTTPResponseError(error)) {
    const message = RequestTimeoutError.isRequestTimeoutError(error) ? 'timed out' : messageOf(error);
    return {
      status: undefined,
      code: '',
      message,
      retryAfter: undefined,
      isFull: false,
      isBlocked: false,
      committedId: undefined,
    };
  }
  const body = ErrorAnswer.parse(readBody(error.body));
  const { retry_after: seconds, rate_limit_reason: reason } = body.additional_data;
  return {
    status: error.status,
    code: body.code,
    message: body.message === '' ? `answered with status ${error.status}` : body.message,
    retryAfter: readRetryAfter(error.headers, now) ?? (seconds === undefined ? undefined : seconds * 1000),
    isFull: body.additional_data.block_limit !== undefined || body.code === 'row_limit_exceeded',
    isBlocked: reason === 'public_api_request_blocked',
    committedId: body.additional_data.committed_resource_id,
  };
}

/** The failure in the one shape that all surfaces share. `secret` never shows up in its message. */
export function toSurfaceError(
  failure: RequestFailure,
  options: { request: string; cause: unknown; secret: string },
): SurfaceError {
  const { request, cause, secret } = options;
  const { status, retryAfter } = failure;
  return new SurfaceError({
    code: codeOf(failure),
    surface: 'notion',
    request,
    message: failure.message.replaceAll(secret, '…'),
    ...(status === undefined ? {} : { status }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    cause,
  });
}

function codeOf({ status, isFull, isBlocked }: RequestFailure): SurfaceErrorCode {
  if (isBlocked) return 'forbidden';
  if (isFull) return 'plan-limit';
  return codeOfStatus(status);
}

function readBody(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    // A proxy before Notion answers in HTML.
    return {};
  }
}

/** Seconds or an HTTP date: https://www.rfc-editor.org/rfc/rfc9110#name-retry-after */
function readRetryAfter(headers: unknown, now: number): number | undefined {
  const value = headers instanceof Headers ? headers.get('retry-after') : null;
  if (value === null) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now);
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'gave no answer';
}
