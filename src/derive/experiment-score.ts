import type { Id } from '../model/cell-shapes.ts';
import { daysBetween } from '../model/day.ts';
import type { Experiment } from '../model/experiment.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { isReplicated, isReplication } from './is-replicated.ts';
import { sayCount, sayShare } from './say.ts';
import type { ExperimentScore, NextStep, RateLimitingStep } from './scorecard.ts';
import { median } from './stats/median.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

interface StepOptions {
  readonly index: WorkspaceIndex;
  readonly step: Answer<RateLimitingStep>;
  /** The metrics that are worked on when the rate-limiting step is. */
  readonly onStep: ReadonlySet<Id>;
}

/** Every answer about one experiment. */
export function experimentScore(experiment: Experiment, options: StepOptions): ExperimentScore {
  const { index } = options;
  return {
    id: experiment.id,
    ice: iceScore(experiment),
    onRateLimitingStep: isOnStep(experiment, options),
    daysRunning: daysRunning(experiment, index),
    nextStep: nextStep(experiment, index),
    predictedVersusMeasured: predictedVersusMeasured(experiment),
  };
}

function iceScore({ impact, confidence, ease }: Experiment): Answer<number> {
  if (impact === undefined || confidence === undefined || ease === undefined) {
    return unknown('ICE needs impact, confidence and ease, each 1 to 10');
  }
  return known(
    (impact + confidence + ease) / 3,
    `Mean of impact ${impact}, confidence ${confidence}, ease ${ease}`,
  );
}

function isOnStep(experiment: Experiment, { index, step, onStep }: StepOptions): Answer<boolean> {
  if (step.value === undefined) return unknown(step.because);
  const keyResult =
    experiment.keyResult === undefined ? undefined : index.keyResults.get(experiment.keyResult);
  const reached = [...experiment.drivers, experiment.predictionMetric, keyResult?.driver, keyResult?.metric];
  return known(
    reached.some((id) => id !== undefined && onStep.has(id)),
    step.because,
  );
}

function daysRunning({ status, start, end }: Experiment, { asOf }: WorkspaceIndex): Answer<number> {
  const isTurned = start !== undefined && end !== undefined && end < start;
  const turned = isTurned ? `; its end, ${end}, lies before its start, ${start}` : '';
  if (status !== 'running') return unknown(`It is not running${turned}`);
  if (start === undefined) return unknown('No start is given');
  if (start > asOf) return unknown(`It starts on ${start}${turned}`);
  return known(daysBetween(start, asOf), `Since ${start}${turned}`);
}

/** In the order in which a thing comes to nothing when it is left undone: decide, learn, bank, replicate. */
function nextStep(experiment: Experiment, index: WorkspaceIndex): Answer<NextStep> {
  const { status, outcome, end, learning, process } = experiment;
  const isOver = status === 'finished' || (status === 'running' && end !== undefined && end < index.asOf);
  if (isOver && outcome === undefined) return known('decide', 'It is over and has no outcome');
  if (outcome === undefined) {
    return unknown(
      status === 'stopped' ? 'It was stopped without an outcome' : 'Nothing to do before it is over',
    );
  }
  if (learning === undefined) return known('write-the-learning', 'It has an outcome and no learning');
  if (outcome === 'won' && process === undefined) {
    return known('bank-the-win', 'It won and is in no process, so the win will fade');
  }
  if (outcome === 'won' && !isReplicated(experiment, index) && !isReplication(experiment)) {
    return known('replicate', 'It won once and was never repeated');
  }
  return unknown('Nothing is left to do');
}

function predictedVersusMeasured({
  predictionSize,
  predictionDirection,
  measuredEffect,
}: Experiment): Answer<string> {
  if (predictionSize === undefined || predictionDirection === undefined) {
    return unknown('Nothing was predicted: metric, direction and size');
  }
  const predicted = signedPrediction(predictionSize, predictionDirection);
  if (measuredEffect === undefined) return unknown(`Predicted ${signed(predicted)}, nothing measured yet`);
  const text = `predicted ${signed(predicted)}, measured ${signed(measuredEffect)}`;
  return known(text, text);
}

