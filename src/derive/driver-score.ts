import type { Day } from '../model/day.ts';
import { addMonths } from '../model/day.ts';
import type { Metric } from '../model/metric.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { chainGain } from './chain-gain.ts';
import { leadLagAnswer } from './lead-lag-answer.ts';
import type { DriverGain } from './rate-limiting.ts';
import { sayShare, sayValue } from './say.ts';
import type { DriverScore, RateLimitingStep } from './scorecard.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

const smallImprovement = 0.02;

/** What each driver is worth at its own target, in the order of the workspace. */
export function driverGains(index: WorkspaceIndex): DriverGain[] {
  return index.drivers.map((driver) => ({ driver, gain: gainAtTarget(driver, index) }));
}

/** Every answer about one key driver beside those about it as a metric. */
export function driverScore(
  { driver, gain }: DriverGain,
  { index, step }: { index: WorkspaceIndex; step: Answer<RateLimitingStep> },
): DriverScore {
  const northStar = northStarOf(driver, index);
  return {
    id: driver.id,
    northStar: northStar?.id,
    gainAtTarget: gain,
    gainAtTwoPercent: gainAtTwoPercent(driver, index),
    leadLag:
      northStar === undefined
        ? unknown('No way to a North Star')
        : leadLagAnswer(driver, { northStar, index }),
    reviewDue:
      driver.lastReviewed === undefined
        ? unknown('Never reviewed: write down when it last was')
        : reviewDue(driver.lastReviewed, index),
    rateLimiting:
      step.value === undefined
        ? unknown(step.because)
        : known(step.value.drivers.includes(driver.id), step.because),
  };
}

/** Drivers change with the stage: they are looked at anew every three months (S0). */
function reviewDue(last: Day, { workspace, asOf }: WorkspaceIndex): Answer<Day> {
  if (last > asOf) return unknown(`The last review is dated ${last}, which is still to come`);
  return known(addMonths(last, workspace.settings.rules.reviewMonths), `Last reviewed on ${last}`);
}

/** The North Star a driver leads to. */
export function northStarOf(driver: Metric, index: WorkspaceIndex): Metric | undefined {
  const top = index.chain.pathToNorthStar(driver.id)?.at(-1);
  return top === undefined ? undefined : index.metrics.get(top);
}

function gainAtTarget(driver: Metric, index: WorkspaceIndex): Answer<number> {
  const { target } = driver;
  const latest = index.series.get(driver.id)?.latest.value;
  if (target === undefined) return unknown(`“${driver.name}” has no target`);
  if (latest === undefined) return unknown(`“${driver.name}” has no reading yet`);
  const isThere = driver.direction === 'decrease' ? latest <= target : latest >= target;
  if (isThere) return known(0, `“${driver.name}” stands at its target, so nothing is left to gain`);
  return gainTo(driver, { to: target, index });
}

function gainAtTwoPercent(driver: Metric, index: WorkspaceIndex): Answer<number> {
  const latest = index.series.get(driver.id)?.latest.value;
  if (latest === undefined) return unknown(`“${driver.name}” has no reading yet`);
  const better = driver.direction === 'decrease' ? -smallImprovement : smallImprovement;
  return gainTo(driver, { to: latest + Math.abs(latest) * better, index });
}

function gainTo(driver: Metric, { to, index }: { to: number; index: WorkspaceIndex }): Answer<number> {
  const northStar = northStarOf(driver, index);
  if (northStar === undefined) return unknown(`“${driver.name}” has no way to a North Star`);
  const result = chainGain(driver, { index, northStar, to, elasticity: () => undefined });
  if ('missing' in result) return unknown(`No gain can be computed: ${result.missing}`);
  return known(
    result.gain,
    `“${northStar.name}” gains ${sayShare(result.gain)} when “${driver.name}” comes to ${sayValue(to, driver.unit)}, recomputed through the KPI chain`,
  );
}
