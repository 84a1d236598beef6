import type { Cadence } from '../model/period.ts';
import type { Comparison } from './compare-metrics.ts';
import { logMoves } from './log-moves.ts';
import { seasonLength } from './series-season.ts';
import { theilSen } from './stats/theil-sen.ts';

/**
 * By how many percent does a metric follow when the one before it moves by one percent? The Theil–Sen slope of the
 * one's logarithm, so many periods later, on the other's, both without their season and their own straight line, so
 * that growth in common is not taken for an effect. Only where the moves of the one are shown to come before those
 * of the other (24 shared periods, corrected p below .05). `undefined` otherwise, and for numbers at or below 0.
 * An estimate from how they moved together, not an experiment.
 */
export function measuredElasticity(comparison: Comparison, cadence: Cadence): number | undefined {
  const { found, ahead, behind, step } = comparison;
  if (found.status !== 'tested' || found.relation !== 'leads') return undefined;
  const { lag } = found.driverAhead;
  const season = seasonLength[cadence] / step;
  const [moves, followed] = [ahead, behind].map((values) => logMoves(values, season));
  if (moves === undefined || followed === undefined) return undefined;
  const pairs = moves.flatMap((x, place) => {
    const y = followed[place + lag];
    return x === undefined || y === undefined ? [] : [{ x, y }];
  });
  const line = theilSen(
    pairs.map(({ y }) => y),
    pairs.map(({ x }) => x),
  );
  return line === undefined || !Number.isFinite(line.slope) ? undefined : line.slope;
}
