/**
 * A number in [0, 1) for the nth request that a fault could hit. It follows from the seed, the fault's number and n alone, so
 * that other faults and other requests change nothing (the mixing function of mulberry32).
 */
export function faultChance(draw: { seed: number; fault: number; request: number }): number {
  return mix(mix(mix(draw.seed) + draw.fault) + draw.request) / 0x1_0000_0000;
}

function mix(value: number): number {
  let state = (value + 0x6d2b79f5) >>> 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return (state ^ (state >>> 14)) >>> 0;
}
