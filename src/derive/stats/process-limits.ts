import { mean } from './mean.ts';
import { median, medianInPlace } from './median.ts';
import { numberAt } from './number-at.ts';
import { readingsOf } from './present-values.ts';
import type { Values } from './present-values.ts';

/** The natural limits of a process on an individuals chart. */
export interface ProcessLimits {
  /** Readings they were computed from. */
  readonly n: number;
  readonly centre: number;
  /** Mean or median distance from reading to reading. */
  readonly movingRange: number;
  /** Natural process limits. */
  readonly low: number;
  readonly high: number;
  /** Distance from reading to reading above which the step itself is exceptional. */
  readonly rangeLimit: number;
}

/** How far limits and the range limit reach, in moving ranges. */
const reach = {
  mean: { limit: 2.66, range: 3.268 },
  median: { limit: 3.145, range: 3.865 },
} as const;

/**
 * Limits of an XmR chart (individuals and moving range): between which values does the process vary of itself?
 * With the mean moving range centre ± 2.66 mR and 3.268 mR, with the median one centre ± 3.145 mR and 3.865 mR: the
 * constants of D. J. Wheeler, Understanding Variation (SPC Press, 2000), also used by https://xmrit.com.
 *
 * Gaps are closed: the step across a gap counts as a step. `undefined` with fewer than two readings.
 */
export function processLimits(
  values: Values,
  { range, centre }: { range: 'mean' | 'median'; centre: 'mean' | 'median' },
): ProcessLimits | undefined {
  const readings = readingsOf(values);
  const steps = stepsBetween(readings);
  const movingRange = range === 'mean' ? mean(steps) : median(steps);
  const middle = centre === 'mean' ? mean(readings) : median(readings);
  if (movingRange === undefined || middle === undefined) return undefined;
  return limitsAround(middle, { n: readings.length, movingRange, range });
}

/**
 * Limits by means, unless the mean moving range is so much larger than the median one that single wild steps must
 * have made it: then by medians. A median range of 0, as in counts that are mostly 0, says nothing and is not used.
 * `undefined` with fewer than two readings.
 */
export function steadyLimits(
  values: Values,
): { readonly limits: ProcessLimits; readonly range: 'mean' | 'median' } | undefined {
  const readings = readingsOf(values);
  const n = readings.length;
  if (n < 2) return undefined;
  const steps = stepsBetween(readings);
  const meanRange = mean(steps) ?? 0;
  const medianRange = medianInPlace(steps);
  const isInflated = reach.mean.limit * meanRange > 1.5 * reach.median.limit * medianRange;
  return isInflated && medianRange > 0
    ? {
        limits: limitsAround(median(readings) ?? 0, { n, movingRange: medianRange, range: 'median' }),
        range: 'median',
      }
    : {
        limits: limitsAround(mean(readings) ?? 0, { n, movingRange: meanRange, range: 'mean' }),
        range: 'mean',
      };
}

function limitsAround(
  centre: number,
  { n, movingRange, range }: { n: number; movingRange: number; range: 'mean' | 'median' },
): ProcessLimits {
  return {
    n,
    centre,
    movingRange,
    low: centre - reach[range].limit * movingRange,
    high: centre + reach[range].limit * movingRange,
    rangeLimit: reach[range].range * movingRange,
  };
}

/** How far each reading lies from the one before it. */
function stepsBetween(readings: Float64Array): Float64Array {
  const steps = new Float64Array(Math.max(readings.length - 1, 0));
  for (let index = 0; index < steps.length; index += 1) {
    steps[index] = Math.abs(numberAt(readings, index + 1) - numberAt(readings, index));
  }
  return steps;
}
