import type { Metric } from '../model/metric.ts';
import { logMoves } from './log-moves.ts';
import type { MetricSeries } from './metric-series.ts';
import { seasonLength, seasonWindow } from './series-season.ts';
import { mean } from './stats/mean.ts';
import { presentValues } from './stats/present-values.ts';

/** The noise of today is looked for in so many newest periods, and wants at least the fewest distances. */
const newest = 24;
const fewest = 5;
/** Mean distance between two readings of a normal law, in standard deviations (d2 of two). */
const meanRange = 1.128;
/** The level is known as well as so many newest readings together tell it. */
const readingsOfLevel = 8;

/**
 * How well is the level known that a metric stands at? The variance of its logarithm, from how far readings stray
 * from each other, as in a process behaviour chart, over its newest eight readings. Its trend and a season that shows
 * are taken off first; where readings a season apart agree better than neighbours, those are compared, since a season
 * with gaps cannot be taken off. `undefined` for too few readings, for values at or below 0, which have no
 * logarithm, and for a counter, which only adds up.
 */
export function levelNoise({ cadence, numberKind }: Metric, series: MetricSeries): number | undefined {
  if (numberKind === 'cumulative') return undefined;
  const season = seasonLength[cadence];
  const moves = logMoves(seasonWindow(series.levels, cadence), season)?.slice(-newest) ?? [];
  const readings = presentValues(moves);
  const neighbours = readings.slice(1).map((move, place) => Math.abs(move - (readings[place] ?? move)));
  const seasonal = moves.slice(season).flatMap((move, place) => {
    const before = moves[place];
    return move === undefined || before === undefined ? [] : [Math.abs(move - before)];
  });
  const ranges = [neighbours, seasonal].flatMap((distances) =>
    distances.length < fewest ? [] : (mean(distances) ?? []),
  );
  if (ranges.length === 0) return undefined;
  return (Math.min(...ranges) / meanRange) ** 2 / Math.min(readings.length, readingsOfLevel);
}
