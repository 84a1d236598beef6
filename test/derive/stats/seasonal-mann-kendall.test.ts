import { describe, expect, it } from 'vitest';
import { mannKendall } from '../../../src/derive/stats/mann-kendall.ts';
import { median } from '../../../src/derive/stats/median.ts';
import { normalTwoSidedP } from '../../../src/derive/stats/normal.ts';
import { pairwiseSlopes } from '../../../src/derive/stats/pairwise-slopes.ts';
import { removeSeason } from '../../../src/derive/stats/remove-season.ts';
import { timedPoints } from '../../../src/derive/stats/timed-points.ts';
import { trendTest } from '../../../src/derive/stats/trend-test.ts';
import { relativeError } from './relative-error.ts';
import { seriesCases } from './series-case.ts';

/** The seasonal test of Hirsch and Slack: the Mann-Kendall tests of the seasons, added up. */
function seasonalMannKendall(values: readonly (number | undefined)[], period: number) {
  const seasons = Array.from({ length: period }, (_, season) =>
    values.filter((_value, place) => place % period === season),
  );
  const tests = seasons.flatMap((season) => mannKendall(season) ?? []);
  const s = tests.reduce((sum, test) => sum + test.s, 0);
  const variance = tests.reduce((sum, test) => sum + test.variance, 0);
  const pairs = tests.reduce((sum, { n }) => sum + (n * (n - 1)) / 2, 0);
  const z = (s - Math.sign(s)) / Math.sqrt(variance);
  const slopes = seasons.flatMap((season) => [...pairwiseSlopes(timedPoints(season))]);
  return { s, variance, tau: s / pairs, z, p: normalTwoSidedP(z), slope: median(slopes) };
}

describe('a trend beside a season', () => {
  const seasonal = seriesCases.flatMap((reference) => {
    const own = reference.expected.seasonal_mann_kendall;
    return own === undefined ? [] : [{ ...reference, ...own }];
  });

  it.each(seasonal)('is that of the seasons of $id one by one', ({ y, period, own }) => {
    const test = seasonalMannKendall(y, period);
    expect(test.s).toBe(own.S);
    expect(relativeError(test.variance, own.var)).toBeLessThan(1e-12);
    expect(relativeError(test.tau, own.tau_a)).toBeLessThan(1e-12);
    expect(relativeError(test.z, own.z)).toBeLessThan(1e-12);
    expect(relativeError(test.p, own.p)).toBeLessThan(1e-9);
    expect(relativeError(test.slope, own.slope_per_cycle)).toBeLessThan(1e-12);
  });

  it('goes the same way when the season is taken off first', () => {
    const clear = seasonal.filter(({ own }) => own.p < 1e-6);
    expect(clear.length).toBeGreaterThan(4);
    for (const { id, y, period, own } of clear) {
      const trend = trendTest(removeSeason(y, period));
      expect([id, trend.status === 'tested' && Math.sign(trend.s)]).toEqual([id, Math.sign(own.S)]);
    }
  });
});
