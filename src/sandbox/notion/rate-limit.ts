import { rateLimited } from './notion-error.ts';

const WINDOW = 60_000;

/**
 * A budget of requests a connection in each window of 60 seconds, the whole of which may be spent at once.
 * from documents: https://developers.notion.com/reference/request-limits
 */
export function createRateLimit(): (spent: {
  token: string;
  budget: number | undefined;
  now: number;
}) => void {
  const windows = new Map<string, { start: number; count: number }>();
  return ({ token, budget, now }) => {
    if (budget === undefined) return;
    const known = windows.get(token);
    const window = known !== undefined && now - known.start < WINDOW ? known : { start: now, count: 0 };
    window.count += 1;
    windows.set(token, window);
    if (window.count <= budget) return;
    throw rateLimited(
      'public_api_request_rate_limit',
      Math.max(1, Math.ceil((window.start + WINDOW - now) / 1000)),
    );
  };
}
