import { median } from './median.ts';
import { numberAt } from './number-at.ts';
import { readingsOf } from './present-values.ts';
import type { Values } from './present-values.ts';
import { withScratch } from './scratch.ts';

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
/** The grid is walked in steps of these, so that the first few alphas set a bar for the many that follow. */
const strides = [20, 5, 1];
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
export function exponentialSmoothing(values: Values): ExponentialSmoothing | undefined {
  const readings = readingsOf(values);
  if (readings.length === 0) return undefined;
  // Near 0 the sums of squares do not cancel.
  const shift = median(readings) ?? 0;
  const shifted = readings.map((value) => value - shift);
  const { alpha, error } = bestAlpha(errorsOf(shifted));
  const { initialLevel, level } = levelsOf(shifted, alpha);
  return { n: readings.length, alpha, initialLevel: initialLevel + shift, level: level + shift, sse: error };
}

/** The least sum of squared errors for an alpha; infinite where it is above `bar`. */
type Errors = (alpha: number, bar: number) => number;

interface Candidate {
  readonly alpha: number;
  readonly error: number;
}

/** The lowest of the best alphas on the grid, or what lies beside it and is better. */
function bestAlpha(errorOf: Errors): Candidate {
  const step = (highestAlpha - lowestAlpha) / gridSteps;
  function alphaAt(index: number): number {
    return index === gridSteps ? highestAlpha : lowestAlpha + index * step;
  }
  let bar = Infinity;
  const lowest = withScratch(gridSteps + 1, (errors) => {
    errors.fill(Number.NaN);
    for (const stride of strides) {
      for (let index = 0; index <= gridSteps; index += stride) {
        if (!Number.isNaN(numberAt(errors, index))) continue;
        errors[index] = errorOf(alphaAt(index), bar);
        bar = Math.min(bar, numberAt(errors, index));
      }
    }
    return errors.indexOf(bar);
  });
  const best = { alpha: alphaAt(lowest), error: bar };
  const refined = goldenSection(errorOf, {
    low: Math.max(lowestAlpha, best.alpha - step),
    high: Math.min(highestAlpha, best.alpha + step),
  });
  return refined.error < best.error ? refined : best;
}

function goldenSection(errorOf: Errors, bounds: { low: number; high: number }): Candidate {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let { low, high } = bounds;
  let left = high - ratio * (high - low);
  let right = low + ratio * (high - low);
  let leftError = errorOf(left, Infinity);
  let rightError = errorOf(right, Infinity);
  while (high - low > 1e-9) {
    if (leftError <= rightError) {
      high = right;
      right = left;
      rightError = leftError;
      left = high - ratio * (high - low);
      leftError = errorOf(left, Infinity);
    } else {
      low = left;
      left = right;
      leftError = rightError;
      right = low + ratio * (high - low);
      rightError = errorOf(right, Infinity);
    }
  }
  return rightError < leftError ? { alpha: right, error: rightError } : { alpha: left, error: leftError };
}

/**
 * The sums of squared errors of a series by alpha. That of a beginning is never above that of the whole: once it is
 * above the bar, the rest is not looked at.
 */
function errorsOf(values: Float64Array): Errors {
  return (alpha, bar) => {
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
        return Infinity;
      }
    }
    return Math.max(0, squares - crossed * (crossed / weights));
  };
}

/** The best level to begin with, and the one after the last reading. */
function levelsOf(values: Float64Array, alpha: number): { initialLevel: number; level: number } {
  let level = 0;
  let weight = 1;
  let crossed = 0;
  let weights = 0;
  for (let index = 0; index < values.length; index += 1) {
    const error = numberAt(values, index) - level;
    crossed += error * weight;
    weights += weight * weight;
    level += alpha * error;
    weight *= 1 - alpha;
  }
  const initialLevel = crossed / weights;
  return { initialLevel, level: level + weight * initialLevel };
}
