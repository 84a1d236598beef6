import { countInversions } from './count-inversions.ts';
import { numberAt } from './number-at.ts';
import { residuals } from './slope-residuals.ts';
import type { TimedPoints } from './timed-points.ts';

/**
 * The slopes of all pairs whose residuals change their order between two slopes: those that lie between `from`
 * and `to`. `undefined` when there are more than `most`. A merge sort that writes out each inversion it meets.
 */
export function crossingSlopes(
  { times, values }: TimedPoints,
  { from, to, most }: { from: number; to: number; most: number },
): Float64Array | undefined {
  const before = residuals({ times, values }, from);
  const after = residuals({ times, values }, to);
  const byBefore = Float64Array.from(before.keys());
  byBefore.sort((a, b) => numberAt(before, a) - numberAt(before, b) || a - b);

  const crossings = countInversions(byBefore.map((point) => numberAt(after, point)));
  if (crossings > most) return undefined;

  const found = new Float64Array(crossings);
  let filled = 0;
  let order = byBefore;
  let merged = new Float64Array(order.length);
  for (let width = 1; width < order.length; width *= 2) {
    for (let start = 0; start < order.length; start += 2 * width) {
      const middle = Math.min(start + width, order.length);
      const end = Math.min(start + 2 * width, order.length);
      let left = start;
      let right = middle;
      for (let index = start; index < end; index += 1) {
        const takeLeft =
          right >= end ||
          (left < middle &&
            numberAt(after, numberAt(order, left)) <= numberAt(after, numberAt(order, right)));
        if (takeLeft) {
          merged[index] = numberAt(order, left);
          left += 1;
          continue;
        }
        const point = numberAt(order, right);
        merged[index] = point;
        right += 1;
        for (let crossed = left; crossed < middle; crossed += 1) {
          const other = numberAt(order, crossed);
          const gap = numberAt(times, point) - numberAt(times, other);
          found[filled] = (numberAt(values, point) - numberAt(values, other)) / gap;
          filled += 1;
        }
      }
    }
    [order, merged] = [merged, order];
  }
  return found;
}
