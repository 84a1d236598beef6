/** Arrays that nobody uses at the moment. */
const shelf: Float64Array[] = [];

/**
 * Lends an array for numbers that are not kept, holding anything at first. It goes back to the shelf when `use` has
 * answered; whoever asks meanwhile gets another. New arrays lie outside the engine's own memory and pile up there
 * until it next tidies up: thousands of them, one a series, would be most of what a derivation takes.
 */
export function withScratch<Answer>(length: number, use: (scratch: Float64Array) => Answer): Answer {
  const shelved = shelf.pop();
  const array = shelved !== undefined && shelved.length >= length ? shelved : new Float64Array(length);
  try {
    return use(array.subarray(0, length));
  } finally {
    shelf.push(array);
  }
}

/** {@link withScratch} with a copy of some numbers in it, to be put in another order. */
export function withCopy<Answer>(values: Float64Array, use: (copy: Float64Array) => Answer): Answer {
  return withScratch(values.length, (copy) => {
    copy.set(values);
    return use(copy);
  });
}
