import type { Id } from '../model/cell-shapes.ts';
import type { Answer } from './answer.ts';
import type { RateLimitingStep } from './scorecard.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/**
 * What is worked on when the rate-limiting step is: its drivers, and every metric that feeds one of them, directly or
 * not. What feeds it by way of another key driver is work on that one.
 */
export function metricsOnStep(step: Answer<RateLimitingStep>, index: WorkspaceIndex): ReadonlySet<Id> {
  const reached = new Set(step.value?.drivers);
  for (const id of reached) {
    for (const feeder of index.chain.feedersOf.get(id) ?? []) {
      if (feeder.role !== 'key-driver') reached.add(feeder.id);
    }
  }
  return reached;
}
