import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leadLag } from '../../../src/derive/stats/lead-lag.ts';
import type { LeadLag } from '../../../src/derive/stats/lead-lag.ts';
import { seededRandom } from '../../../src/derive/stats/seeded-random.ts';
import { numbersIn, wildSeries } from './arbitrary-series.ts';
import { lagCases, otherDirection, recommendedLag } from './lag-case.ts';
import { relativeError } from './relative-error.ts';

type Compared = Extract<LeadLag, { relation: string }>;

function compare(
  driver: readonly (number | undefined)[],
  northStar: readonly (number | undefined)[],
  period?: number,
): Compared {
  const found = leadLag({ driver, northStar, period });
  if (found.status !== 'tested' && found.status !== 'exploratory')
    throw new Error(`Not compared: ${found.status}`);
  return found;
}

/** Independent numbers about 0, the same ones for every test run. */
function noise(n: number): number[] {
  const draw = seededRandom();
  return Array.from({ length: n }, () => (draw(1e6) + draw(1e6) + draw(1e6)) / 1e6 - 1.5);
}

describe('lead and lag', () => {
  const compared = lagCases.filter(({ expected }) => expected[recommendedLag] !== undefined);

  it.each(compared)('has the reference associations of $id', ({ driver, nsm, period, expected }) => {
    const own = expected[recommendedLag];
    const found = compare(driver, nsm, period);
    expect(found.lags.map(({ lag, n }) => [lag, n])).toEqual(own?.rows.map(({ lag, m }) => [lag, m]));
    for (const [index, row] of (own?.rows ?? []).entries()) {
      expect(relativeError(found.lags[index]?.rho, row.rho)).toBeLessThan(1e-12);
      expect(relativeError(found.lags[index]?.p, row.p)).toBeLessThan(1e-9);
      expect(relativeError(found.lags[index]?.pBonferroni, row.p_bonf)).toBeLessThan(1e-9);
    }
    const other = expected[otherDirection];
    expect(found.driverAhead.lag).toBe(own?.best_lag);
    expect(found.northStarAhead.lag).toBe(other?.best_lag);
    expect(relativeError(found.northStarAhead.pBonferroni, other?.best_p_bonf ?? Number.NaN)).toBeLessThan(
      1e-9,
    );
  });

  it('does not call two independent random walks related, though both grow', () => {
    const walks = lagCases.find(({ id }) => id === 'lag-syn_indep_rw');
    expect(compare(walks?.driver ?? [], walks?.nsm ?? []).relation).toBe('none');
  });

  it('finds what moves in the same month, in spite of the season', () => {
    const deaths = lagCases.find(({ id }) => id === 'lag-lungdeaths');
    expect(compare(deaths?.driver ?? [], deaths?.nsm ?? [], 12).relation).toBe('together');
  });

  it('finds a lead of two periods and its opposite direction', () => {
    const moves = noise(62);
    const driver = moves.slice(2).map((move, index) => move + 0.1 * index);
    const northStar = moves.slice(0, 60).map((move, index) => 3 * move - 0.4 * index);
    expect(compare(driver, northStar)).toMatchObject({ status: 'tested', relation: 'leads' });
    expect(compare(driver, northStar).driverAhead.lag).toBe(2);
    expect(compare(northStar, driver).relation).toBe('follows');
    expect(compare(northStar, driver).northStarAhead.lag).toBe(2);
  });

  it('is exploratory below 24 shared periods', () => {
    const moves = noise(40);
    const driver = moves.slice(0, 20);
    expect(compare(driver, moves.slice(20)).status).toBe('exploratory');
  });

  it('says how much shared history there is when there is too little', () => {
    const few = leadLag({ driver: noise(11), northStar: noise(11) });
    expect(few).toEqual({ status: 'too-few', n: 11, needed: 24 });
    expect(leadLag({ driver: [], northStar: [] })).toEqual({ status: 'too-few', n: 0, needed: 24 });
    expect(leadLag({ driver: [1], northStar: [1] })).toEqual({ status: 'too-few', n: 1, needed: 24 });
  });

  it('uses the stretch both were read in, and refuses it with too many gaps', () => {
    const driver = noise(30);
    const northStar = noise(33).slice(3);
    const early = [undefined, undefined, ...driver];
    const late = [5, 9, ...northStar];
    expect(leadLag({ driver: early, northStar: late })).toEqual(leadLag({ driver, northStar }));
    const gappy = driver.map((value, index) => (index % 3 === 1 ? undefined : value));
    expect(leadLag({ driver: gappy, northStar })).toEqual({ status: 'too-gappy', n: 20, gaps: 10 });
    const few = driver.map((value, index) => (index % 10 === 4 ? undefined : value));
    expect(leadLag({ driver: few, northStar })).toMatchObject({ status: 'tested', n: 27 });
  });

  it('has nothing to compare when a series is constant or an exact line', () => {
    const line = lagCases.find(({ id }) => id === 'lag-syn_const');
    expect(leadLag({ driver: line?.driver ?? [], northStar: line?.nsm ?? [] })).toEqual({
      status: 'no-variation',
      n: 24,
    });
    const tenths = noise(24).map((_, index) => 0.1 * index + 0.7);
    expect(leadLag({ driver: tenths, northStar: noise(24) })).toEqual({ status: 'no-variation', n: 24 });
  });

  it('cannot part season and driver below five cycles', () => {
    const season = [9, 4, 0, 5];
    const seasonal = noise(16).map((move, index) => move + 3 * (season[index % 4] ?? 0));
    expect(leadLag({ driver: seasonal, northStar: noise(16), period: 4 })).toEqual({
      status: 'season-unclear',
      cycles: 4,
      needed: 5,
    });
  });

  it('does not mind the scale of either series', () => {
    const [driver, northStar] = [noise(50), noise(53).slice(3)];
    const found = compare(driver, northStar);
    const scaled = compare(
      driver.map((value) => 4 * value),
      northStar.map((value) => 8 * value),
    );
    expect(scaled.driverAhead).toEqual(found.driverAhead);
  });

  it('gives finite numbers, whatever the cells hold', () => {
    fc.assert(
      fc.property(wildSeries, wildSeries, (driver, northStar) => {
        const found = leadLag({
          driver: Object.freeze(driver),
          northStar: Object.freeze(northStar),
          period: 4,
        });
        expect(numbersIn(found).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
