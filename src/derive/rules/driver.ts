import type { Metric } from '../../model/metric.ts';
import { northStarOf } from '../driver-score.ts';
import { sayNames, sayValue } from '../say.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

const mostDrivers = 3;

/** Rules about key drivers. */
export const driverRules: readonly Rule[] = [
  {
    id: 'driver/one-to-three',
    severity: 'warning',
    essays: ['S0'],
    finds: 'A North Star with no key driver, or with more than three',
    *find({ index }: RuleContext) {
      const byNorthStar = Map.groupBy(index.drivers, (driver) => northStarOf(driver, index)?.id);
      for (const northStar of index.northStars) {
        const drivers = byNorthStar.get(northStar.id) ?? [];
        if (drivers.length > 0 && drivers.length <= mostDrivers) continue;
        yield {
          ...place(northStar),
          message:
            drivers.length === 0
              ? 'No key driver leads to it.'
              : `${drivers.length} key drivers lead to it: ${sayNames(drivers.map(({ name }) => name))}. That is no focus.`,
          fix: 'Name the one to three drivers that move it most; make the others KPIs.',
        };
      }
    },
  },
  {
    id: 'driver/one-owner',
    severity: 'error',
    essays: ['S0'],
    finds: 'A key driver with no owner, or with more than one',
    *find({ index }: RuleContext) {
      for (const driver of index.drivers) {
        if (driver.owners.length === 1) continue;
        yield {
          ...place(driver),
          message:
            driver.owners.length === 0
              ? 'Nobody owns it.'
              : `${driver.owners.length} people own it, so nobody does.`,
          fix: 'Name one person.',
        };
      }
    },
  },
  {
    id: 'driver/target',
    severity: 'error',
    essays: ['S0'],
    finds: 'A key driver without target or date, or with a target against its direction',
    *find({ index }: RuleContext) {
      for (const driver of index.drivers) {
        const problem = targetProblem(driver);
        if (problem !== undefined) yield { ...place(driver), ...problem };
      }
    },
  },
];

function targetProblem(driver: Metric): Pick<Finding, 'message' | 'fix'> | undefined {
  const { target, targetDate, baseline, direction, unit, healthyMin, healthyMax } = driver;
  if (direction === 'stay-in-range' && (healthyMin !== undefined || healthyMax !== undefined))
    return undefined;
  if (target === undefined || targetDate === undefined) {
    const missing = [
      ...(target === undefined ? ['target'] : []),
      ...(targetDate === undefined ? ['target date'] : []),
    ].join(' and no ');
    return { message: `It has no ${missing}.`, fix: 'Write down where it should stand, and by when.' };
  }
  const isAgainst =
    baseline !== undefined &&
    ((direction === 'increase' && target < baseline) || (direction === 'decrease' && target > baseline));
  if (!isAgainst) return undefined;
  return {
    message: `Its target ${sayValue(target, unit)} lies against its direction: it should ${direction} from ${sayValue(baseline, unit)}.`,
    fix: 'Correct the target, the baseline or the direction.',
  };
}

function place({ id, name }: Metric): Pick<Finding, 'table' | 'row' | 'subject'> {
  return { table: 'metrics', row: id, subject: name };
}
