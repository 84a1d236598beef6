import type { SurfaceKind } from './surface.ts';

/** Why a surface could not do what was asked; decides whether a retry, a reconnect or a person is needed. */
export type SurfaceErrorCode =
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  /** The tool's plan allows no more blocks, rows or storage. */
  | 'plan-limit'
  | 'rate-limited'
  | 'unavailable'
  | 'invalid'
  | 'conflict';

/** A failed request to a surface, in one shape for all tools. The message never holds a token. */
export class SurfaceError extends Error {
  readonly code: SurfaceErrorCode;
  readonly surface: SurfaceKind;
  /** The request that failed, such as `POST /v1/pages`. */
  readonly request: string;
  readonly status: number | undefined;
  /** When the tool said how long to wait, in milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(options: {
    code: SurfaceErrorCode;
    surface: SurfaceKind;
    request: string;
    message: string;
    status?: number;
    retryAfter?: number;
    cause?: unknown;
  }) {
    super(`${options.surface}: ${options.request}: ${options.message}`, { cause: options.cause });
    this.name = 'SurfaceError';
    this.code = options.code;
    this.surface = options.surface;
    this.request = options.request;
    this.status = options.status;
    this.retryAfter = options.retryAfter;
  }
}

/** What an answer's status says when the tool gives no closer reason; no status, no answer. */
export function codeOfStatus(status: number | undefined): SurfaceErrorCode {
  switch (status) {
    case 401:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 409:
      return 'conflict';
    case 429:
      return 'rate-limited';
    default:
      return status === undefined || status >= 500 ? 'unavailable' : 'invalid';
  }
}
