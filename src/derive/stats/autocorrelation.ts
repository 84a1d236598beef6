import { mean } from './mean.ts';
import { numberAt } from './number-at.ts';
import { readingsOf } from './present-values.ts';
import type { Values } from './present-values.ts';

/**
 * Lag-1 autocorrelation r1: how much a reading says about the next one. Sum of the products of neighbouring
 * deviations from the mean over the sum of squared deviations, as NIST defines it
 * (https://www.itl.nist.gov/div898/handbook/eda/section3/eda35c.htm).
 *
 * Gaps are closed: the readings on both sides of a gap count as neighbours. `undefined` for fewer than two
 * readings and for a constant series.
 */
export function lagOneAutocorrelation(values: Values): number | undefined {
  const readings = readingsOf(values);
  const centre = mean(readings);
  if (centre === undefined) return undefined;
  let products = 0;
  let squares = 0;
  let previous = 0;
  for (let index = 0; index < readings.length; index += 1) {
    const deviation = numberAt(readings, index) - centre;
    products += deviation * previous;
    squares += deviation * deviation;
    previous = deviation;
  }
  return squares > 0 ? products / squares : undefined;
}
