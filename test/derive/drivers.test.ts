import { describe, expect, it } from 'vitest';
import type { DriverScore } from '../../src/derive/scorecard.ts';
import { seededNoise } from '../bench/seeded-noise.ts';
import { answersTo, byId } from './answers.ts';
import type { ReadingPart, WorkspaceParts } from './workspace-builder.ts';
import { valuesUntil } from './workspace-builder.ts';

type Metrics = NonNullable<WorkspaceParts['metrics']>;

function now(value: number): ReadingPart[] {
  return [{ day: '2026-03-31', value }];
}

function driverOf(metrics: Metrics, readings: WorkspaceParts['readings'], id = 'activation'): DriverScore {
  return byId(answersTo({ metrics, readings }).drivers, id);
}

const northStar = { id: 'teams', role: 'north-star' } as const;
const activation = { id: 'activation', role: 'key-driver', feeds: ['teams'] } as const;

describe('what a driver is worth', () => {
  it('is recomputed through a product at its own target and at two per cent', () => {
    const score = driverOf([northStar, { ...activation, linkKind: 'product', target: 0.5 }], {
      teams: now(1000),
      activation: now(0.4),
    });
    expect(score.gainAtTarget.value).toBeCloseTo(0.25, 12);
    expect(score.gainAtTwoPercent.value).toBeCloseTo(0.02, 12);
    expect(score.gainAtTarget.because).toBe(
      '“teams” gains 25 % when “activation” comes to 0.5, recomputed through the KPI chain',
    );
  });

  it('improves toward its range from either side, and neither way inside it or when it is only observed', () => {
    const ranged = {
      ...activation,
      linkKind: 'product',
      direction: 'stay-in-range',
      healthyMin: 2,
      healthyMax: 4,
    } as const;
    function twoPercentAt(value: number, cells = {}) {
      const readings = { teams: now(1000), activation: now(value) };
      return driverOf([northStar, { ...ranged, ...cells }], readings).gainAtTwoPercent;
    }
    expect(twoPercentAt(1).value).toBeCloseTo(0.02, 12);
    expect(twoPercentAt(8).value).toBeCloseTo(-0.02, 12);
    expect(twoPercentAt(3).because).toBe(
      '“activation” stands in its healthy range, so neither way is an improvement',
    );
    expect(twoPercentAt(3, { direction: 'observe' }).because).toContain('only observed');
  });

  it('is its own change as a part of a sum, a weekly flow counted into a monthly one', () => {
    const score = driverOf(
      [
        { ...northStar, numberKind: 'flow' },
        { ...activation, linkKind: 'sum', target: 30, numberKind: 'flow', cadence: 'weekly' },
      ],
      { teams: now(1000), activation: [{ day: '2026-03-29', value: 20 }] },
    );
    expect(score.gainAtTarget.value).toBeCloseTo((10 * (365.25 / 12 / 7)) / 1000, 12);
  });

  it('turns round in a divisor, which the values tell from the numerator', () => {
    const metrics: Metrics = [
      northStar,
      { ...activation, linkKind: 'ratio', direction: 'decrease', target: 4 },
      { id: 'orders', feeds: ['teams'], linkKind: 'ratio' },
    ];
    const score = driverOf(metrics, { teams: now(20), activation: now(5), orders: now(100) });
    expect(score.gainAtTarget.value).toBeCloseTo(0.25, 12);
  });

  it('goes up the chain over several links, and along two ways at once', () => {
    const metrics: Metrics = [
      northStar,
      { id: 'signups', feeds: ['teams'], linkKind: 'product' },
      { id: 'trials', feeds: ['teams'], linkKind: 'product' },
      { id: 'activation', role: 'key-driver', feeds: ['signups', 'trials'], linkKind: 'product', target: 2 },
    ];
    const readings = { teams: now(10), signups: now(5), trials: now(3), activation: now(1) };
    expect(driverOf(metrics, readings).gainAtTarget.value).toBeCloseTo(3, 12);
  });

  it('is nothing for a driver at its target', () => {
    const score = driverOf([northStar, { ...activation, linkKind: 'product', target: 0.4 }], {
      teams: now(1000),
      activation: now(0.5),
    });
    expect(score.gainAtTarget).toEqual({
      value: 0,
      because: '“activation” stands at its target, so nothing is left to gain',
    });
  });

  it('has no model where a link is only influence and nothing was measured', () => {
    const score = driverOf([northStar, { ...activation, linkKind: 'influence', target: 2 }], {
      teams: now(10),
      activation: now(1),
    });
    expect(score.gainAtTarget.because).toBe(
      'No gain can be computed: no model: “activation” only influences “teams”, by how much is not known',
    );
  });

  it('says what is missing: target, reading, kind of link, way', () => {
    const readings = { teams: now(10), activation: now(1) };
    expect(driverOf([northStar, activation], readings).gainAtTarget.because).toBe(
      '“activation” has no target',
    );
    expect(driverOf([northStar, activation], {}).gainAtTarget.because).toBe(
      '“activation” has no reading yet',
    );
    expect(driverOf([northStar, { ...activation, target: 2 }], readings).gainAtTarget.because).toContain(
      'the kind of link from “activation” to “teams” is not given',
    );
    const apart = driverOf([{ id: 'activation', role: 'key-driver', target: 2 }], readings);
    expect(apart.gainAtTarget.because).toBe('“activation” has no way to a North Star');
  });

  it('survives a cycle in the chain', () => {
    const metrics: Metrics = [
      { ...northStar, feeds: ['activation'], linkKind: 'product' },
      { ...activation, linkKind: 'product', target: 2 },
    ];
    const score = driverOf(metrics, { teams: now(10), activation: now(1) });
    expect(score.gainAtTarget.value).toBeCloseTo(1, 12);
  });
});

