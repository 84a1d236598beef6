/**
 * Independent draws of the standard normal law, the same ones for the same seed: Marsaglia's polar method over his
 * xorshift generator of 32 bits (https://doi.org/10.18637/jss.v008.i14).
 */
export function seededNoise(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 0x2545f491) >>> 0 || 1;
  function uniform(): number {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  }
  for (let warming = 0; warming < 20; warming += 1) uniform();
  return () => {
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
    }
  };
}
