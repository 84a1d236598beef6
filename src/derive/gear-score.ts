import type { Gear } from '../model/gear.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { sayCount, sayNames, sayShare } from './say.ts';
import type { GearScore, MetricScore } from './scorecard.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

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

/** The mean health of its metrics; those that cannot be scored count for nothing and are counted. */
function health(
  gear: Gear,
  { index, metrics }: { index: WorkspaceIndex; metrics: ReadonlyMap<string, MetricScore> },
): Answer<number> {
  const own = index.metricsOfGear.get(gear.id) ?? [];
  if (own.length === 0) return unknown('No metric is on this gear');
  const scored = own.flatMap((metric) => {
    const value = metrics.get(metric.id)?.health.value;
    return value === undefined ? [] : [{ metric, value }];
  });
  const [weakest] = scored.toSorted((left, right) => left.value - right.value);
  if (weakest === undefined) {
    return unknown(`None of its ${sayCount(own.length, 'metric')} can be scored yet`);
  }
  const mean = scored.reduce((sum, { value }) => sum + value, 0) / scored.length;
  return known(
    mean,
    `Mean health of ${scored.length} of ${sayCount(own.length, 'metric')}; weakest ${sayNames([weakest.metric.name])} with ${sayShare(weakest.value)}`,
  );
}