/** Weekly moves of a driver, and of a North Star that follows them two weeks later. */
function leading(strength: number, seed = 1): { driver: number[]; follower: number[] } {
  const noise = seededNoise(seed);
  const moves = Array.from({ length: 62 }, () => noise());
  return {
    driver: moves.slice(2).map((move) => 100 * Math.exp(0.1 * move)),
    follower: moves.slice(0, 60).map((move) => 1000 * Math.exp(strength * 0.1 * move + 0.02 * noise())),
  };
}

function weekly(values: readonly (number | undefined)[]): ReadingPart[] {
  return valuesUntil('2026-03-29', { cadence: 'weekly', values });
}

const weeklyStar = { ...northStar, cadence: 'weekly' } as const;
const weeklyDriver = { ...activation, cadence: 'weekly', linkKind: 'influence', target: 110 } as const;

describe('whether a driver leads its North Star', () => {
  it('is supported when its moves come first, with lag, sign, n and corrected p', () => {
    const { driver, follower } = leading(0.8);
    const { leadLag } = driverOf([weeklyStar, weeklyDriver], {
      teams: weekly(follower),
      activation: weekly(driver),
    });
    expect(leadLag).toMatchObject({ value: 'supported', lag: 2, n: 60 });
    expect(leadLag.rho).toBeGreaterThan(0.8);
    expect(leadLag.because).toMatch(
      /^Associated with “teams” in the right direction, and ahead of it: lag 2 weeks, Spearman \+0\.\d+, 60 shared periods, corrected for 9 lags p < 0\.001; associated, never proof of cause$/,
    );
  });

  it('contradicts when the sign is the wrong one for the two', () => {
    const { driver, follower } = leading(-0.8);
    const readings = { teams: weekly(follower), activation: weekly(driver) };
    expect(driverOf([weeklyStar, weeklyDriver], readings).leadLag.value).toBe('contradicts');
    const falling = { ...weeklyDriver, direction: 'decrease', target: 90 } as const;
    expect(driverOf([weeklyStar, falling], readings).leadLag.value).toBe('supported');
  });

  it('is not shown when the North Star comes first', () => {
    const { driver, follower } = leading(0.8);
    const { leadLag } = driverOf([weeklyStar, weeklyDriver], {
      teams: weekly(driver),
      activation: weekly(follower),
    });
    expect(leadLag.value).toBe('not-shown');
    expect(leadLag.because).toContain('which rather comes first');
  });

  it('is not shown when both move in the same week', () => {
    const { driver } = leading(0.8);
    const noise = seededNoise(77);
    const together = driver.map((value) => value * (10 + 0.05 * noise()));
    const { leadLag } = driverOf([weeklyStar, weeklyDriver], {
      teams: weekly(together),
      activation: weekly(driver),
    });
    expect(leadLag.value).toBe('not-shown');
    expect(leadLag.because).toContain('in the same week, so which comes first is not shown');
  });

  it('is not shown between independent noise', () => {
    const { leadLag } = driverOf([weeklyStar, weeklyDriver], {
      teams: weekly(leading(0, 5).driver),
      activation: weekly(leading(0, 9).driver),
    });
    expect(leadLag.value).toBe('not-shown');
  });

  it('is only exploratory from 12 to 23 shared periods, and no verdict', () => {
    const { driver, follower } = leading(1);
    const { leadLag } = driverOf([weeklyStar, weeklyDriver], {
      teams: weekly(follower.slice(-20)),
      activation: weekly(driver.slice(-20)),
    });
    expect(leadLag.value).toBeUndefined();
    expect(leadLag.because).toMatch(
      /^Not enough shared history \(20 of 24 shared periods\); exploratory so far: lag/,
    );
    const few = driverOf([weeklyStar, weeklyDriver], {
      teams: weekly(follower.slice(-11)),
      activation: weekly(driver.slice(-11)),
    });
    expect(few.leadLag.because).toBe('Not enough shared history (11 of 24 shared periods)');
  });

  it('is not asked between cadences', () => {
    const { leadLag } = driverOf([northStar, weeklyDriver], { teams: now(5), activation: weekly([1, 2]) });
    expect(leadLag.because).toContain('read by week and “teams” by month');
  });

  it('looks only at every w-th value of a rolling figure, which repeats most of its last one', () => {
    const { driver, follower } = leading(1);
    const rolling = { ...weeklyDriver, rollingWindow: 4 };
    const { leadLag } = driverOf([weeklyStar, rolling], {
      teams: weekly(follower),
      activation: weekly(driver),
    });
    expect(leadLag.n).toBe(15);
    expect(leadLag.because).toContain('15 of 24 shared values, one every 4 weeks');
  });

  it('is held against all drivers of the North Star: one of many may lead by chance', () => {
    const { driver, follower } = leading(0.8);
    const others = Array.from({ length: 9 }, (_, place) => ({ ...weeklyDriver, id: `other ${place}` }));
    const readings = {
      teams: weekly(follower),
      activation: weekly(driver),
      ...Object.fromEntries(others.map(({ id }, place) => [id, weekly(leading(0, 20 + place).driver)])),
    };
    const { leadLag } = driverOf([weeklyStar, weeklyDriver, ...others], readings);
    expect(leadLag.value).toBe('supported');
    expect(leadLag.because).toContain('and for 10 drivers p < 0.001');
  });

  it('gives a link of influence its measured elasticity once it is supported', () => {
    const { driver, follower } = leading(0.8);
    const score = driverOf([weeklyStar, weeklyDriver], {
      teams: weekly(follower),
      activation: weekly(driver),
    });
    const latest = driver.at(-1) ?? Number.NaN;
    expect(score.gainAtTarget.because).toContain('estimated from how they have moved together so far');
    const elasticity = Math.log1p(score.gainAtTarget.value ?? 0) / Math.log(110 / latest);
    expect(elasticity).toBeGreaterThan(0.7);
    expect(elasticity).toBeLessThan(0.9);
  });
});

