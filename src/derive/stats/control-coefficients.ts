import { isPresent } from './present-values.ts';

/**
 * How much each station of a line controls its throughput, when the time per unit adds up over the stations:
 * (1 / v_i) / Σ (1 / v_j) for capacities v. They add up to 1; a capacity of ten percent more in station i gives
 * about C_i times ten percent more throughput. The flux control coefficients of metabolic control analysis
 * (R. Heinrich and T. A. Rapoport, 1974, https://doi.org/10.1111/j.1432-1033.1974.tb03318.x).
 *
 * `undefined` without stations and when a capacity is not above 0.
 */
export function controlCoefficients(capacities: readonly number[]): number[] | undefined {
  if (capacities.length === 0 || !capacities.every((capacity) => isPresent(capacity) && capacity > 0)) {
    return undefined;
  }
  // Times relative to the slowest station stay in range however small the capacities are.
  const slowest = Math.min(...capacities);
  const times = capacities.map((capacity) => slowest / capacity);
  const whole = times.reduce((sum, time) => sum + time, 0);
  return times.map((time) => time / whole);
}
