import type { RequestFailure } from './request-failure.ts';

/** What kind of trouble a failure is; each kind has its own patience. */
export type Trouble = 'rate-limited' | 'overloaded' | 'conflict' | 'unanswered' | 'final';

const patience: Readonly<Record<Trouble, number>> = {
  'rate-limited': 8,
  overloaded: 6,
  conflict: 3,
  unanswered: 4,
  final: 0,
};

const firstWait: Readonly<Record<Trouble, number>> = {
  'rate-limited': 1000,
  overloaded: 2000,
  conflict: 250,
  unanswered: 1000,
  final: 0,
};

/** Sorts a failure. Notion's own list of codes: https://developers.notion.com/reference/status-codes */
export function troubleOf(failure: RequestFailure): Trouble {
  const { status, code, isBlocked } = failure;
  if (isBlocked) return 'final';
  if (status === undefined) return 'unanswered';
  if (status === 429) return 'rate-limited';
  if (status === 529) return 'overloaded';
  if (status === 409) return code === 'row_limit_exceeded' ? 'final' : 'conflict';
  return status >= 500 ? 'unanswered' : 'final';
}

/**
 * How long to wait before trying again, in milliseconds; `undefined` to give up. `tries` counts earlier retries of
 * the same trouble. What Notion asks for is waited in full, never less; otherwise the wait doubles, spread by
 * `random` so that many workspaces do not come back at once.
 */
export function waitBeforeRetry(
  failure: RequestFailure,
  options: { readonly tries: number; readonly random: () => number },
): number | undefined {
  const trouble = troubleOf(failure);
  const { tries, random } = options;
  if (tries >= patience[trouble]) return undefined;
  const spread = firstWait[trouble] * 2 ** tries * (0.5 + random());
  if (failure.retryAfter === undefined) return spread;
  return failure.retryAfter + Math.min(spread, 1000);
}
