/** An answer of Notion's that is not a success: thrown anywhere below a route, turned into the body and status by the app. */
export class NotionError extends Error {
  readonly status: number;
  readonly code: string;
  readonly additionalData: Record<string, unknown> | undefined;
  readonly headers: Record<string, string>;

  constructor(
    answer: { status: number; code: string; message: string },
    more: { additionalData?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ) {
    super(answer.message);
    this.name = 'NotionError';
    this.status = answer.status;
    this.code = answer.code;
    this.additionalData = more.additionalData;
    this.headers = more.headers ?? {};
  }
}

/** The body of a refusal. */
export function errorBody(error: NotionError, requestId: string): Record<string, unknown> {
  const { status, code, message, additionalData } = error;
  const details = additionalData === undefined ? {} : { additional_data: additionalData };
  return { object: 'error', status, code, message, ...details, request_id: requestId };
}

/** 429 with the reason, and for how many seconds. from documents: https://developers.notion.com/reference/request-limits */
export function rateLimited(reason: string, seconds: number): NotionError {
  const retryAfter = String(seconds);
  return new NotionError(
    {
      status: 429,
      code: 'rate_limited',
      message: 'You have been rate limited. Please try again in a few minutes.',
    },
    {
      additionalData: { rate_limit_reason: reason, retry_after: retryAfter },
      headers: { 'Retry-After': retryAfter },
    },
  );
}

/** 400 for what Notion calls an invalid request: a wrong shape, a value out of range, a property that does not exist. */
export function validationError(message: string): NotionError {
  return new NotionError({ status: 400, code: 'validation_error', message });
}

/** 404 for what does not exist and for what is not shared with the connection; Notion does not tell the two apart. */
export function objectNotFound(
  what: { noun: string; id: string },
  connection: { botId: string; name: string },
): NotionError {
  return new NotionError(
    {
      status: 404,
      code: 'object_not_found',
      message: `Could not find ${what.noun} with ID: ${what.id}. Make sure the relevant pages and databases are shared with your integration "${connection.name}".`,
    },
    { additionalData: { integration_id: connection.botId } },
  );
}
