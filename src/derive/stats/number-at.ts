/**
 * The number at an index that the caller knows to be inside: what `values[index]` would be if the type system
 * could see the loop's bounds. Takes one kind of array only, so that hot loops stay monomorphic.
 *
 * @throws RangeError for an index outside, which is a fault of the calling code and never of the data.
 */
export function numberAt(values: Float64Array, index: number): number {
  return values[index] ?? outside(values, index);
}

/** Told apart, so that what remains is small enough to be inlined wherever it is called. */
function outside(values: Float64Array, index: number): never {
  throw new RangeError(`No number at index ${index} of ${values.length}`);
}
