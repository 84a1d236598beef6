import { daysBetween } from '../../model/day.ts';
import type { KeyResult } from '../../model/key-result.ts';
import type { Metric } from '../../model/metric.ts';
import type { Objective } from '../../model/objective.ts';
import { sayCount } from '../say.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';
import { placeOf } from './rule.ts';

/** Rules about what an objective's key results show together. */
export const okrBalanceRules: readonly Rule[] = [
  {
    id: 'okr/customer-and-business',
    severity: 'warning',
    essays: ['S3', 'S4'],
    finds: 'An objective whose key results show only one side: customers or the business',
    fix: 'Add a key result for the other side.',
    *find(context) {
      yield* oneSided(context, {
        valueOf: ({ side }, metric) => side ?? metric?.side,
        wording: {
          customer: 'about customers, none about the business.',
          business: 'about the business, none about customers.',
        },
      });
    },
  },
  {
    id: 'okr/leading-and-lagging',
    severity: 'warning',
    essays: ['S4'],
    finds: 'An objective whose key results are only lagging, or only leading',
    fix: 'Have at least one leading key result to steer by, and one lagging to see whether it was worth it.',
    *find(context) {
      yield* oneSided(context, {
        valueOf: ({ timing }, metric) => timing ?? metric?.timing,
        wording: { lagging: 'lagging', leading: 'leading: why are we planting?' },
        more: (value, { keyResults, objective }) =>
          value === 'lagging' ? `${untilFeedback(keyResults, objective)}.` : '',
      });
    },
  },
];

function* oneSided<Value extends string>(
  { index, openObjectives }: RuleContext,
  options: {
    valueOf: (keyResult: KeyResult, metric: Metric | undefined) => Value | undefined;
    wording: Record<Value, string>;
    more?: (value: Value, of: { keyResults: readonly KeyResult[]; objective: Objective }) => string;
  },
): Iterable<Finding> {
  for (const objective of openObjectives) {
    const keyResults = index.keyResultsOfObjective.get(objective.id) ?? [];
    const values = keyResults.map((keyResult) =>
      options.valueOf(
        keyResult,
        keyResult.metric === undefined ? undefined : index.metrics.get(keyResult.metric),
      ),
    );
    const [value] = values;
    // Where it is not written down for all of them, nothing is said.
    if (value === undefined || values.some((other) => other !== value)) continue;
    const all =
      keyResults.length === 1
        ? 'Its only key result is'
        : `${keyResults.length === 2 ? 'Both' : `All ${keyResults.length}`} of its key results are`;
    yield {
      ...placeOf('objectives', objective),
      message: `${all} ${options.wording[value]}${options.more?.(value, { keyResults, objective }) ?? ''}`,
    };
  }
}

function untilFeedback(keyResults: readonly KeyResult[], { cycleStart, cycleEnd }: Objective): string {
  const [first] = keyResults.flatMap(({ due }) => due ?? cycleEnd ?? []).toSorted();
  if (first === undefined || cycleStart === undefined || first <= cycleStart) return '';
  return `: ${sayCount(Math.round(daysBetween(cycleStart, first) / 7), 'week')} until first feedback`;
}
