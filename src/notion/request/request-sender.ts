import PQueue from 'p-queue';
import type * as z from 'zod';
import { SurfaceError } from '../../sync/surface-error.ts';
import type { Usage } from '../../sync/surface.ts';
import type { RequestFailure } from './request-failure.ts';
import { readFailure, toSurfaceError } from './request-failure.ts';
import type { Trouble } from './retry-policy.ts';
import { troubleOf, waitBeforeRetry } from './retry-policy.ts';

/** One request to Notion, which may take several tries. */
export interface NotionRequest<T> {
  /** As people know it: `PATCH /v1/pages/…`. */
  readonly name: string;
  readonly effect: 'read' | 'write';
  /** Whether sending it twice does no harm. */
  readonly idempotent: boolean;
  readonly answer: z.ZodType<T>;
  send(): Promise<unknown>;
  /** Reads what a write had already saved when its answer got lost. */
  adopt?(id: string): Promise<T>;
  /** Looks whether a write without an answer has reached Notion; only then it may be sent again. */
  find?(): Promise<T | undefined>;
}

export interface RequestSender {
  /** Sends until there is an answer, or throws a `SurfaceError`. */
  send<T>(request: NotionRequest<T>): Promise<T>;
  usage(): Usage;
}

export interface SenderOptions {
  readonly secret: string;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  /** Milliseconds. */
  readonly now: () => number;
  readonly concurrency: number;
  /** Notion's budget of the connection; `Infinity` leaves the pace to Notion's own answers. */
  readonly requestsPerMinute: number;
  /** A longer wait is handed to the caller as `rate-limited` or `unavailable`, milliseconds. */
  readonly longestWait: number;
  readonly onBudgetSpent?: ((milliseconds: number) => void) | undefined;
}

const minute = 60_000;

/** Sends requests of one connection: a few at once, within its budget, each with the patience its failure deserves. */
export function createRequestSender(options: SenderOptions): RequestSender {
  const { secret, sleep, random, now, concurrency, requestsPerMinute, longestWait } = options;
  const queue = new PQueue({
    concurrency,
    // A strict window holds a timer only while requests wait for it.
    ...(Number.isFinite(requestsPerMinute)
      ? { intervalCap: requestsPerMinute, interval: minute, strict: true }
      : {}),
  });
  queue.addEventListener('rateLimit', () => {
    if (queue.size > 0) options.onBudgetSpent?.(minute);
  });
  const usage = { reads: 0, writes: 0 };
  let closedUntil = 0;

  /** After a 429 nobody of this connection asks before its time has come. */
  async function waitUntilOpen(): Promise<void> {
    let waitedUntil = 0;
    while (closedUntil > Math.max(waitedUntil, now())) {
      waitedUntil = closedUntil;
      await sleep(waitedUntil - now());
    }
  }

  async function tryOnce<T>(request: NotionRequest<T>): Promise<Attempt> {
    try {
      const answer = await queue.add(async () => {
        await waitUntilOpen();
        usage[request.effect === 'read' ? 'reads' : 'writes'] += 1;
        return request.send();
      });
      return { answer };
    } catch (cause) {
      return { failure: readFailure(cause, now()), cause };
    }
  }

  /** How long to wait before the request may be sent again; `undefined` when it may not. */
  function retryWait<T>(request: NotionRequest<T>, failed: { failure: RequestFailure; tries: number }) {
    const { failure, tries } = failed;
    const isUnsafe = troubleOf(failure) === 'unanswered' && !request.idempotent && request.find === undefined;
    const wait = waitBeforeRetry(failure, { tries, random });
    return wait === undefined || wait > longestWait || isUnsafe ? undefined : wait;
  }

  return {
    async send(request) {
      const tries: Partial<Record<Trouble, number>> = {};
      for (;;) {
        const attempt = await tryOnce(request);
        if (!('failure' in attempt)) return readAnswer(request, attempt.answer);
        const { failure, cause } = attempt;
        if (failure.committedId !== undefined && request.adopt !== undefined) {
          return request.adopt(failure.committedId);
        }
        const trouble = troubleOf(failure);
        const wait = retryWait(request, { failure, tries: tries[trouble] ?? 0 });
        if (wait === undefined) throw toSurfaceError(failure, { request: request.name, cause, secret });
        tries[trouble] = (tries[trouble] ?? 0) + 1;
        if (trouble === 'rate-limited') closedUntil = Math.max(closedUntil, now() + wait);
        else await sleep(wait);
        const found = trouble === 'unanswered' && !request.idempotent ? await request.find?.() : undefined;
        if (found !== undefined) return found;
      }
    },
    usage: () => ({ ...usage }),
  };
}

type Attempt = { readonly answer: unknown } | { readonly failure: RequestFailure; readonly cause: unknown };

function readAnswer<T>(request: NotionRequest<T>, answer: unknown): T {
  const parsed = request.answer.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new SurfaceError({
    code: 'invalid',
    surface: 'notion',
    request: request.name,
    message: 'answered in a form that Northbook does not know',
    cause: parsed.error,
  });
}
