import { NonRetryableError } from 'cloudflare:workflows';
import { sayFailure } from '../src/sync/say-failure.ts';

/**
 * Does a step's work with a tool. A failure leaves as a sentence for people, since only its text crosses a step's
 * border; one that another try cannot mend ends the step at once.
 */
export async function toolStep<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { message, isLasting } = sayFailure(error);
    console.error('step failed:', message);
    throw isLasting ? new NonRetryableError(message) : new Error(message, { cause: error });
  }
}

/** The sentence that a failed step left with, without the names of errors put before it on the way. */
export function stepFailure(error: unknown): string {
  return sayFailure(error).message.replace(/^(?:\w*Error: )+/, '');
}
