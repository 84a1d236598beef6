import { hasSeason } from './series-season.ts';
import { lineResiduals } from './stats/line-residuals.ts';
import { isPresent } from './stats/present-values.ts';
import { removeSeason } from './stats/remove-season.ts';
import { theilSenOfPoints } from './stats/theil-sen.ts';
import { timedPoints } from './stats/timed-points.ts';

/**
 * By what share does each value of a series stray from where its season and its straight line put it? Differences of
 * logarithms: .1 is about ten percent. `season` is how many values make a cycle, if that is a whole number of them.
 * `undefined` when a value is not above 0, which has no logarithm, or there are not two of them.
 */
export function logMoves(
  values: readonly (number | undefined)[],
  season: number,
): readonly (number | undefined)[] | undefined {
  const logs = values.map((value) => (isPresent(value) ? Math.log(value) : undefined));
  if (logs.some((log) => log !== undefined && !Number.isFinite(log))) return undefined;
  const level = Number.isInteger(season) && hasSeason(logs, season) ? removeSeason(logs, season) : logs;
  const points = timedPoints(level);
  const line = theilSenOfPoints(points);
  if (line === undefined) return undefined;
  const residuals = lineResiduals(points, line).values();
  return level.map((value) => (value === undefined ? undefined : residuals.next().value));
}
