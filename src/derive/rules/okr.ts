import type { KeyResult } from '../../model/key-result.ts';
import type { Objective } from '../../model/objective.ts';
import { daysBetween } from '../../model/day.ts';
import { sayCount } from '../say.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import { cascadedRule } from './cascaded.ts';
import { openKeyResults, openObjectives } from './open-okrs.ts';
import { orphanRule } from './orphan.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';
import { findWord, outputWords } from './words.ts';

/** Rules about objectives and key results. */
export const okrRules: readonly Rule[] = [
  orphanRule,
  cascadedRule,
  {
    id: 'okr/gear',
    severity: 'warning',
    essays: ['S1'],
    finds: 'An objective on no gear of the growth machine',
    *find({ index }: RuleContext) {
      if (index.gears.size === 0) return;
      for (const objective of openObjectives(index)) {
        if (objective.gears.some((gear) => index.gears.has(gear))) continue;
        yield {
          ...objectivePlace(objective),
          message: 'It works on no gear of the growth machine.',
          fix: 'Link the gear it turns; if there is none, ask why it is worth doing.',
        };
      }
    },
  },
  {
    id: 'okr/driver',
    severity: 'warning',
    essays: ['S0'],
    finds: 'A key result that pushes no key driver',
    *find({ index }: RuleContext) {
      const drivers = new Set(index.drivers.map(({ id }) => id));
      if (drivers.size === 0) return;
      for (const keyResult of openKeyResults(index)) {
        const { driver, metric } = keyResult;
        if ([driver, metric].some((id) => id !== undefined && drivers.has(id))) continue;
        yield {
          ...keyResultPlace(keyResult),
          message: 'It pushes no key driver.',
          fix: 'Link the driver it moves; if it moves none, it is a KPI to watch.',
        };
      }
    },
  },
  {
    id: 'okr/output',
    severity: 'warning',
    essays: ['S3', 'S4'],
    finds: 'A key result that is an output: something made rather than something changed',
    *find({ index }: RuleContext) {
      for (const keyResult of openKeyResults(index)) {
        const word = findWord(keyResult.name, outputWords);
        const isUnmeasured = keyResult.start === undefined && keyResult.target === undefined;
        if (word === undefined && !isUnmeasured) continue;
        yield {
          ...keyResultPlace(keyResult),
          message:
            word === undefined
              ? 'It goes from nowhere to nowhere: an output, not an outcome.'
              : `“${word}” says what you make, not what changes.`,
          fix: 'Ask what will be different for customers once it is done, and measure that.',
        };
      }
    },
  },
  {
    id: 'okr/measurable',
    severity: 'error',
    essays: ['S1'],
    finds: 'A key result without start, target, unit or date',
    *find({ index }: RuleContext) {
      for (const keyResult of openKeyResults(index)) {
        const missing = missingMeasures(keyResult, index);
        if (missing.length === 0) continue;
        yield {
          ...keyResultPlace(keyResult),
          message: `It has no ${missing.join(', no ')}.`,
          fix: 'Write down from where to where it moves, in which unit, by when.',
        };
      }
    },
  },
  {
    id: 'okr/customer-and-business',
    severity: 'warning',
    essays: ['S3', 'S4'],
    finds: 'An objective whose key results show only one side: customers or the business',
    *find(context: RuleContext) {
      yield* oneSided(context, {
        valueOf: ({ side }, metric) => side ?? metric?.side,
        wording: {
          customer: 'All its key results are about customers, none about the business.',
          business: 'All its key results are about the business, none about customers.',
        },
        fix: 'Add a key result for the other side.',
      });
    },
  },
  {
    id: 'okr/leading-and-lagging',
    severity: 'warning',
    essays: ['S4'],
    finds: 'An objective whose key results are only lagging, or only leading',
    *find(context: RuleContext) {
      yield* oneSided(context, {
        valueOf: ({ timing }, metric) => timing ?? metric?.timing,
        wording: {
          lagging: 'All its key results are lagging',
          leading: 'All its key results are leading: why are we planting?',
        },
        fix: 'Have at least one leading key result to steer by, and one lagging to see whether it was worth it.',
        more: (value, { keyResults, objective }) =>
          value === 'lagging' ? `${untilFeedback(keyResults, objective)}.` : '',
      });
    },
  },
];

function missingMeasures(keyResult: KeyResult, index: WorkspaceIndex): string[] {
  const { start, target, unit, due, metric, objective } = keyResult;
  const carrier = metric === undefined ? undefined : index.metrics.get(metric);
  const cycleEnd = objective === undefined ? undefined : index.objectives.get(objective)?.cycleEnd;
  return [
    ...(start === undefined ? ['start'] : []),
    ...(target === undefined ? ['target'] : []),
    ...((unit ?? carrier?.unit) === undefined ? ['unit'] : []),
    ...((due ?? cycleEnd) === undefined ? ['date'] : []),
  ];
}

function* oneSided<Value extends string>(
  { index }: RuleContext,
  options: {
    valueOf: (
      keyResult: KeyResult,
      metric:
        | { side?: 'customer' | 'business' | undefined; timing?: 'leading' | 'lagging' | undefined }
        | undefined,
    ) => Value | undefined;
    wording: Readonly<Record<Value, string>>;
    fix: string;
    more?: (value: Value, subject: { keyResults: readonly KeyResult[]; objective: Objective }) => string;
  },
): Iterable<Finding> {
  for (const objective of openObjectives(index)) {
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
    yield {
      ...objectivePlace(objective),
      message: `${options.wording[value]}${options.more?.(value, { keyResults, objective }) ?? ''}`,
      fix: options.fix,
    };
  }
}

function untilFeedback(keyResults: readonly KeyResult[], { cycleStart, cycleEnd }: Objective): string {
  const [first] = keyResults.flatMap(({ due }) => due ?? cycleEnd ?? []).toSorted();
  if (first === undefined || cycleStart === undefined || first <= cycleStart) return '';
  return `: ${sayCount(Math.round(daysBetween(cycleStart, first) / 7), 'week')} until first feedback`;
}

function objectivePlace({ id, name }: Objective): Pick<Finding, 'table' | 'row' | 'subject'> {
  return { table: 'objectives', row: id, subject: name };
}

function keyResultPlace({ id, name }: KeyResult): Pick<Finding, 'table' | 'row' | 'subject'> {
  return { table: 'keyResults', row: id, subject: name };
}
