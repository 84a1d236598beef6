import type { Id } from '../../model/cell-shapes.ts';
import type { Day } from '../../model/day.ts';
import type { KeyResult } from '../../model/key-result.ts';
import { groupByEach } from '../group-by-each.ts';
import type { KeyResultOutcome } from '../key-result-outcome.ts';
import { keyResultOutcome } from '../key-result-outcome.ts';
import { sayValue } from '../say.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';
import { placeOf } from './rule.ts';

/** Rules about what happened. */
export const eventRules: readonly Rule[] = [
  {
    id: 'event/misread',
    severity: 'info',
    essays: ['S4'],
    finds: 'A missed key result that an outside event may excuse, and no learning from it',
    fix: 'Separate what the event did from what the plan did, and write down what you learned.',
    find: findMisread,
  },
];

function* findMisread({ index }: RuleContext): Iterable<Finding> {
  const misses = missesWithoutLearning(index);
  const byObjective = Map.groupBy(misses, ({ keyResult }) => keyResult.objective);
  const byMetric = groupByEach(misses, ({ keyResult }) => [keyResult.metric, keyResult.driver]);
  for (const event of index.workspace.events) {
    const { cause, day, objective, metric } = event;
    if (cause !== 'outside' || day === undefined) continue;
    const miss = [
      ...(objective === undefined ? [] : (byObjective.get(objective) ?? [])),
      ...(metric === undefined ? [] : (byMetric.get(metric) ?? [])),
    ].find(({ from, outcome }) => (from ?? day) <= day && outcome.due >= day);
    if (miss === undefined) continue;
    const { keyResult, outcome } = miss;
    const unit = index.metrics.get(keyResult.metric ?? '')?.unit ?? keyResult.unit;
    yield {
      ...placeOf('events', event),
      message: `“${keyResult.name}” came to ${sayValue(outcome.value, unit)} by ${outcome.due} instead of ${sayValue(outcome.target, unit)} after this happened outside, and nothing was learned from it.`,
    };
  }
}

interface Miss {
  readonly keyResult: KeyResult;
  readonly outcome: KeyResultOutcome;
  /** The first day of its cycle. */
  readonly from: Day | undefined;
}

function missesWithoutLearning(index: WorkspaceIndex): Miss[] {
  const learned = learnedKeyResults(index);
  return index.workspace.keyResults.flatMap((keyResult) => {
    const outcome = learned.has(keyResult.id) ? undefined : keyResultOutcome(keyResult, index);
    if (outcome === undefined || outcome.reached) return [];
    return [{ keyResult, outcome, from: index.objectives.get(keyResult.objective ?? '')?.cycleStart }];
  });
}

/** Key results on which an experiment left a learning, or work was done to learn. */
function learnedKeyResults({ workspace }: WorkspaceIndex): ReadonlySet<Id> {
  return new Set([
    ...workspace.experiments.flatMap(({ learning, keyResult }) =>
      learning === undefined ? [] : (keyResult ?? []),
    ),
    ...workspace.work.flatMap(({ mode, keyResult }) => (mode === 'learning' ? (keyResult ?? []) : [])),
  ]);
}
