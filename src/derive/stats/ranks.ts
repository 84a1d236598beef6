import { numberAt } from './number-at.ts';

/** The rank of each value, from 1 ascending; equal values share the mean of their ranks. */
export function ranks(values: Float64Array): Float64Array {
  const sorted = values.toSorted();
  return values.map((value) => {
    const below = countWhile(sorted, (other) => other < value);
    const upTo = countWhile(sorted, (other) => other <= value);
    return (below + 1 + upTo) / 2;
  });
}

/** How many first values hold, when all that hold come first. */
function countWhile(sorted: Float64Array, holds: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(numberAt(sorted, middle))) low = middle + 1;
    else high = middle;
  }
  return low;
}
