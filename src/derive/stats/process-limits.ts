import { mean } from './mean.ts';
import { median } from './median.ts';
import { presentValues } from './present-values.ts';
import type { Gappy } from './present-values.ts';

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

/**
 * Limits of an XmR chart (individuals and moving range): between which values does the process vary of itself?
 * With the mean moving range centre ± 2.66 mR and 3.268 mR, with the median one centre ± 3.145 mR and 3.865 mR: the
 * constants of D. J. Wheeler, Understanding Variation (SPC Press, 2000), also used by https://xmrit.com.
 *
 * Gaps are closed: the step across a gap counts as a step. `undefined` with fewer than two readings.
 */
export function processLimits(
  values: Gappy,
  { range, centre }: { range: 'mean' | 'median'; centre: 'mean' | 'median' },
): ProcessLimits | undefined {
  const readings = presentValues(values);
  const steps: number[] = [];
  for (let index = 1; index < readings.length; index += 1) {
    steps.push(Math.abs((readings[index] ?? 0) - (readings[index - 1] ?? 0)));
  }
  const movingRange = range === 'mean' ? mean(steps) : median(steps);
  const middle = centre === 'mean' ? mean(readings) : median(readings);
  if (movingRange === undefined || middle === undefined) return undefined;
  const [reach, rangeReach] = range === 'mean' ? [2.66, 3.268] : [3.145, 3.865];
  return {
    n: readings.length,
    centre: middle,
    movingRange,
    low: middle - reach * movingRange,
    high: middle + reach * movingRange,
    rangeLimit: rangeReach * movingRange,
  };
}
