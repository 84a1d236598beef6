import { numberAt } from './number-at.ts';
import { withScratch } from './scratch.ts';

/**
 * Sorts a scratch array ascending and counts the pairs that stood in the wrong order (an earlier value strictly
 * larger than a later one). Merge sort, O(n log n), as in W. R. Knight, Journal of the American Statistical
 * Association 61 (1966) 436–439, https://doi.org/10.1080/01621459.1966.10480879.
 */
export function countInversions(scratch: Float64Array): number {
  return sortRuns(scratch) + withScratch(scratch.length, (spare) => mergeRuns(scratch, spare));
}

/** Merges sorted runs, each two neighbours into one, until one is left. */
function mergeRuns(scratch: Float64Array, spare: Float64Array): number {
  const n = scratch.length;
  let inversions = 0;
  let from = scratch;
  let to = spare;
  for (let width = runLength; width < n; width *= 2) {
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
  if (from !== scratch) scratch.set(from);
  return inversions;
}

/** Up to so many values are sorted faster by moving each to its place than by merging. */
const runLength = 8;

/** Sorts each run of neighbours by insertion; every step that a value moves is an inversion. */
function sortRuns(scratch: Float64Array): number {
  let inversions = 0;
  for (let index = 1; index < scratch.length; index += 1) {
    const value = numberAt(scratch, index);
    const start = index - (index % runLength);
    let place = index;
    while (place > start && numberAt(scratch, place - 1) > value) {
      scratch[place] = numberAt(scratch, place - 1);
      place -= 1;
    }
    scratch[place] = value;
    inversions += index - place;
  }
  return inversions;
}
