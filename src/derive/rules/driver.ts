import type { Id } from '../../model/cell-shapes.ts';
import { addMonths, daysBetween } from '../../model/day.ts';
import type { KeyResult } from '../../model/key-result.ts';
import type { Metric } from '../../model/metric.ts';
import { groupByEach } from '../group-by-each.ts';
import { northStarsOf } from '../north-star-of.ts';
import { sayCount, sayNames, sayValue } from '../say.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import { countWhereRateWouldDo } from './plain-count.ts';
import type { Finding, Rule } from './rule.ts';
import { placeOf } from './rule.ts';
import { activityWords, customerWords } from './word-lists.ts';
import { findWord } from './words.ts';

/** Rules about key drivers. */
export const driverRules: readonly Rule[] = [
  {
    id: 'driver/one-to-three',
    severity: 'warning',
    essays: ['S0'],
    finds: 'A North Star with no key driver, or with more than three',
    fix: 'Name the one to three drivers that move it most; make the others KPIs.',
    settings: ['mostDrivers'],
    *find({ index, settings }) {
      const byNorthStar = groupByEach(index.drivers, (driver) => northStarsOf(driver, index));
      for (const northStar of index.northStars) {
        const drivers = byNorthStar.get(northStar.id) ?? [];
        if (drivers.length > 0 && drivers.length <= settings.mostDrivers) continue;
        yield {
          ...placeOf('metrics', northStar),
          message:
            drivers.length === 0
              ? 'No key driver leads to it.'
              : `${drivers.length} key drivers lead to it: ${sayNames(drivers.map(({ name }) => name))}. That is no focus.`,
        };
      }
    },
  },
  {
    id: 'driver/first-order',
    severity: 'warning',
    essays: ['S0'],
    finds: 'A key driver that is not one step from the North Star',
    fix: 'Choose the metric that feeds the North Star itself as the driver, and let this one feed that.',
    *find({ index }) {
      if (index.northStars.length === 0) return;
      for (const driver of index.drivers) {
        const path = index.chain.pathToNorthStar(driver.id);
        if (path?.length === 2) continue;
        const between = (path ?? []).slice(1, -1).map((id) => index.metrics.get(id)?.name ?? id);
        yield {
          ...placeOf('metrics', driver),
          message:
            path === undefined
              ? 'It feeds nothing that leads to the North Star.'
              : `It is ${path.length - 1} steps from the North Star: ${sayNames(between)} ${between.length === 1 ? 'lies' : 'lie'} between.`,
          ...(path === undefined ? { fix: 'Link what it feeds, or make it a KPI.' } : {}),
        };
      }
    },
  },
  {
    id: 'driver/one-owner',
    severity: 'error',
    essays: ['S0'],
    finds: 'A key driver with no owner, or with more than one',
    fix: 'Name one person.',
    *find({ index }) {
      for (const driver of index.drivers) {
        if (driver.owners.length === 1) continue;
        yield {
          ...placeOf('metrics', driver),
          message:
            driver.owners.length === 0
              ? 'Nobody owns it.'
              : `${driver.owners.length} people own it, so nobody does.`,
        };
      }
    },
  },
  {
    id: 'driver/target',
    severity: 'error',
    essays: ['S0'],
    finds: 'A key driver without target or date, or with a target against its direction',
    fix: 'Write down where it should stand, and by when.',
    *find({ index }) {
      for (const driver of index.drivers) {
        const problem = targetProblem(driver);
        if (problem !== undefined) yield { ...placeOf('metrics', driver), ...problem };
      }
    },
  },
  {
    id: 'driver/reviewed',
    severity: 'warning',
    essays: ['S0'],
    finds: 'A key driver that nobody has looked at anew for months',
    fix: 'Ask whether it is still what limits growth, and write down the day on which you did.',
    settings: ['reviewMonths'],
    *find({ index, settings }) {
      const since = addMonths(index.asOf, -settings.reviewMonths);
      for (const driver of index.drivers) {
        const { lastReviewed } = driver;
        if (lastReviewed !== undefined && lastReviewed >= since) continue;
        yield {
          ...placeOf('metrics', driver),
          message:
            lastReviewed === undefined
              ? 'It was never reviewed, as far as is written down.'
              : `It was last reviewed on ${lastReviewed}, ${sayCount(daysBetween(lastReviewed, index.asOf), 'day')} ago; drivers change every ${settings.reviewMonths} months.`,
        };
      }
    },
  },
  {
    id: 'driver/behaviour',
    severity: 'info',
    essays: ['S0'],
    finds:
      'A key driver that is something we do, such as calls, posts or launches, not something customers do',
    fix: 'Choose what customers do because of it.',
    *find({ index }) {
      for (const driver of index.drivers) {
        const word = findWord(driver.name, activityWords);
        if (word === undefined || findWord(driver.name, customerWords) !== undefined) continue;
        yield {
          ...placeOf('metrics', driver),
          message: `“${word}” is what we do, not what customers do.`,
        };
      }
    },
  },
  {
    id: 'driver/rate',
    severity: 'info',
    essays: ['S0'],
    finds: 'A key driver that is a plain count where a rate would do',
    fix: 'Divide it by those who could have, so that it says how well it works and not only how much came in.',
    *find({ index }) {
      for (const driver of index.drivers) {
        const because = countWhereRateWouldDo(driver, index);
        if (because !== undefined) yield { ...placeOf('metrics', driver), message: because };
      }
    },
  },
  {
    id: 'driver/has-key-result',
    severity: 'warning',
    essays: ['S0'],
    finds: 'A key driver that no key result pushes, by itself or through the KPI chain',
    fix: 'Give it a key result in this cycle, or make it a KPI.',
    *find({ index, openKeyResults }) {
      const pushed = pushedBy(openKeyResults, index);
      for (const driver of index.drivers) {
        if (pushed.has(driver.id)) continue;
        yield {
          ...placeOf('metrics', driver),
          message:
            openKeyResults.length === 0
              ? 'There is no open key result to push it.'
              : `None of the ${sayCount(openKeyResults.length, 'open key result')} pushes it.`,
        };
      }
    },
  },
  {
    id: 'driver/leads-nsm',
    severity: 'info',
    essays: ['S1'],
    finds:
      'A key driver that moves with the North Star in the wrong direction, with enough shared history to tell',
    fix: 'Look whether it is a driver at all, and what else moves both: moving together is no cause.',
    *find({ index, drivers }) {
      for (const driver of index.drivers) {
        const answer = drivers.get(driver.id)?.leadLag;
        if (answer?.value !== 'contradicts') continue;
        yield { ...placeOf('metrics', driver), message: `${answer.because}.` };
      }
    },
  },
];

/** The metrics that key results are on, and all that those feed, up to the first key driver on each way. */
function pushedBy(keyResults: readonly KeyResult[], index: WorkspaceIndex): ReadonlySet<Id> {
  const pushed = new Set(
    keyResults.flatMap(({ metric, driver }) => [metric, driver].filter((id) => id !== undefined)),
  );
  for (const id of pushed) {
    const metric = index.metrics.get(id);
    if (metric === undefined || metric.role === 'key-driver') continue;
    for (const fed of metric.feeds) pushed.add(fed);
  }
  return pushed;
}

function targetProblem(driver: Metric): Pick<Finding, 'message' | 'fix'> | undefined {
  const { target, targetDate, baseline, direction, unit, healthyMin, healthyMax } = driver;
  if (direction === 'stay-in-range' && (healthyMin !== undefined || healthyMax !== undefined))
    return undefined;
  if (target === undefined || targetDate === undefined) {
    const missing = [
      ...(target === undefined ? ['target'] : []),
      ...(targetDate === undefined ? ['target date'] : []),
    ].join(' and no ');
    return { message: `It has no ${missing}.` };
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
