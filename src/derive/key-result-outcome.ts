import type { Day } from '../model/day.ts';
import type { KeyResult } from '../model/key-result.ts';
import { goalDirection, targetGoal } from './goal.ts';
import type { WorkspaceIndex } from './workspace-index.ts';
import { periodIndex } from '../model/period.ts';

/** What a key result whose time is over came to. */
export interface KeyResultOutcome {
  readonly due: Day;
  readonly value: number;
  readonly target: number;
  readonly reached: boolean;
}

/**
 * Did a key result reach its target by its day? By its metric's last value on that day, else by the value typed by
 * hand. `undefined` while its time is not over, and where target, day or value is not known: then nothing was missed.
 */
export function keyResultOutcome(keyResult: KeyResult, index: WorkspaceIndex): KeyResultOutcome | undefined {
  const { target, start, metric, current } = keyResult;
  const objective = keyResult.objective === undefined ? undefined : index.objectives.get(keyResult.objective);
  const due = keyResult.due ?? objective?.cycleEnd;
  if (target === undefined || due === undefined || due >= index.asOf) return undefined;
  const carrier = metric === undefined ? undefined : index.metrics.get(metric);
  const value = carrier === undefined ? current : valueOn(due, { metric: carrier.id, index });
  if (value === undefined) return undefined;
  const goal = targetGoal(target, goalDirection({ start, target, direction: carrier?.direction }));
  return { due, value, target, reached: goal.kind === 'at-least' ? value >= target : value <= target };
}

/** The value of the period of a day, else the last one before it. */
function valueOn(day: Day, { metric, index }: { metric: string; index: WorkspaceIndex }): number | undefined {
  const series = index.series.get(metric);
  const cadence = index.metrics.get(metric)?.cadence;
  if (series === undefined || cadence === undefined) return undefined;
  const place = periodIndex(day, cadence) - series.first;
  return place < 0 ? undefined : series.levels.slice(0, place + 1).findLast((level) => level !== undefined);
}
