import type { Day } from '../model/day.ts';
import type { KeyResult } from '../model/key-result.ts';
import { goalDirection, targetGoal } from './goal.ts';
import { dueOf, keyResultValue } from './key-result-value.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** What a key result whose time is over came to. */
export interface KeyResultOutcome {
  readonly due: Day;
  readonly value: number;
  readonly target: number;
  readonly reached: boolean;
}

/**
 * Did a key result reach its target by its day? By what it stood at on that day. `undefined` while its time is not
 * over, and where target, day or value is not known: then nothing was missed.
 */
export function keyResultOutcome(keyResult: KeyResult, index: WorkspaceIndex): KeyResultOutcome | undefined {
  const { target, start, metric } = keyResult;
  const due = dueOf(keyResult, index);
  if (target === undefined || due === undefined || due >= index.asOf) return undefined;
  const { value } = keyResultValue(keyResult, index);
  if (value === undefined) return undefined;
  const direction = metric === undefined ? undefined : index.metrics.get(metric)?.direction;
  const goal = targetGoal(target, goalDirection({ start, target, direction }));
  return { due, value, target, reached: goal.kind === 'at-least' ? value >= target : value <= target };
}