function monthly(first: number, last: number): ReadingPart[] {
  return valuesUntil('2026-03-31', { cadence: 'monthly', values: [first, (first + last) / 2, last] });
}

describe('what of a North Star’s change came from a driver', () => {
  const pair = { baselineDate: '2026-01-31' } as const;

  it('is split among the factors of a product without a rest', () => {
    const metrics: Metrics = [
      { ...northStar, ...pair },
      { ...activation, linkKind: 'product' },
      { id: 'signups', role: 'key-driver', feeds: ['teams'], linkKind: 'product' },
    ];
    const readings = { teams: monthly(40, 66), activation: monthly(0.4, 0.55), signups: monthly(100, 120) };
    const own = driverOf(metrics, readings).contribution;
    const other = driverOf(metrics, readings, 'signups').contribution;
    expect((own.value ?? 0) + (other.value ?? 0)).toBeCloseTo(26, 9);
    expect(own.because).toMatch(
      /^Of the change of “teams” by 26 since 2026-01, 16\.53 came from “activation” \(64 % of it\), by its share in the logarithm/,
    );
  });

  it('is the own change of a part of a sum', () => {
    const metrics: Metrics = [
      { ...northStar, ...pair },
      { ...activation, linkKind: 'sum' },
    ];
    const { contribution } = driverOf(metrics, { teams: monthly(40, 60), activation: monthly(10, 15) });
    expect(contribution.value).toBe(5);
  });

  it('wants two periods and a formula', () => {
    const readings = { teams: now(40), activation: now(1) };
    expect(
      driverOf([northStar, { ...activation, linkKind: 'product' }], readings).contribution.because,
    ).toContain('two periods are needed');
    const influenced = driverOf([northStar, { ...activation, linkKind: 'influence' }], {
      teams: monthly(40, 60),
      activation: monthly(10, 15),
    });
    expect(influenced.contribution.because).toContain('by how much is not known');
  });
});

describe('the review of a driver', () => {
  it('is due three months after the last', () => {
    const reviewed = { ...activation, lastReviewed: '2025-11-30' } as const;
    expect(driverOf([northStar, reviewed], {}).reviewDue.value).toBe('2026-02-28');
    expect(driverOf([northStar, activation], {}).reviewDue.value).toBeUndefined();
  });
});
