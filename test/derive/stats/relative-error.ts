/** How far a result is from a reference, as a share of the reference; the plain distance when that is 0. */
export function relativeError(actual: number | undefined, expected: number): number {
  if (actual === undefined) return Infinity;
  const distance = Math.abs(actual - expected);
  return expected === 0 ? distance : distance / Math.abs(expected);
}
