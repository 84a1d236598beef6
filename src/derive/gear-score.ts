import type { Gear } from '../model/gear.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { sayCount } from './say.ts';
import type { GearScore, MetricScore, MetricStatus } from './scorecard.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** How well a metric of each status does; those that say nothing count for nothing. */
const wellness: Partial<Record<MetricStatus, number>> = {
  ahead: 1,
  'on-track': 1,
  reached: 1,
  behind: 0.5,
  'off-track': 0,
  'out-of-range': 0,
};

/** Every answer about one gear of the growth machine. */
export function gearScore(
  gear: Gear,
  { index, metrics }: { index: WorkspaceIndex; metrics: ReadonlyMap<string, MetricScore> },
): GearScore {
  const objectives = (index.objectivesOfGear.get(gear.id) ?? []).filter(({ status }) => status !== 'closed');
  return {
    id: gear.id,
    health: health(gear, { index, metrics }),
    objectives: objectives.length,
    processes: (index.processesOfGear.get(gear.id) ?? []).length,
  };
}

function health(
  gear: Gear,
  { index, metrics }: { index: WorkspaceIndex; metrics: ReadonlyMap<string, MetricScore> },
): Answer<number> {
  const own = index.metricsOfGear.get(gear.id) ?? [];
  const judged = own.flatMap(({ id }) => {
    const status = metrics.get(id)?.status.value;
    const well = status === undefined ? undefined : wellness[status];
    return well === undefined ? [] : [well];
  });
  if (judged.length === 0) return unknown(`None of its ${sayCount(own.length, 'metric')} can be judged yet`);
  return known(
    judged.reduce((sum, well) => sum + well, 0) / judged.length,
    `${judged.length} of ${sayCount(own.length, 'metric')} judged: on track counts 1, behind a half, off track or out of range nothing`,
  );
}
