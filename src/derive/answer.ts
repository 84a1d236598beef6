/**
 * An answer with the sentence that explains it. Too little data is an answer too: `value` is undefined and
 * `because` says what is missing ("4 of 8 readings").
 */
export interface Answer<T> {
  readonly value: T | undefined;
  /** Value, n, method and threshold in one sentence fit for a person. */
  readonly because: string;
}

/** An answer that could be given. A number that has grown out of all bounds on the way is none. */
export function known<T>(value: T, because: string): Answer<T> {
  return typeof value === 'number' && !Number.isFinite(value)
    ? unknown('The numbers are too large to compute with')
    : { value, because };
}

/** An answer that could not be given, and what is missing. */
export function unknown(because: string): Answer<never> {
  return { value: undefined, because };
}
