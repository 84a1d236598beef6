import type { Id } from '../model/cell-shapes.ts';
import type { Day } from '../model/day.ts';
import { addMonths } from '../model/day.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { driverContribution } from './driver-contribution.ts';
import type { DriverGain } from './driver-gain.ts';
import { metricHistory } from './metric-history.ts';
import { northStarOf } from './north-star-of.ts';
import type { DriverScore, LeadLagAnswer, RateLimitingStep } from './scorecard.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** Every answer about one key driver beside those about it as a metric. */
export function driverScore(
  { driver, gain, gainAtTwoPercent }: DriverGain,
  {
    index,
    step,
    leads,
  }: {
    index: WorkspaceIndex;
    step: Answer<RateLimitingStep>;
    leads: ReadonlyMap<Id, LeadLagAnswer>;
  },
): DriverScore {
  const northStar = northStarOf(driver, index);
  return {
    id: driver.id,
    northStar: northStar?.id,
    history: metricHistory(driver, index),
    gainAtTarget: gain,
    gainAtTwoPercent,
    contribution:
      northStar === undefined
        ? unknown('No way to a North Star')
        : driverContribution(driver, { northStar, index }),
    leadLag: leads.get(driver.id) ?? {
      ...unknown('No way to a North Star'),
      lag: undefined,
      rho: undefined,
      n: 0,
      p: undefined,
    },
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
