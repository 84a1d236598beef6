import type { Metric } from '../model/metric.ts';
import type { Cadence } from '../model/period.ts';
import { areShares, metricScale } from './metric-scale.ts';
import type { MetricSeries } from './metric-series.ts';
import type { Interval } from './scorecard.ts';
import { seasonLength, seasonWindow } from './series-season.ts';
import { forecastReach } from './series-window.ts';
import { robustTheta } from './stats/robust-theta.ts';
import type { RobustTheta } from './stats/robust-theta.ts';
import { seasonalFactors } from './stats/seasonal-factors.ts';
import { targetChance } from './stats/target-chance.ts';
import type { Goal, TargetChance } from './stats/target-chance.ts';
import { predictionInterval, thetaForecast, thetaTotal } from './stats/theta-forecast.ts';
import { allToScale, fromScale, logitScale, toScale } from './stats/value-scale.ts';
import type { ValueScale } from './stats/value-scale.ts';

/** A fitted forecast of one series, from which any horizon (in periods after its last value) can be read. */
export interface SeriesForecast {
  readonly theta: RobustTheta;
  /** The period of the last value that the forecast builds on. */
  readonly lastPeriod: number;
  readonly interval: (horizon: number) => Interval | undefined;
  readonly chance: (horizon: number, goal: Goal) => TargetChance;
  /** What was done beside the method, as the end of a sentence. */
  readonly notes: string;
}

/**
 * Where will the metric go on? Robust theta on the newest window of its grid: on the scale that suits its numbers
 * (logarithm, logit), with a season taken off where one shows, and for a cumulative metric on its increments, the
 * forecast being the total so far and what they add.
 */
export function seriesForecast(metric: Metric, series: MetricSeries): SeriesForecast {
  const window = newest(series, metric.cadence);
  const last = series.values.findLastIndex((value) => value !== undefined);
  const lastPeriod = series.first + Math.max(last, 0);
  return metric.numberKind === 'cumulative'
    ? ofTotals(window.slice(-forecastReach(metric.cadence)), {
        total: series.levels[last] ?? series.latest.value,
        lastPeriod,
      })
    : ofValues(window, { metric, lastPeriod, isSeasonal: series.seasonal });
}

/** As much as a season is looked for in, and at least as much as a forecast is made from. */
function newest({ values }: MetricSeries, cadence: Cadence): Window {
  const seasons = seasonWindow(values, cadence);
  const end = values.findLastIndex((value) => value !== undefined) + 1;
  return seasons.length >= forecastReach(cadence)
    ? seasons
    : values.slice(Math.max(end - forecastReach(cadence), 0), end);
}

type Window = readonly (number | undefined)[];

function ofTotals(
  window: Window,
  { total, lastPeriod }: { total: number; lastPeriod: number },
): SeriesForecast {
  const theta = robustTheta(window);
  return {
    theta,
    lastPeriod,
    notes: ', on what each period adds',
    interval(horizon) {
      if (theta.status !== 'fitted') return undefined;
      const prediction = thetaTotal(theta, { total, horizon });
      return finite({ value: prediction.mean, ...predictionInterval(prediction, 0.8) });
    },
    chance: (horizon, goal) => targetChance({ theta, horizon, goal, totalSoFar: total }),
  };
}

function ofValues(
  window: Window,
  { metric, lastPeriod, isSeasonal }: { metric: Metric; lastPeriod: number; isSeasonal: boolean },
): SeriesForecast {
  const period = seasonLength[metric.cadence];
  const seasonal = isSeasonal ? seasonalFactors(window, period) : undefined;
  const adjusted = (seasonal?.adjusted ?? window).slice(-forecastReach(metric.cadence));
  const isShare = areShares(metric, window);
  const usual = fitOn(adjusted, metricScale(metric, adjusted));
  const mayLeaveBounds = isShare && usual.scale.kind === 'linear';
  let withinBounds: Fit | undefined;
  function factor(horizon: number): number {
    return seasonal?.factors[(window.length - 1 + Math.max(1, Math.round(horizon))) % period] ?? 1;
  }
  /** A share whose 95 % interval would leave 0 to 1 is forecast on the logit, where it cannot. */
  function fitFor(horizon: number): Fit {
    if (!mayLeaveBounds || usual.theta.status !== 'fitted') return usual;
    const { low, high } = predictionInterval(thetaForecast(usual.theta, horizon), 0.95);
    const isWithin = !(low * factor(horizon) < 0 || high * factor(horizon) > 1);
    if (isWithin) return usual;
    withinBounds ??= fitOn(adjusted, logitScale(adjusted));
    return withinBounds;
  }
  return {
    theta: usual.theta,
    lastPeriod,
    notes: (seasonal === undefined ? '' : ', its season taken off') + scaleNotes[usual.scale.kind],
    interval(horizon) {
      const { theta, scale } = fitFor(horizon);
      if (theta.status !== 'fitted') return undefined;
      const prediction = thetaForecast(theta, horizon);
      const { low, high } = predictionInterval(prediction, 0.8);
      function back(value: number): number {
        const read = fromScale(value, scale) * factor(horizon);
        return isShare ? Math.min(Math.max(read, 0), 1) : read;
      }
      return finite({ value: back(prediction.mean), low: back(low), high: back(high) });
    },
    chance(horizon, goal) {
      const { theta, scale } = fitFor(horizon);
      const scaled = goalOnScale(goal, { scale, factor: factor(horizon) });
      return targetChance({ theta, horizon, goal: scaled });
    },
  };
}

interface Fit {
  readonly scale: ValueScale;
  readonly theta: RobustTheta;
}

function fitOn(window: Window, scale: ValueScale): Fit {
  return { scale, theta: robustTheta(allToScale(window, scale)) };
}

const scaleNotes = {
  linear: '',
  log: ', on a logarithmic scale',
  'log-plus-one': ', on a logarithmic scale',
  logit: ', on a logit scale',
} as const satisfies Record<ValueScale['kind'], string>;

/** A bound that has no place on the scale (a negative number among logarithms) lies below every value. */
function goalOnScale(goal: Goal, { scale, factor }: { scale: ValueScale; factor: number }): Goal {
  function bound(value: number): number {
    return toScale(value / factor, scale) ?? -1e100;
  }
  return goal.kind === 'within'
    ? { kind: 'within', low: bound(goal.low), high: bound(goal.high) }
    : { kind: goal.kind, target: bound(goal.target) };
}

function finite(interval: Interval): Interval | undefined {
  const { value, low, high } = interval;
  return [value, low, high].every((number) => Number.isFinite(number)) ? interval : undefined;
}
