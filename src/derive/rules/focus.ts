import type { Id } from '../../model/cell-shapes.ts';
import { northStarOf } from '../north-star-of.ts';
import { sayCount, sayNames, sayShare } from '../say.ts';
import { limitingStepsBefore } from '../step-history.ts';
import { isAcquisition, partOfMetric, pushedMetrics } from './growth-part.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';
import { placeOf } from './rule.ts';

/** Rules about working on what limits growth. */
export const focusRules: readonly Rule[] = [
  {
    id: 'focus/rate-limiting-step',
    severity: 'warning',
    essays: ['S0'],
    finds: 'Less than half of the active work, experiments and key results are on the rate-limiting step',
    fix: 'Stop or put off what is elsewhere; improving any other step changes the whole least.',
    settings: ['focusShare'],
    find: findScattered,
  },
  {
    id: 'focus/leaky-bucket',
    severity: 'warning',
    essays: ['S4'],
    finds: 'An objective on acquisition while closing the gap in retention would gain more',
    fix: 'Close the leak first: whoever comes now will leave.',
    find: findLeaks,
  },
  {
    id: 'focus/unchanged',
    severity: 'info',
    essays: ['S0'],
    finds: 'The same rate-limiting step for quarters while the North Star does not move',
    fix: 'Question the tactics on this step, or whether it is the step: look at it with fresh data and customers.',
    settings: ['unchangedQuarters'],
    find: findUnchanged,
  },
];

function* findScattered(context: RuleContext): Iterable<Finding> {
  const { index, step, onStep, openKeyResults, settings } = context;
  const driver = stepDriver(step.value?.drivers, index.metrics);
  if (driver === undefined) return;
  function isOn(ids: readonly (Id | undefined)[]): boolean {
    return ids.some((id) => id !== undefined && onStep.has(id));
  }
  function throughKeyResult(id: Id | undefined): readonly (Id | undefined)[] {
    const keyResult = id === undefined ? undefined : index.keyResults.get(id);
    return [keyResult?.metric, keyResult?.driver];
  }
  const kinds = [
    {
      noun: 'work item',
      on: index.workspace.work
        .filter(({ start, done }) => start !== undefined && start <= index.asOf && (done ?? '9') > index.asOf)
        .map(({ driver: own, keyResult }) => isOn([own, ...throughKeyResult(keyResult)])),
    },
    {
      noun: 'experiment',
      on: index.workspace.experiments
        .filter(({ status }) => status === 'running')
        .map(({ drivers, predictionMetric, keyResult }) =>
          isOn([...drivers, predictionMetric, ...throughKeyResult(keyResult)]),
        ),
    },
    { noun: 'key result', on: openKeyResults.map(({ metric, driver: own }) => isOn([metric, own])) },
  ].map(({ noun, on }) => ({ noun, all: on.length, there: on.filter(Boolean).length }));
  const all = kinds.reduce((sum, kind) => sum + kind.all, 0);
  const there = kinds.reduce((sum, kind) => sum + kind.there, 0);
  if (all === 0 || there / all >= settings.focusShare) return;
  const evidence = kinds
    .filter((kind) => kind.all > 0)
    .map((kind) => `${kind.there} of ${sayCount(kind.all, `active ${kind.noun}`)}`);
  yield {
    ...placeOf('metrics', driver),
    message: `It limits growth, and ${sayShare(there / all)} of what is active works on it, less than ${sayShare(settings.focusShare)}: ${evidence.join(', ')}.`,
  };
}

function* findLeaks({ index, drivers, openObjectives }: RuleContext): Iterable<Finding> {
  const gains = index.drivers.flatMap((driver) => {
    const gain = drivers.get(driver.id)?.gainAtTarget.value;
    return gain === undefined ? [] : [{ driver, gain, part: partOfMetric(driver, index) }];
  });
  const gainOf = new Map(gains.map(({ driver, gain }) => [driver.id, gain]));
  const [retention] = gains
    .filter(({ part }) => part === 'retention')
    .toSorted((left, right) => right.gain - left.gain);
  if (retention === undefined) return;
  for (const objective of openObjectives) {
    if (!isAcquisition(objective, index)) continue;
    const [own] = pushedMetrics(objective, index)
      .flatMap((metric) => {
        const gain = gainOf.get(metric.id);
        return gain === undefined ? [] : [{ metric, gain }];
      })
      .toSorted((left, right) => right.gain - left.gain);
    if (own === undefined || own.gain >= retention.gain) continue;
    yield {
      ...placeOf('objectives', objective),
      message: `It brings in more at the top, where “${own.metric.name}” at its target is worth ${sayShare(own.gain)} of the North Star; keeping more (“${retention.driver.name}”) is worth ${sayShare(retention.gain)}.`,
    };
  }
}

function* findUnchanged({ index, metrics, step, settings }: RuleContext): Iterable<Finding> {
  const driver = stepDriver(step.value?.drivers, index.metrics);
  const northStar = driver === undefined ? undefined : northStarOf(driver, index);
  if (driver === undefined || northStar === undefined) return;
  const trend = metrics.get(northStar.id)?.trend;
  if (trend?.value === undefined) return;
  const good = northStar.direction === 'decrease' ? ['falling', 'leaning-down'] : ['rising', 'leaning-up'];
  if (good.includes(trend.value)) return;
  const now = (step.value?.drivers ?? []).toSorted().join(' ');
  let unchanged = 0;
  for (const before of limitingStepsBefore(index)) {
    if (before.length === 0 || before.toSorted().join(' ') !== now) return;
    unchanged += 1;
    if (unchanged === settings.unchangedQuarters) break;
  }
  const names = (step.value?.drivers ?? []).map((id) => index.metrics.get(id)?.name ?? id);
  yield {
    ...placeOf('metrics', driver),
    message: `${sayNames(names)} limited growth at the end of each of the last ${sayCount(settings.unchangedQuarters, 'quarter')}, by today’s targets, and still ${names.length === 1 ? 'does' : 'do'}, while “${northStar.name}” does not move (${trend.value.replaceAll('-', ' ')}, ${sayCount(trend.n, 'reading')}).`,
  };
}

function stepDriver<Row>(drivers: readonly Id[] | undefined, metrics: ReadonlyMap<Id, Row>): Row | undefined {
  const [first] = drivers ?? [];
  return first === undefined ? undefined : metrics.get(first);
}