function signedPrediction(size: number, direction: 'up' | 'down'): number {
  return direction === 'down' ? -Math.abs(size) : Math.abs(size);
}

function signed(share: number): string {
  return `${share > 0 ? '+' : ''}${sayShare(share)}`;
}

/** What the experiments of a workspace come to. */
export interface ExperimentRates {
  readonly finishedPerFourWeeks: Answer<number>;
  readonly winRate: Answer<number>;
  readonly bankedRate: Answer<number>;
  readonly replicatedRate: Answer<number>;
  readonly topTenthShare: Answer<number>;
  readonly calibration: Answer<number>;
}

const velocityWeeks = 8;
const neededForTopTenth = 10;
const neededForCalibration = 5;

/** Counts over all finished experiments; velocity over the last 8 weeks. */
export function experimentRates(index: WorkspaceIndex): ExperimentRates {
  const { experiments } = index.workspace;
  const decided = experiments.filter(({ outcome }) => outcome !== undefined);
  const won = decided.filter(({ outcome }) => outcome === 'won');
  const recent = decided.filter(({ end }) => {
    if (end === undefined || end > index.asOf) return false;
    return daysBetween(end, index.asOf) < velocityWeeks * 7;
  });
  const none = unknown('No experiment has an outcome yet');
  return {
    finishedPerFourWeeks:
      experiments.length === 0
        ? unknown('There is no experiment yet')
        : known(
            recent.length / 2,
            `${sayCount(recent.length, 'experiment')} in the last ${velocityWeeks} weeks`,
          ),
    winRate: decided.length === 0 ? none : share(won.length, { of: decided.length, what: 'won' }),
    bankedRate:
      won.length === 0
        ? unknown('No experiment has won yet')
        : share(won.filter(({ process }) => process !== undefined).length, {
            of: won.length,
            what: 'banked',
          }),
    replicatedRate:
      won.length === 0
        ? unknown('No experiment has won yet')
        : share(won.filter((experiment) => isReplicated(experiment, index)).length, {
            of: won.length,
            what: 'repeated',
          }),
    topTenthShare: topTenth(experiments),
    calibration: calibration(experiments),
  };
}

function share(count: number, { of, what }: { of: number; what: string }): Answer<number> {
  return known(count / of, `${count} of ${of} ${what}`);
}

function topTenth(experiments: readonly Experiment[]): Answer<number> {
  const effects = experiments
    .flatMap(({ outcome, measuredEffect }) =>
      outcome === 'won' && measuredEffect !== undefined ? [Math.abs(measuredEffect)] : [],
    )
    .toSorted((left, right) => right - left);
  const all = effects.reduce((sum, effect) => sum + effect, 0);
  if (effects.length < neededForTopTenth || all === 0) {
    return unknown(`${effects.length} of ${neededForTopTenth} measured wins`);
  }
  const best = effects.slice(0, Math.max(1, Math.floor(effects.length / 10)));
  const top = best.reduce((sum, effect) => sum + effect, 0);
  return known(top / all, `${best.length} of ${effects.length} measured wins`);
}

/** How much of what was predicted came true? The median of measured over predicted effect, wrong directions below 0. */
function calibration(experiments: readonly Experiment[]): Answer<number> {
  const ratios = experiments.flatMap(({ predictionSize, predictionDirection, measuredEffect }) => {
    if (predictionSize === undefined || predictionDirection === undefined || measuredEffect === undefined) {
      return [];
    }
    const ratio = measuredEffect / signedPrediction(predictionSize, predictionDirection);
    return Number.isFinite(ratio) ? [ratio] : [];
  });
  const middle = median(ratios);
  if (middle === undefined || ratios.length < neededForCalibration) {
    return unknown(
      `${ratios.length} of ${neededForCalibration} experiments with a prediction and a measured effect`,
    );
  }
  const wrongWay = ratios.filter((ratio) => ratio < 0).length;
  return known(
    // Adding 0 turns -0 into 0.
    middle + 0,
    `The median of ${sayCount(ratios.length, 'experiment')} came to ${sayShare(middle)} of what was predicted; ${wrongWay} went the other way`,
  );
}
