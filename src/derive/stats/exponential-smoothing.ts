import { medianInPlace } from './median.ts';
import { numberAt } from './number-at.ts';
import { presentValues } from './present-values.ts';
import type { Gappy } from './present-values.ts';

/** A fitted simple exponential smoothing. */
export interface ExponentialSmoothing {
  readonly n: number;
  /** How much of each surprise the level takes over, within [.0001, .9999]. */
  readonly alpha: number;
  readonly initialLevel: number;
  /** The level after the last reading: the forecast for every later period. */
  readonly level: number;
  /** Sum of the squared one-step errors. */
  readonly sse: number;
}

const lowestAlpha = 0.0001;
const highestAlpha = 0.9999;
const gridSteps = 100;
/** Every so many steps of the grid set the bar. */
const barSteps = 20;
/** How often a fit is held against the bar, and how far beyond it rounding cannot have carried it. */
const looks = 8;
const beyond = 1 + 1e-9;

/**
 * Simple exponential smoothing by least squares: where does the series stand now, with old readings forgotten at
 * the rate that would have forecast best? A gap carries the level on and has no error.
 *
 * For a fixed alpha the error e_t is linear in the initial level: e_t = A_t - w_t·l0 with w_t = (1 - alpha)^(t-1),
 * so the best l0 and its sum of squares have a closed form; alpha is then searched on a grid and refined by golden
 * section. `undefined` without any reading. Its sum of squares is never above that of R `forecast::ets(model =
 * "ANN")`; where many alphas do equally well the lowest on the grid is taken.
 */
export function exponentialSmoothing(values: Gappy): ExponentialSmoothing | undefined {
  const readings = Float64Array.from(presentValues(values));
  if (readings.length === 0) return undefined;
  // Near 0 the sums of squares do not cancel.
  const shift = medianInPlace(readings.slice());
  const shifted = readings.map((value) => value - shift);

  const step = (highestAlpha - lowestAlpha) / gridSteps;
  function alphaAt(index: number): number {
    return index === gridSteps ? highestAlpha : lowestAlpha + index * step;
  }
  // A few alphas first: what is worse than the best of them early on need not be followed to its end.
  let bar = Infinity;
  for (let index = 0; index <= gridSteps; index += barSteps)
    bar = Math.min(bar, fit(shifted, { alpha: alphaAt(index) }).sse);
  let best = fit(shifted, { alpha: lowestAlpha });
  for (let index = 1; index <= gridSteps; index += 1) {
    best = better(best, fit(shifted, { alpha: alphaAt(index), bar: Math.min(bar, best.sse) }));
  }
  const refined = goldenSection(shifted, {
    low: Math.max(lowestAlpha, best.alpha - step),
    high: Math.min(highestAlpha, best.alpha + step),
  });
  const { alpha, initialLevel, level, sse } = better(best, refined);
  return { n: readings.length, alpha, initialLevel: initialLevel + shift, level: level + shift, sse };
}

type Fit = Omit<ExponentialSmoothing, 'n'>;

function better(one: Fit, other: Fit): Fit {
  return other.sse < one.sse ? other : one;
}

function goldenSection(values: Float64Array, bounds: { low: number; high: number }): Fit {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let { low, high } = bounds;
  let left = fit(values, { alpha: high - ratio * (high - low) });
  let right = fit(values, { alpha: low + ratio * (high - low) });
  while (high - low > 1e-9) {
    if (left.sse <= right.sse) {
      high = right.alpha;
      right = left;
      left = fit(values, { alpha: high - ratio * (high - low) });
    } else {
      low = left.alpha;
      left = right;
      right = fit(values, { alpha: low + ratio * (high - low) });
    }
  }
  return better(left, right);
}

/**
 * The best fit for one alpha. The sum of squares of a beginning is never above that of the whole: once it is above
 * `bar`, the fit is given up with an infinite one.
 */
function fit(values: Float64Array, { alpha, bar = Infinity }: { alpha: number; bar?: number }): Fit {
  const kept = 1 - alpha;
  let level = 0;
  let weight = 1;
  let squares = 0;
  let crossed = 0;
  let weights = 0;
  for (let index = 0; index < values.length; index += 1) {
    const error = numberAt(values, index) - level;
    squares += error * error;
    crossed += error * weight;
    weights += weight * weight;
    level += alpha * error;
    weight *= kept;
    if (index % looks === looks - 1 && squares - (crossed * crossed) / weights > bar * beyond) {
      return { alpha, initialLevel: 0, level: 0, sse: Infinity };
    }
  }
  const initialLevel = crossed / weights;
  return {
    alpha,
    initialLevel,
    level: level + weight * initialLevel,
    sse: Math.max(0, squares - crossed * initialLevel),
  };
}
