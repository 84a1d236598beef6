import type { Id } from '../model/cell-shapes.ts';
import type { Day } from '../model/day.ts';
import type { Metric } from '../model/metric.ts';
import { periodAt } from '../model/period.ts';
import { driverGains } from './driver-gain.ts';
import { rateLimitingAnswer } from './rate-limiting.ts';
import { indexWorkspace } from './workspace-index.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/**
 * Which drivers limited growth at the end of the quarter so many quarters ago, from the readings there were by then
 * and today's targets? Empty when none could be named. Only the metrics that decide it are looked at again.
 */
export function limitingStepBefore(index: WorkspaceIndex, quarters: number): readonly Id[] {
  const now = index.periodNumber(index.asOf, 'quarterly');
  const end = periodAt(now - quarters, 'quarterly').end;
  const past = indexWorkspace(decidingPart(index, end), end);
  return rateLimitingAnswer(driverGains(past)).value?.drivers ?? [];
}

/** The drivers, what they lead to and what enters that beside them; readings up to a day. */
function decidingPart(index: WorkspaceIndex, end: Day): WorkspaceIndex['workspace'] {
  const above = new Set(index.drivers.map(({ id }) => id));
  for (const id of above) for (const fed of index.metrics.get(id)?.feeds ?? []) above.add(fed);
  const deciding = new Set([...above, ...index.northStars.map(({ id }) => id)]);
  for (const id of above) for (const feeder of index.chain.feedersOf.get(id) ?? []) deciding.add(feeder.id);
  const { workspace } = index;
  return {
    ...workspace,
    metrics: workspace.metrics.filter((metric: Metric) => deciding.has(metric.id)),
    readings: workspace.readings.filter(({ metric, day }) => day <= end && deciding.has(metric)),
    gears: [],
    processes: [],
    strategy: [],
    teams: [],
    objectives: [],
    keyResults: [],
    experiments: [],
    work: [],
    events: [],
  };
}
