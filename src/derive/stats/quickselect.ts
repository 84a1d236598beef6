import { numberAt } from './number-at.ts';
import { seededRandom } from './seeded-random.ts';

/**
 * The value that would stand at index `rank` (from 0) if the array were sorted ascending. Reorders `scratch` so
 * that nothing before `rank` is larger and nothing after it is smaller. Finite numbers only.
 *
 * Hoare's selection, the pivot being the median of three places drawn by a seeded generator: expected time is
 * linear in the length for any order of the input, also with many ties, and the answer is exact.
 */
export function quickselect(scratch: Float64Array, rank: number): number {
  const draw = seededRandom();
  let left = 0;
  let right = scratch.length - 1;
  while (left < right) {
    const width = right - left + 1;
    const a = numberAt(scratch, left + draw(width));
    const b = numberAt(scratch, left + draw(width));
    const c = numberAt(scratch, left + draw(width));
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let up = left;
    let down = right;
    while (up <= down) {
      while (numberAt(scratch, up) < pivot) up += 1;
      while (numberAt(scratch, down) > pivot) down -= 1;
      if (up <= down) {
        const swapped = numberAt(scratch, up);
        scratch[up] = numberAt(scratch, down);
        scratch[down] = swapped;
        up += 1;
        down -= 1;
      }
    }
    if (rank <= down) right = down;
    else if (rank >= up) left = up;
    else return numberAt(scratch, rank);
  }
  return numberAt(scratch, rank);
}
