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
    : { value, because: inOnePiece(because) };
}

/** An answer that could not be given, and what is missing. */
export function unknown(because: string): Answer<never> {
  return { value: undefined, because: inOnePiece(because) };
}

/**
 * The same text. Engines keep a text that was put together as the tree of its parts, several times its size, until
 * it is first read into: with all sentences of a workspace that is most of the memory they take.
 */
function inOnePiece(text: string): string {
  return text.charCodeAt(0) >= 0 ? text : '';
}
