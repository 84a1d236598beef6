/**
 * An answer with the sentence that explains it. Too little data is an answer too: `value` is undefined and
 * `because` says what is missing ("4 of 8 readings").
 */
export interface Answer<T> {
  readonly value: T | undefined;
  /** Value, n, method and threshold in one sentence fit for a person. */
  readonly because: string;
}
