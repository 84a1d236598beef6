import type { KeyResult } from '../../model/key-result.ts';
import { isInRange } from '../in-range.ts';
import { periodNoun, sayCount, sayValue } from '../say.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import { outputWord } from './output-words.ts';
import type { Rule, RuleContext } from './rule.ts';
import { placeOf } from './rule.ts';

/** Rules about what objectives and key results say. */
export const okrRules: readonly Rule[] = [
  {
    id: 'okr/gear',
    severity: 'warning',
    essays: ['S1'],
    finds: 'An objective on no gear of the growth machine',
    fix: 'Link the gear it turns; if there is none, ask why it is worth doing.',
    *find({ index, openObjectives }) {
      if (index.gears.size === 0) return;
      for (const objective of openObjectives) {
        if (objective.gears.some((gear) => index.gears.has(gear))) continue;
        yield {
          ...placeOf('objectives', objective),
          message: `It works on none of the ${sayCount(index.gears.size, 'gear')} of the growth machine.`,
        };
      }
    },
  },
  {
    id: 'okr/driver',
    severity: 'warning',
    essays: ['S0'],
    finds: 'A key result that pushes no key driver, by itself or through the KPI chain',
    fix: 'Link the driver it moves; if it moves none, it is a KPI to watch.',
    *find({ index, openKeyResults, pushesDriver }) {
      if (index.drivers.length === 0) return;
      for (const keyResult of openKeyResults) {
        const { driver, metric } = keyResult;
        if ([driver, metric].some((id) => id !== undefined && pushesDriver.has(id))) continue;
        const carrier = metric === undefined ? undefined : index.metrics.get(metric);
        yield {
          ...placeOf('keyResults', keyResult),
          message:
            carrier === undefined
              ? 'It pushes no key driver.'
              : `It pushes no key driver: its metric, “${carrier.name}”, is none and feeds none.`,
        };
      }
    },
  },
  {
    id: 'okr/output',
    severity: 'warning',
    essays: ['S3', 'S4'],
    finds: 'A key result that is an output: something made rather than something changed',
    fix: 'Ask what will be different for customers once it is done, and measure that.',
    *find({ openKeyResults }) {
      for (const keyResult of openKeyResults) {
        const word = outputWord(keyResult);
        const { start, target, metric } = keyResult;
        const isUnmeasured = start === undefined && target === undefined && metric === undefined;
        if (word === undefined && !isUnmeasured) continue;
        yield {
          ...placeOf('keyResults', keyResult),
          message:
            word === undefined
              ? 'It goes from nowhere to nowhere: an output, not an outcome.'
              : `“${word}” says what you make, not what changes.`,
        };
      }
    },
  },
  {
    id: 'okr/measurable',
    severity: 'error',
    essays: ['S1'],
    finds: 'A key result without start, target, unit or date',
    fix: 'Write down from where to where it moves, in which unit, by when.',
    *find({ index, openKeyResults }) {
      for (const keyResult of openKeyResults) {
        const missing = missingMeasures(keyResult, index);
        if (missing.length === 0) continue;
        yield { ...placeOf('keyResults', keyResult), message: `It has no ${missing.join(', no ')}.` };
      }
    },
  },
  {
    id: 'okr/is-a-kpi',
    severity: 'warning',
    essays: ['S3'],
    finds: 'A key result with no intended change: that is a KPI',
    fix: 'Keep it in the KPI Book with a healthy range, and write down a change you want instead.',
    *find({ index, openKeyResults }) {
      for (const keyResult of openKeyResults) {
        const because = noChange(keyResult, index);
        if (because !== undefined) yield { ...placeOf('keyResults', keyResult), message: because };
      }
    },
  },
  {
    id: 'okr/candidate',
    severity: 'info',
    essays: ['S3'],
    finds: 'A metric out of its healthy range for periods in a row, and no key result on it',
    fix: 'Make bringing it back an objective, or correct the range.',
    settings: ['outOfRangePeriods'],
    *find(context) {
      const { index, settings, openKeyResults } = context;
      const pushed = new Set(openKeyResults.flatMap(({ metric, driver }) => [metric, driver]));
      for (const metric of index.workspace.metrics) {
        const latest = index.series.get(metric.id)?.latest.value;
        if (latest === undefined || pushed.has(metric.id) || !isOutFor(metric.id, context)) continue;
        yield {
          ...placeOf('metrics', metric),
          message: `It was out of its healthy range for ${sayCount(settings.outOfRangePeriods, periodNoun[metric.cadence])} in a row or more, now at ${sayValue(latest, metric.unit)}, and no key result is on it.`,
        };
      }
    },
  },
  {
    id: 'okr/context',
    severity: 'info',
    essays: ['S4'],
    finds:
      'An objective that says too little of why, what the data says, who it is for and what it builds to',
    fix: 'Fill them in, so that those who work on it can decide without asking.',
    settings: ['contextFields'],
    *find({ openObjectives, settings }) {
      for (const objective of openObjectives) {
        const missing = [
          ...(objective.why === undefined ? ['why'] : []),
          ...(objective.whatDataSays === undefined ? ['what the data says'] : []),
          ...(objective.whoFor === undefined ? ['who it is for'] : []),
          ...(objective.buildsTo === undefined ? ['what it builds to'] : []),
        ];
        if (4 - missing.length >= settings.contextFields) continue;
        yield {
          ...placeOf('objectives', objective),
          message: `It does not say ${missing.join(', ')}: ${4 - missing.length} of 4, at least ${settings.contextFields} are needed.`,
        };
      }
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

function noChange({ start, target, unit, metric }: KeyResult, index: WorkspaceIndex): string | undefined {
  const carrier = metric === undefined ? undefined : index.metrics.get(metric);
  if (start !== undefined && start === target) {
    return `It starts and ends at ${sayValue(start, carrier?.unit ?? unit)}: nothing is meant to change.`;
  }
  return carrier !== undefined && start === undefined && target === undefined
    ? `It names “${carrier.name}” and no change of it.`
    : undefined;
}

function isOutFor(id: string, { index, settings }: RuleContext): boolean {
  const metric = index.metrics.get(id);
  const levels = index.series.get(id)?.levels ?? [];
  const latest = levels.slice(-settings.outOfRangePeriods);
  return (
    metric !== undefined &&
    latest.length === settings.outOfRangePeriods &&
    latest.every((level) => level !== undefined && isInRange(metric, level) === false)
  );
}
