import type { Id } from '../model/cell-shapes.ts';
import type { Metric } from '../model/metric.ts';
import { periodAt, periodIndex } from '../model/period.ts';
import { driverGains } from './driver-gain.ts';
import { rateLimitingAnswer } from './rate-limiting.ts';
import { indexWorkspace } from './workspace-index.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/**
 * Which drivers limited growth at the end of the last quarter, of the one before and so on, from the readings there
 * were by then and today's targets? Empty when none could be named. Only the metrics that decide it are looked at
 * again, and only for as many quarters as are asked for.
 */
export function* limitingStepsBefore(index: WorkspaceIndex): Generator<readonly Id[]> {
  const part = decidingPart(index);
  for (let quarter = periodIndex(index.asOf, 'quarterly') - 1; ; quarter--) {
    const past = indexWorkspace(part, periodAt(quarter, 'quarterly').end);
    yield rateLimitingAnswer(driverGains(past)).value?.drivers ?? [];
  }
}

/** The drivers, what they lead to and what enters that beside them. */
function decidingPart(index: WorkspaceIndex): WorkspaceIndex['workspace'] {
  const above = new Set(index.drivers.map(({ id }) => id));
  for (const id of above) for (const fed of index.metrics.get(id)?.feeds ?? []) above.add(fed);
  const deciding = new Set([...above, ...index.northStars.map(({ id }) => id)]);
  for (const id of above) for (const feeder of index.chain.feedersOf.get(id) ?? []) deciding.add(feeder.id);
  const { workspace } = index;
  return {
    ...workspace,
    metrics: workspace.metrics.filter((metric: Metric) => deciding.has(metric.id)),
    readings: workspace.readings.filter(({ metric }) => deciding.has(metric)),
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
