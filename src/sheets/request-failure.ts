import type { SurfaceErrorCode } from '../sync/surface-error.ts';
import { codeOfStatus, SurfaceError } from '../sync/surface-error.ts';
import { ErrorBody } from './wire.ts';

/** Why a request failed, as far as the retry policy and people need to know. */
export interface RequestFailure {
  /** Absent when there was no answer at all: the outcome of a write is then unknown. */
  readonly status: number | undefined;
  readonly message: string;
  /** A 403 that only says "slow down". */
  readonly isQuota: boolean;
  /** The owner's Drive has no room; a service account never has any. */
  readonly isFull: boolean;
}

/** Reads what the official client threw; anything that is no HTTP answer counts as no answer. */
export function readFailure(error: unknown): RequestFailure {
  const response = propertyOf(error, 'response');
  const status = propertyOf(response, 'status') ?? propertyOf(error, 'status');
  const message = error instanceof Error && error.message !== '' ? error.message : 'gave no answer';
  if (typeof status !== 'number') return { status: undefined, message, isQuota: false, isFull: false };
  const body = ErrorBody.safeParse(propertyOf(response, 'data'));
  const detail = body.success && typeof body.data.error === 'object' ? body.data.error : undefined;
  const reasons = detail?.errors?.map((item) => item.reason) ?? [];
  return {
    status,
    message: detail === undefined || detail.message === '' ? message : detail.message,
    isQuota:
      status === 429 || reasons.includes('userRateLimitExceeded') || reasons.includes('rateLimitExceeded'),
    isFull: reasons.includes('storageQuotaExceeded'),
  };
}

/** The failure in the one shape that all surfaces share. `secret` never shows up in its message. */
export function toSurfaceError(
  failure: RequestFailure,
  options: { request: string; cause: unknown; secret: string },
): SurfaceError {
  const { request, cause, secret } = options;
  return new SurfaceError({
    code: codeOf(failure),
    surface: 'sheets',
    request,
    message: failure.message.replaceAll(secret, '…'),
    ...(failure.status === undefined ? {} : { status: failure.status }),
    cause,
  });
}

function codeOf({ status, isQuota, isFull }: RequestFailure): SurfaceErrorCode {
  if (isFull) return 'plan-limit';
  if (isQuota) return 'rate-limited';
  return codeOfStatus(status);
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}
