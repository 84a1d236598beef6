import { isPresent } from './present-values.ts';

/** A step that could limit the whole. */
export interface LimitingCandidate {
  /** What the step does now, above 0. */
  readonly actual: number | undefined;
  /** What it should do, above 0. */
  readonly benchmark: number | undefined;
  /** d ln whole / d ln step: 1 in a product, its share in a sum, -1 for a divisor or a rate that should fall. */
  readonly elasticity: number;
  /** Variance of ln actual, if known (see {@link logRateVariance}). */
  readonly variance?: number | undefined;
}

/** How far a step is from its benchmark, in the whole's logarithm. */
export interface StepGap {
  /** max(0, elasticity · ln(benchmark / actual)); `undefined` when the step cannot be ranked. */
  readonly logGap: number | undefined;
  /** By what share the whole would grow if this step alone reached its benchmark. */
  readonly uplift: number | undefined;
  /** Share of all gaps together. */
  readonly share: number | undefined;
}

/** The answer of {@link rateLimitingStep}; steps by their index. */
export interface RateLimiting {
  /** For each candidate, in the order given. */
  readonly gaps: readonly StepGap[];
  /**
   * `one`: the first of `steps` limits; `tie`: `steps` cannot be told apart; `spread`: the largest gap is less than
   * 40 % of all; `no-gap`: all at their benchmark; `no-benchmark`: nothing to rank.
   */
  readonly status: 'one' | 'tie' | 'spread' | 'no-gap' | 'no-benchmark';
  readonly steps: readonly number[];
  readonly runnerUp: number | undefined;
  /** Difference of the two largest gaps in its standard errors; `undefined` without two gaps or their variances. */
  readonly z: number | undefined;
  /** By what share the whole would grow if every ranked step reached its benchmark. */
  readonly totalUplift: number;
}

/** Nobody has a gap of this size (e^20 is 485 million fold); the bound keeps every uplift a number. */
const largestGap = 20;
/** 95 % one-sided. */
const separableFrom = 1.645;
const singleFrom = 0.4;

/**
 * Which step holds the whole back? The one with the largest gap to its benchmark, weighed by its elasticity: not
 * the lowest rate, since in a product every step has the same elasticity and only the headroom differs. Named only
 * when its gap is larger than the next by more than the noise; where no variance is known, noise is taken for 0.
 *
 * Elasticities: H. Kacser and J. A. Burns, The control of flux (1973), https://doi.org/10.1042/bst0230341.
 */
export function rateLimitingStep(candidates: readonly LimitingCandidate[]): RateLimiting {
  const logGaps = candidates.map(logGapOf);
  const sum = logGaps.reduce((total: number, gap) => total + (gap ?? 0), 0);
  const gaps = logGaps.map((logGap) => ({
    logGap,
    uplift: logGap === undefined ? undefined : Math.expm1(logGap),
    share: logGap === undefined ? undefined : sum > 0 ? logGap / sum : 0,
  }));
  const ranked = logGaps
    .flatMap((gap, index) => (gap === undefined ? [] : [{ index, gap }]))
    .toSorted((a, b) => b.gap - a.gap);
  const [top, second] = ranked;
  const common = { gaps, runnerUp: second?.index, totalUplift: Math.expm1(Math.min(sum, 600)) };
  if (top === undefined) return { ...common, status: 'no-benchmark', steps: [], z: undefined };
  const z = second === undefined ? undefined : zOf(candidates, { top, other: second });
  if (top.gap === 0) return { ...common, status: 'no-gap', steps: [], z };
  const tied = ranked.filter((other) => other === top || isTied(candidates, { top, other }));
  const steps = tied.map(({ index }) => index);
  if (steps.length > 1) return { ...common, status: 'tie', steps, runnerUp: ranked[steps.length]?.index, z };
  return { ...common, status: top.gap / sum < singleFrom ? 'spread' : 'one', steps, z };
}

/**
 * Variance of the logarithm of a conversion rate: (1 - rate) / out. `undefined` below 30 tries or 5 successes, when
 * a rate is not to be ranked.
 */
export function logRateVariance({
  tries,
  successes,
}: {
  tries: number;
  successes: number;
}): number | undefined {
  if (!(tries >= 30 && successes >= 5 && successes <= tries)) return undefined;
  return (1 - successes / tries) / successes;
}

interface RankedGap {
  readonly index: number;
  readonly gap: number;
}

function logGapOf({ actual, benchmark, elasticity }: LimitingCandidate): number | undefined {
  if (!isPresent(actual) || !isPresent(benchmark) || !isPresent(elasticity)) return undefined;
  if (actual <= 0 || benchmark <= 0) return undefined;
  return Math.min(Math.max(0, elasticity * Math.log(benchmark / actual)), largestGap);
}

function isTied(
  candidates: readonly LimitingCandidate[],
  { top, other }: { top: RankedGap; other: RankedGap },
): boolean {
  if (other.gap === 0) return false;
  const z = zOf(candidates, { top, other });
  return z === undefined ? other.gap === top.gap : z < separableFrom;
}

function zOf(
  candidates: readonly LimitingCandidate[],
  { top, other }: { top: RankedGap; other: RankedGap },
): number | undefined {
  const variance = [top, other].reduce((sum, { index }) => {
    const candidate = candidates[index];
    return sum + (candidate?.variance ?? 0) * (candidate?.elasticity ?? 0) ** 2;
  }, 0);
  return variance > 0 ? (top.gap - other.gap) / Math.sqrt(variance) : undefined;
}
