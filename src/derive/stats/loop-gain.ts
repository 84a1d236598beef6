/** What a growth loop does with what is put into it. */
export interface LoopGain {
  /** Product of the rates: how many new ones each one brings per cycle. */
  readonly gain: number;
  /** ln(gain) / cycle: continuous growth per day, negative when the loop alone would die out. */
  readonly growthPerDay: number;
  /** Days to double; only with a gain above 1. */
  readonly doublingDays: number | undefined;
  /** Days to halve; only with a gain below 1. */
  readonly halfLifeDays: number | undefined;
  /** What a steady inflow is multiplied by in the end, 1 / (1 - gain); only with a gain below 1. */
  readonly amplification: number | undefined;
  /** By what percentage that grows when a rate grows by one percent, gain / (1 - gain). */
  readonly elasticity: number | undefined;
  /** What one becomes over the cycles asked for, itself included: 1 + g + … + g^(m-1). */
  readonly sumOverCycles: number | undefined;
  /** Elasticity of that sum to each rate. */
  readonly sumElasticity: number | undefined;
  /** What ten percent more in one rate adds to the growth per day. */
  readonly fromBetterRate: number;
  /** What a cycle shorter by ten percent adds to it; negative for a loop that dies out. */
  readonly fromShorterCycle: number;
}

const mostCycles = 10_000;

/**
 * What does a growth loop bring? `rates` are its steps (invitations sent, accepted …), multiplied once every
 * `cycleDays`; `cycles` is how many are looked at (a whole number from 1, at most 10 000).
 *
 * `undefined` when a rate is not above 0, there is none, or a cycle takes no time. A field that has no finite value
 * is `undefined`.
 */
export function loopGain({
  rates,
  cycleDays,
  cycles,
}: {
  rates: readonly number[];
  cycleDays: number;
  cycles: number;
}): LoopGain | undefined {
  const gain = rates.reduce((product, rate) => product * rate, 1);
  const usable = rates.length > 0 && rates.every((rate) => rate > 0) && gain > 0 && Number.isFinite(gain);
  if (!usable || !(cycleDays > 0) || !Number.isFinite(1 / cycleDays)) return undefined;
  const growthPerDay = Math.log(gain) / cycleDays;
  if (!Number.isFinite(growthPerDay)) return undefined;
  const dies = gain < 1;
  const { sum, elasticity } = overCycles(gain, cycles);
  return {
    gain,
    growthPerDay,
    doublingDays: gain > 1 ? finite(Math.LN2 / growthPerDay) : undefined,
    halfLifeDays: dies ? finite(-Math.LN2 / growthPerDay) : undefined,
    amplification: dies ? 1 / (1 - gain) : undefined,
    elasticity: dies ? gain / (1 - gain) : undefined,
    sumOverCycles: sum,
    sumElasticity: elasticity,
    fromBetterRate: Math.log(1.1) / cycleDays,
    fromShorterCycle: growthPerDay / 9,
  };
}

/** Summed term by term: the closed forms lose their digits near a gain of 1. */
function overCycles(
  gain: number,
  cycles: number,
): { sum: number | undefined; elasticity: number | undefined } {
  const last = Math.min(Math.max(Math.round(cycles), 1), mostCycles);
  let sum = 0;
  let weighted = 0;
  let term = 1;
  for (let cycle = 0; cycle < last; cycle += 1) {
    sum += term;
    weighted += cycle * term;
    term *= gain;
  }
  const known = Number.isFinite(weighted) && Number.isFinite(sum);
  return known ? { sum, elasticity: weighted / sum } : { sum: undefined, elasticity: undefined };
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
