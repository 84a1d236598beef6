import { rateLimited } from './notion-error.ts';

const WINDOW = 60_000;

/** A request that counts against a budget: a connection's own, or the workspace's, which all connections share. */
interface Spent {
  readonly spender: string;
  readonly of: 'connection' | 'workspace';
  readonly budget: number | undefined;
  readonly now: number;
}

const reasons = {
  connection: 'public_api_request_rate_limit',
  workspace: 'public_api_space_request_rate_limit',
} as const satisfies Record<Spent['of'], string>;

/**
 * Budgets of requests in each window of 60 seconds, the whole of which may be spent at once.
 * from documents: https://developers.notion.com/reference/request-limits
 */
export function createRateLimit(): (spent: Spent) => void {
  const windows = new Map<string, { start: number; count: number }>();
  return ({ spender, of, budget, now }) => {
    if (budget === undefined) return;
    const known = windows.get(spender);
    const window = known !== undefined && now - known.start < WINDOW ? known : { start: now, count: 0 };
    window.count += 1;
    windows.set(spender, window);
    if (window.count <= budget) return;
    throw rateLimited(reasons[of], Math.max(1, Math.ceil((window.start + WINDOW - now) / 1000)));
  };
}
