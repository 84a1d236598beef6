import { numberAt } from './number-at.ts';

/** What the corrections for ties need to know of the sizes k of the groups of equal values. */
export interface TieSums {
  /** Pairs inside the groups: sum of k(k-1)/2. */
  readonly pairs: number;
  /** Sum of k(k-1)(k-2). */
  readonly triples: number;
  /** Sum of k(k-1)(2k+5). */
  readonly weighted: number;
}

/**
 * Sums over the groups of equal neighbours in a sorted array. With a second array, values are equal when both
 * are, as in pairs sorted by the first and then by the second.
 */
export function tieSums(one: Float64Array, other: Float64Array = one): TieSums {
  let pairs = 0;
  let triples = 0;
  let weighted = 0;
  let start = 0;
  for (let index = 1; index <= one.length; index += 1) {
    const same =
      index < one.length &&
      numberAt(one, index) === numberAt(one, start) &&
      numberAt(other, index) === numberAt(other, start);
    if (same) continue;
    const k = index - start;
    pairs += (k * (k - 1)) / 2;
    triples += k * (k - 1) * (k - 2);
    weighted += k * (k - 1) * (2 * k + 5);
    start = index;
  }
  return { pairs, triples, weighted };
}
