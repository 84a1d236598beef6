import type { Id } from '../model/cell-shapes.ts';
import type { Metric } from '../model/metric.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { experimentRates } from './experiment-score.ts';
import { periodsMissing } from './freshness.ts';
import { growthMachine } from './growth-machine.ts';
import type { Alignment } from './objective-alignment.ts';
import { periodNoun, sayCount } from './say.ts';
import type { MetricScore, OverviewScore, RateLimitingStep } from './scorecard.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

interface OverviewOptions {
  readonly metrics: ReadonlyMap<string, MetricScore>;
  readonly step: Answer<RateLimitingStep>;
  readonly alignmentOf: (objective: Id) => Alignment;
}

/** Every answer about the workspace as a whole. */
export function overviewScore(index: WorkspaceIndex, options: OverviewOptions): OverviewScore {
  return {
    rateLimitingStep: options.step,
    machine: growthMachine(index),
    onboarding: onboarding(index, options),
    alignedShare: alignedShare(index, options),
    worstStale: worstStale(index, options),
    ...experimentRates(index),
  };
}

/** The seven steps from nothing to a working system (S0), in order. */
function onboarding(index: WorkspaceIndex, { metrics, step }: OverviewOptions): Answer<string> {
  const { drivers, northStars, workspace } = index;
  const { mostDrivers } = workspace.settings.rules;
  const steps = [
    { name: 'choose a North Star', isDone: northStars.length > 0 },
    {
      name: 'name one to three key drivers',
      isDone: drivers.length > 0 && drivers.length <= mostDrivers * Math.max(northStars.length, 1),
    },
    {
      name: 'give every driver one owner',
      isDone: drivers.length > 0 && drivers.every(({ owners }) => owners.length === 1),
    },
    {
      name: 'give every driver a target and a date',
      isDone:
        drivers.length > 0 &&
        drivers.every(
          (driver) => isRanged(driver) || (driver.target !== undefined && driver.targetDate !== undefined),
        ),
    },
    {
      name: 'enter readings',
      isDone:
        [...northStars, ...drivers].length > 0 &&
        [...northStars, ...drivers].every(({ id }) => metrics.get(id)?.latest.value !== undefined),
    },
    { name: 'find the rate-limiting step', isDone: step.value !== undefined },
    {
      name: 'run an experiment',
      isDone: workspace.experiments.some(({ status }) => status === 'running' || status === 'finished'),
    },
  ];
  const done = steps.filter(({ isDone }) => isDone).length;
  const next = steps.find(({ isDone }) => !isDone);
  const text = `${done} of ${steps.length}${next === undefined ? '' : `; next: ${next.name}`}`;
  return known(text, text);
}

/** A driver that is to stay in its range has the range for a target, and no day for it. */
function isRanged({ direction, healthyMin, healthyMax }: Metric): boolean {
  return direction === 'stay-in-range' && (healthyMin !== undefined || healthyMax !== undefined);
}

function alignedShare(index: WorkspaceIndex, { alignmentOf }: OverviewOptions): Answer<number> {
  const open = index.workspace.objectives.filter(({ status }) => status === 'agreed' || status === 'active');
  if (open.length === 0) return unknown('No objective is agreed or active');
  const aligned = open.filter(({ id }) => {
    const { northStar, choice } = alignmentOf(id);
    return northStar !== undefined || choice !== undefined;
  });
  return known(
    aligned.length / open.length,
    `${aligned.length} of ${sayCount(open.length, 'objective')} lead to the North Star or a strategic choice`,
  );
}

function worstStale(index: WorkspaceIndex, { metrics }: OverviewOptions): Answer<Id> {
  const stale = index.workspace.metrics
    .filter(({ id }) => metrics.get(id)?.freshness.value === 'stale')
    .map((metric) => ({ metric, missing: periodsMissing(metric, index) ?? 0 }))
    .toSorted((left, right) => right.missing - left.missing);
  const [worst] = stale;
  if (worst === undefined) return unknown('No metric is stale');
  const { metric, missing } = worst;
  return known(metric.id, `“${metric.name}” lacks ${sayCount(missing, periodNoun[metric.cadence])}`);
}
