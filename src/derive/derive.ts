import type { Day } from '../model/day.ts';
import type { Workspace } from '../model/workspace.ts';
import { driverGains } from './driver-gain.ts';
import { driverScore } from './driver-score.ts';
import { experimentScore } from './experiment-score.ts';
import { findGaps } from './find-gaps.ts';
import { gearScore } from './gear-score.ts';
import { keyResultScore } from './key-result-score.ts';
import { leadLags } from './lead-lags.ts';
import { forecasts } from './metric-forecast.ts';
import { metricScore } from './metric-score.ts';
import { metricsOnStep } from './metrics-on-step.ts';
import { northStarScore } from './north-star-score.ts';
import { objectiveAlignment } from './objective-alignment.ts';
import { objectiveScore } from './objective-score.ts';
import { overviewScore } from './overview-score.ts';
import { rateLimitingAnswer } from './rate-limiting.ts';
import { catalogue } from './rules/catalogue.ts';
import type { Scorecard } from './scorecard.ts';
import { teamScore } from './team-score.ts';
import { indexWorkspace } from './workspace-index.ts';

/**
 * Everything there is to say about a workspace on a day. The same workspace and day give the same scorecard, whatever
 * the order of rows. Too little data gives an answer without a value and the sentence that says what is missing.
 */
export function derive(workspace: Workspace, asOf: Day): Scorecard {
  const index = indexWorkspace(workspace, asOf);
  const forecastOf = forecasts(index);
  const alignmentOf = objectiveAlignment(index);
  const own = index.workspace;
  const metrics = own.metrics.map((metric) => metricScore(metric, { index, forecastOf }));
  const metricsById = new Map(metrics.map((score) => [score.id, score]));
  const gains = driverGains(index);
  const step = rateLimitingAnswer(gains);
  const onStep = metricsOnStep(step, index);
  const keyResults = own.keyResults.map((keyResult) => keyResultScore(keyResult, { index, forecastOf }));
  const keyResultsById = new Map(keyResults.map((score) => [score.id, score]));
  const leads = leadLags(index);
  const drivers = gains.map((gain) => driverScore(gain, { index, step, leads }));
  const gaps = findGaps({
    index,
    metrics: metricsById,
    drivers: new Map(drivers.map((score) => [score.id, score])),
    step,
    onStep,
    alignmentOf,
  });
  const criteria = catalogue.filter(({ id }) => id.startsWith('nsm/')).map(({ id }) => id);
  return {
    asOf,
    metrics,
    northStars: index.northStars.map((northStar) =>
      northStarScore(northStar, { index, metrics: metricsById, gaps, criteria }),
    ),
    drivers,
    gears: own.gears.map((gear) => gearScore(gear, { index, metrics: metricsById })),
    objectives: own.objectives.map((objective) =>
      objectiveScore(objective, { index, alignment: alignmentOf(objective.id), keyResults: keyResultsById }),
    ),
    keyResults,
    experiments: own.experiments.map((experiment) => experimentScore(experiment, { index, step, onStep })),
    teams: own.teams.map((team) => teamScore(team, { index, alignmentOf })),
    overview: overviewScore(index, { metrics: metricsById, step, alignmentOf }),
    gaps,
  };
}
