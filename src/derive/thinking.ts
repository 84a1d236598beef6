import type { Id } from '../model/cell-shapes.ts';
import type { Day } from '../model/day.ts';
import type { Experiment } from '../model/experiment.ts';
import type { KeyResult } from '../model/key-result.ts';
import type { Objective } from '../model/objective.ts';

/** When experiments last brought something to mind, by each driver they were on and the team whose key result it was. */
export interface Thinking {
  /** The last day on which one ended with a learning. */
  readonly learned: ReadonlyMap<Id, Day>;
  /** The last day on which one began, or ended with a learning. */
  readonly thought: ReadonlyMap<Id, Day>;
  /** The same for all of them together. */
  readonly lastThought: Day | undefined;
}

/** Looks through the experiments once, up to a day. */
export function thinkingIn(
  experiments: readonly Experiment[],
  {
    asOf,
    keyResults,
    objectives,
  }: {
    asOf: Day;
    keyResults: ReadonlyMap<Id, KeyResult>;
    objectives: ReadonlyMap<Id, Objective>;
  },
): Thinking {
  const learned = new Map<Id, Day>();
  const thought = new Map<Id, Day>();
  let lastThought: Day | undefined;
  for (const { start, end, learning, drivers, keyResult } of experiments) {
    const team = objectives.get(keyResults.get(keyResult ?? '')?.objective ?? '')?.team;
    const places = team === undefined ? drivers : [team, ...drivers];
    const begun = start !== undefined && start <= asOf ? start : undefined;
    const ended = learning !== undefined && end !== undefined && end <= asOf ? end : undefined;
    for (const place of places) {
      noteLater(learned, { place, day: ended });
      noteLater(thought, { place, day: begun });
      noteLater(thought, { place, day: ended });
    }
    for (const day of [begun, ended]) if (day !== undefined && day > (lastThought ?? '')) lastThought = day;
  }
  return { learned, thought, lastThought };
}

function noteLater(days: Map<Id, Day>, { place, day }: { place: Id; day: Day | undefined }): void {
  if (day !== undefined && day > (days.get(place) ?? '')) days.set(place, day);
}
