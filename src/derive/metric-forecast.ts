import type { Day } from '../model/day.ts';
import type { Metric } from '../model/metric.ts';
import type { Answer } from './answer.ts';
import { known, unknown } from './answer.ts';
import { roundedChance } from './rounded-chance.ts';
import { periodNoun, sayCount, sayShare, sayValue } from './say.ts';
import type { Interval } from './scorecard.ts';
import { seriesForecast } from './series-forecast.ts';
import type { SeriesForecast } from './series-forecast.ts';
import type { Goal } from './stats/target-chance.ts';
import type { WorkspaceIndex } from './workspace-index.ts';
import { periodIndex } from '../model/period.ts';

/** The forecasts of a workspace's metrics, each fitted when first asked for. */
export type Forecasts = (metric: Metric) => SeriesForecast | undefined;

/** Fits each metric's forecast at most once: its key results ask for other days of the same one. */
export function forecasts(index: WorkspaceIndex): Forecasts {
  const fitted = new Map<string, SeriesForecast>();
  return (metric) => {
    const series = index.series.get(metric.id);
    if (series === undefined) return undefined;
    const before = fitted.get(metric.id);
    if (before !== undefined) return before;
    const forecast = seriesForecast(metric, series);
    fitted.set(metric.id, forecast);
    return forecast;
  };
}

interface Question {
  readonly index: WorkspaceIndex;
  readonly forecast: SeriesForecast | undefined;
  /** The day it is asked for. */
  readonly due: Day | undefined;
}

/** Where will the metric stand on a day? The robust theta forecast with its 80 % interval, from 8 readings on. */
export function forecastAt(metric: Metric, question: Question): Answer<Interval> {
  const { forecast } = question;
  const horizon = horizonTo(metric, question);
  if (typeof horizon !== 'number') return unknown(`No forecast: ${horizon.missing}`);
  if (forecast?.theta.status !== 'fitted') return unknown(`No forecast: ${refusal(forecast)}`);
  const { n } = forecast.theta;
  if (horizon > n) return unknown(`No forecast: ${tooFar(metric, { horizon, n })}`);
  const interval = forecast.interval(horizon);
  if (interval === undefined) return unknown('No forecast: the numbers are too large to compute with');
  function say(value: number): string {
    return sayValue(value, metric.unit);
  }
  return known(
    interval,
    `${say(interval.value)} on ${question.due}, 80 % interval ${say(interval.low)} to ${say(interval.high)}: ` +
      `robust theta forecast from ${sayCount(n, 'reading')}, ${ahead(metric, horizon)}${forecast.notes}`,
  );
}

/**
 * How likely does the metric stand where it should on a day (not: ever before)? From the predictive law of the
 * forecast; held inside 1 to 99 %, with fewer than 12 readings inside 5 to 95 %.
 */
export function chanceAt(
  metric: Metric,
  question: Question & { readonly goal: Goal | undefined },
): Answer<number> {
  const { forecast, goal, due } = question;
  if (goal === undefined) return unknown('No chance of target: no target is given');
  const horizon = horizonTo(metric, question);
  if (typeof horizon !== 'number') return unknown(`No chance of target: ${horizon.missing}`);
  const answer = forecast?.chance(horizon, goal);
  if (answer?.status === 'too-far') return unknown(`No chance of target: ${tooFar(metric, answer)}`);
  if (answer?.status !== 'estimated') return unknown(`No chance of target: ${refusal(forecast)}`);
  const { chance, n } = answer;
  if (!Number.isFinite(chance))
    return unknown('No chance of target: the numbers are too large to compute with');
  return known(
    chance,
    `Chance of target about ${sayShare(roundedChance(chance))} (${chanceWords(roundedChance(chance))}): ${sayGoal(goal, metric)} on ${due}, ` +
      `robust theta forecast from ${sayCount(n, 'reading')}, ${ahead(metric, horizon)}${forecast?.notes ?? ''}`,
  );
}

/** Periods from the last value to the one that holds the day; a level may still move within its own period. */
function horizonTo(metric: Metric, { index, forecast, due }: Question): number | { missing: string } {
  if (due === undefined) return { missing: 'no target date is given' };
  if (forecast === undefined) return { missing: 'no reading yet' };
  if (due < index.asOf) return { missing: `the date ${due} has passed` };
  const horizon = periodIndex(due, metric.cadence) - forecast.lastPeriod;
  if (horizon <= 0 && due === index.asOf) return { missing: 'it is due today, and its value is known' };
  return Math.max(horizon, 1);
}

function refusal(forecast: SeriesForecast | undefined): string {
  const theta = forecast?.theta;
  if (theta?.status === 'too-few') return `${theta.n} of ${theta.needed} readings`;
  if (theta?.status === 'too-gappy') {
    return `${theta.gaps} of ${theta.gaps + theta.n} periods have no value, more than a quarter`;
  }
  return 'no reading yet';
}

function tooFar(metric: Metric, { horizon, n }: { horizon: number; n: number }): string {
  return `${ahead(metric, horizon)} is further than ${sayCount(n, 'reading')} can see`;
}

function ahead(metric: Metric, horizon: number): string {
  return `${sayCount(horizon, periodNoun[metric.cadence])} ahead`;
}

/** What a chance is called that is rounded to five points. */
function chanceWords(chance: number): string {
  if (chance >= 0.85) return 'likely';
  if (chance >= 0.6) return 'more likely than not';
  if (chance >= 0.4) return 'a toss-up';
  return chance >= 0.15 ? 'rather unlikely' : 'unlikely';
}

function sayGoal(goal: Goal, metric: Metric): string {
  function say(value: number): string {
    return sayValue(value, metric.unit);
  }
  switch (goal.kind) {
    case 'at-least':
      return `${say(goal.target)} or more`;
    case 'at-most':
      return `${say(goal.target)} or less`;
    case 'within':
      return `${say(goal.low)} to ${say(goal.high)}`;
  }
}
