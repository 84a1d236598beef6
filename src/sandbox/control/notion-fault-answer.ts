import { isObject } from '../notion/field.ts';
import { errorBody, NotionError, rateLimited } from '../notion/notion-error.ts';
import type { Hit } from './hit.ts';

/** A fault in Notion's words. `committed` is the answer to a write whose answer gets lost. */
export function notionFaultAnswer(hit: Hit, committed: unknown): Response {
  const error = errorOf(hit, committed);
  return Response.json(errorBody(error, hit.requestId), { status: error.status, headers: error.headers });
}

/** from documents: https://developers.notion.com/reference/status-codes and /request-limits; only the 401 was seen. */
function errorOf({ fault, call, secondsLeft }: Hit, committed: unknown): NotionError {
  switch (fault.kind) {
    case '429':
      return rateLimited(fault.reason, fault.retryAfter);
    case 'quota-exhausted':
      return rateLimited('public_api_space_request_rate_limit', Math.max(1, secondsLeft ?? 1));
    case '502':
      return new NotionError({
        status: 502,
        code: 'bad_gateway',
        message: 'Notion encountered an issue while attempting to complete this request. Please try again.',
      });
    case '503':
      return new NotionError(
        {
          status: 503,
          code: 'service_unavailable',
          message: 'Notion is unavailable. Please try again later.',
        },
        fault.committed ? { additionalData: whatWasSaved(committed) } : {},
      );
    case '504':
      return new NotionError({
        status: 504,
        code: 'gateway_timeout',
        message: 'Notion timed out while attempting to complete this request. Please try again.',
      });
    case '529':
      return new NotionError({
        status: 529,
        code: 'service_overload',
        message: 'Notion is temporarily overloaded. Please try again later.',
      });
    case 'plan-limit':
      // from documents: https://developers.notion.com/docs/workspace-block-limits
      return new NotionError(
        {
          status: 403,
          code: 'restricted_resource',
          message: 'This workspace has reached its limit of blocks. Upgrade the plan to create more.',
        },
        { additionalData: { block_limit: 'block_creation' } },
      );
    case '409':
      return new NotionError({
        status: 409,
        code: 'conflict_error',
        message: 'Conflict occurred while saving. Please try again.',
      });
    case 'token-revoked':
      return call.path.startsWith('/v1/oauth/')
        ? new NotionError({ status: 400, code: 'invalid_grant', message: 'Invalid refresh token.' })
        : new NotionError({ status: 401, code: 'unauthorized', message: 'API token is invalid.' });
    case 'reset':
    case 'truncated':
    case 'html':
    case '500':
      return new NotionError({
        status: 500,
        code: 'internal_server_error',
        message: 'Unexpected error occurred.',
      });
  }
}

/** A 503 after a saved write names what was saved: the page or database itself, or the blocks of an append. */
function whatWasSaved(answer: unknown): Record<string, unknown> {
  const guidance = {
    retry_guidance: ['Read the object again to see what was saved.', 'Do not repeat the write.'],
  };
  if (!isObject(answer)) return guidance;
  if (!Array.isArray(answer.results)) return { ...guidance, committed_resource_id: answer.id };
  return { ...guidance, committed_child_ids: answer.results.filter(isObject).map(({ id }) => id) };
}
