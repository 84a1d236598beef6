/**
 * A deterministic generator of whole numbers below a bound: the same calls always give the same answers. For use
 * inside exact algorithms, whose result does not depend on the numbers drawn, only their speed does.
 *
 * Marsaglia's xorshift with 32 bits (https://doi.org/10.18637/jss.v008.i14) from a fixed seed.
 */
export function seededRandom(): (bound: number) => number {
  let state = 0x2545f491;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 0x1_0000_0000) * bound);
  };
}
