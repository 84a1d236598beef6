import type { Id } from '../../model/cell-shapes.ts';
import type { CompanyEvent } from '../../model/company-event.ts';
import type { KeyResult } from '../../model/key-result.ts';
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
  const learned = learnedKeyResults(index);
  for (const event of index.workspace.events) {
    if (event.cause !== 'outside' || event.day === undefined) continue;
    const missed = keyResultsAround(event, index).find(
      (keyResult) => !learned.has(keyResult.id) && keyResultOutcome(keyResult, index)?.reached === false,
    );
    const outcome = missed === undefined ? undefined : keyResultOutcome(missed, index);
    if (missed === undefined || outcome === undefined) continue;
    const unit = index.metrics.get(missed.metric ?? '')?.unit ?? missed.unit;
    yield {
      ...placeOf('events', event),
      message: `“${missed.name}” came to ${sayValue(outcome.value, unit)} by ${outcome.due} instead of ${sayValue(missed.target ?? 0, unit)} after this happened outside, and nothing was learned from it.`,
    };
  }
}

/** Key results of the event's objective or on its metric, whose time it fell into. */
function keyResultsAround(
  { day, objective, metric }: CompanyEvent,
  index: WorkspaceIndex,
): readonly KeyResult[] {
  const concerned = [
    ...(index.keyResultsOfObjective.get(objective ?? '') ?? []),
    ...(index.keyResultsOnMetric.get(metric ?? '') ?? []),
  ];
  return concerned.filter((keyResult) => {
    const own = index.objectives.get(keyResult.objective ?? '');
    const from = own?.cycleStart;
    const to = keyResult.due ?? own?.cycleEnd;
    return day !== undefined && (from ?? day) <= day && (to ?? day) >= day;
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
