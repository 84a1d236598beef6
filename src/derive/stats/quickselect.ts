import { numberAt } from './number-at.ts';

/** Above this many places a sample narrows the search first. */
const sampledFrom = 600;

/**
 * The value that would stand at index `rank` (from 0) if the array were sorted ascending. Reorders `scratch` so
 * that nothing before `rank` is larger and nothing after it is smaller. Finite numbers only.
 *
 * R. W. Floyd and R. L. Rivest, Algorithm 489: SELECT, Communications of the ACM 18 (1975) 173,
 * https://doi.org/10.1145/360680.360694: about n + min(rank, n - rank) comparisons, and the answer is exact.
 */
export function quickselect(scratch: Float64Array, rank: number): number {
  return select(scratch, { rank, left: 0, right: scratch.length - 1 });
}

/**
 * {@link quickselect} for several ranks of one array, one after the other: each is looked for only among the places
 * that those before it have left open.
 */
export function rankSelection(scratch: Float64Array): (rank: number) => number {
  const settled: number[] = [];
  return (rank) => {
    let left = 0;
    let right = scratch.length - 1;
    for (const place of settled) {
      if (place <= rank) left = Math.max(left, place === rank ? rank : place + 1);
      if (place >= rank) right = Math.min(right, place === rank ? rank : place - 1);
    }
    settled.push(rank);
    return select(scratch, { rank, left, right });
  };
}

/** The places from `left` to `right` hold what sorting would put there, in some order; `rank` is one of them. */
interface Span {
  readonly rank: number;
  readonly left: number;
  readonly right: number;
}

function select(scratch: Float64Array, span: Span): number {
  const { rank } = span;
  let { left, right } = span;
  while (right > left) {
    if (right - left > sampledFrom) select(scratch, sampleBounds({ rank, left, right }));
    const pivot = numberAt(scratch, rank);
    let up = left;
    let down = right;
    while (up <= down) {
      while (numberAt(scratch, up) < pivot) up += 1;
      while (numberAt(scratch, down) > pivot) down -= 1;
      if (up > down) break;
      const swapped = numberAt(scratch, up);
      scratch[up] = numberAt(scratch, down);
      scratch[down] = swapped;
      up += 1;
      down -= 1;
    }
    if (rank <= down) right = down;
    else if (rank >= up) left = up;
    else break;
  }
  return numberAt(scratch, rank);
}

/** The places around `rank` whose own selection puts a value there that is very likely close to the answer. */
function sampleBounds({ rank, left, right }: Span): Span {
  const n = right - left + 1;
  const place = rank - left + 1;
  const log = Math.log(n);
  const size = 0.5 * Math.exp((2 * log) / 3);
  const spread = 0.5 * Math.sqrt((log * size * (n - size)) / n) * (place < n / 2 ? -1 : 1);
  return {
    rank,
    left: Math.max(left, Math.floor(rank - (place * size) / n + spread)),
    right: Math.min(right, Math.floor(rank + ((n - place) * size) / n + spread)),
  };
}
