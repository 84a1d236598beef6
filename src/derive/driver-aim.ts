import type { Metric } from '../model/metric.ts';
import { periodsInYear } from '../model/period.ts';
import { goodDirection } from './good-direction.ts';
import { healthyRange } from './in-range.ts';
import type { MetricSeries } from './metric-series.ts';
import { presentValues } from './stats/present-values.ts';
import { quantile } from './stats/quantile.ts';

/** What a driver is measured against when drivers are ranked, and where it comes from. */
export interface DriverAim {
  readonly value: number;
  readonly from: 'target' | 'range' | 'own-best';
}

const bestShare = 0.9;
/** Of fewer values the best is no more than the luckiest. */
const neededForBest = 8;

/**
 * What should a driver reach? Its own target; for one that should stay in its range the nearer bound; without either
 * its own best, the value that only the best tenth of the last twelve months has passed. `undefined` without any.
 */
export function driverAim(driver: Metric, series: MetricSeries): DriverAim | undefined {
  const latest = series.latest.value;
  if (driver.direction === 'stay-in-range') {
    const { low, high } = healthyRange(driver);
    const way = goodDirection(driver, latest);
    const bound = way === 0 ? latest : way > 0 ? low : high;
    return low === undefined && high === undefined ? undefined : { value: bound ?? latest, from: 'range' };
  }
  if (driver.direction === 'observe') return undefined;
  if (driver.target !== undefined) return { value: driver.target, from: 'target' };
  const year = series.levels.slice(-periodsInYear[driver.cadence]);
  if (driver.numberKind === 'cumulative' || presentValues(year).length < neededForBest) return undefined;
  const best = quantile(year, driver.direction === 'decrease' ? 1 - bestShare : bestShare);
  return best === undefined ? undefined : { value: best, from: 'own-best' };
}
