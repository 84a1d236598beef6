/**
 * The number at an index that the caller knows to be inside: what `values[index]` would be if the type system
 * could see the loop's bounds. Takes one kind of array only, so that hot loops stay monomorphic.
 *
 * @throws RangeError for an index outside, which is a fault of the calling code and never of the data.
 */
export function numberAt(values: Float64Array, index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`No number at index ${index} of ${values.length}`);
  return value;
}
