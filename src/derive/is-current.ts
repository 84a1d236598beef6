import type { Day } from '../model/day.ts';
import type { Objective } from '../model/objective.ts';

/** Whether an objective is agreed on and in its cycle; one without dates is meant for now. */
export function isCurrent({ status, cycleStart, cycleEnd }: Objective, asOf: Day): boolean {
  const isAgreed = status === 'agreed' || status === 'active';
  return isAgreed && (cycleStart ?? asOf) <= asOf && (cycleEnd ?? asOf) >= asOf;
}
