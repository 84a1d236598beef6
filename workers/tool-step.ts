import { NonRetryableError } from 'cloudflare:workflows';
import type { FailureKind } from '../src/sync/say-failure.ts';
import { failureKinds, sayFailure } from '../src/sync/say-failure.ts';
import { SurfaceError } from '../src/sync/surface-error.ts';

/**
 * Does a step's work with a tool. A failure leaves as a sentence for people with its kind before it, since only its
 * text crosses a step's border; one that another try cannot mend ends the step at once. Its cause stays behind: it may
 * hold the request that failed, headers included.
 */
export async function toolStep<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NonRetryableError) throw error;
    // Erased while the step was at work: there is nobody left to tell.
    if (String(error).includes('no such table')) throw new NonRetryableError('The workspace is gone');
    const { message, kind, isLasting } = sayFailure(error);
    console.error('step failed:', message, error instanceof SurfaceError ? error.request : '');
    const text = `[${kind}] ${message}`;
    throw isLasting ? new NonRetryableError(text) : new Error(text);
  }
}

/** What a failed step left with, without the names of errors put before it on the way. */
export function stepFailure(error: unknown): { readonly kind: FailureKind; readonly message: string } {
  const text = sayFailure(error).message.replace(/^(?:\w*Error: )+/, '');
  const [, mark, message] = /^\[([\w-]+)\] ([\s\S]*)$/.exec(text) ?? [];
  const kind = failureKinds.find((known) => known === mark);
  return kind === undefined ? { kind: 'fault', message: text } : { kind, message: message ?? '' };
}
