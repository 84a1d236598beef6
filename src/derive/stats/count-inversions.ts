import { numberAt } from './number-at.ts';

/**
 * Sorts a scratch array ascending and counts the pairs that stood in the wrong order (an earlier value strictly
 * larger than a later one). Merge sort, O(n log n), as in W. R. Knight, Journal of the American Statistical
 * Association 61 (1966) 436–439, https://doi.org/10.1080/01621459.1966.10480879.
 */
export function countInversions(scratch: Float64Array): number {
  const n = scratch.length;
  let inversions = 0;
  let from = scratch.slice();
  let to = new Float64Array(n);
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      const end = Math.min(start + 2 * width, n);
      let left = start;
      let right = middle;
      for (let index = start; index < end; index += 1) {
        if (right >= end || (left < middle && numberAt(from, left) <= numberAt(from, right))) {
          to[index] = numberAt(from, left);
          left += 1;
        } else {
          to[index] = numberAt(from, right);
          right += 1;
          inversions += middle - left;
        }
      }
    }
    [from, to] = [to, from];
  }
  scratch.set(from);
  return inversions;
}
