import type { KeyResult } from '../model/key-result.ts';
import type { Metric } from '../model/metric.ts';
import { unknown } from './answer.ts';
import { firstSince } from './first-since.ts';
import { goalDirection, targetGoal } from './goal.ts';
import { keyResultTime } from './key-result-time.ts';
import { dueOf, keyResultValue } from './key-result-value.ts';
import { chanceAt } from './metric-forecast.ts';
import type { Forecasts } from './metric-forecast.ts';
import { progressAnswer } from './metric-progress.ts';
import type { Elapsed } from './pace.ts';
import { expectedAnswer, paceAnswer, sayGrade } from './pace.ts';
import { sayValue } from './say.ts';
import type { KeyResultScore } from './scorecard.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/**
 * Every answer about one key result. It runs from the start of its objective's cycle to its due day, else the end of
 * the cycle. Without a start it starts from the first value its metric has in the cycle.
 */
export function keyResultScore(
  keyResult: KeyResult,
  { index, forecastOf }: { index: WorkspaceIndex; forecastOf: Forecasts },
): KeyResultScore {
  const objective = keyResult.objective === undefined ? undefined : index.objectives.get(keyResult.objective);
  const metric = keyResult.metric === undefined ? undefined : index.metrics.get(keyResult.metric);
  const from = objective?.cycleStart;
  const due = dueOf(keyResult, index);
  const current = keyResultValue(keyResult, index);
  const first =
    keyResult.start === undefined && metric !== undefined ? firstSince(metric, { from, index }) : undefined;
  const start = keyResult.start ?? first;
  const { target } = keyResult;
  const direction = metric?.direction;
  const unit = metric?.unit ?? keyResult.unit;
  const time = keyResultTime(keyResult, { from, due, metric, index });
  const progress = progressAnswer({ start, target, current: current.value, unit, direction });
  const chance =
    metric === undefined
      ? unknown('No chance of target: no metric carries it')
      : chanceAt(metric, {
          index,
          forecast: forecastOf(metric),
          due,
          goal:
            target === undefined
              ? undefined
              : targetGoal(target, goalDirection({ start, target, direction })),
        });
  const pace =
    isYesOrNo(keyResult, metric) && progress.value !== undefined && progress.value < 1 && !isOver(time)
      ? unknown('No pace: it is done or not done, nothing in between is expected')
      : paceAnswer({
          progress,
          time,
          chance: chance.value,
          settings: index.workspace.settings,
        });
  const graded = sayGrade({ progress: progress.value, time, commitment: keyResult.commitment });
  return {
    id: keyResult.id,
    current,
    progress:
      first === undefined
        ? progress
        : {
            ...progress,
            because: `${progress.because}; no start is given, so its first value in the cycle, ${sayValue(first, unit)}, counts as start`,
          },
    expected: expectedAnswer(time, { from, to: due }),
    pace: { ...pace, because: pace.because + graded },
    chance,
  };
}

function isOver(time: Elapsed): boolean {
  return 'pace' in time && time.pace.phase === 'over';
}

function isYesOrNo(keyResult: KeyResult, metric: Metric | undefined): boolean {
  const { start, target, current, unit } = keyResult;
  return (
    metric === undefined &&
    unit === undefined &&
    start === 0 &&
    target === 1 &&
    (current === undefined || current === 0 || current === 1)
  );
}
