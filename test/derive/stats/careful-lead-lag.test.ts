import { describe, expect, it } from 'vitest';
import { carefulLeadLag } from '../../../src/derive/stats/careful-lead-lag.ts';
import { leadLag } from '../../../src/derive/stats/lead-lag.ts';
import type { LeadLag, SeriesPair } from '../../../src/derive/stats/lead-lag.ts';
import { seededNoise } from '../../bench/seeded-noise.ts';

const pairs = 60;

/** Two series of noise about a season of their own. */
function pairOf(seed: number, season: (noise: () => number) => (place: number) => number): SeriesPair {
  const noise = seededNoise(seed);
  function series(): number[] {
    const own = season(noise);
    return Array.from({ length: 104 }, (_, week) => own(week) + noise());
  }
  return { driver: series(), northStar: series(), period: 52 };
}

/** A season that is different in every week of the year. */
function rugged(noise: () => number): (week: number) => number {
  const year = Array.from({ length: 52 }, () => 3 * noise());
  return (week) => year[week % 52] ?? 0;
}

/** A season that rises and falls once a year. */
function smooth(noise: () => number): (week: number) => number {
  const phase = 10 * noise();
  return (week) => 3 * Math.sin((2 * Math.PI * week) / 52 + phase);
}

function isRelated(found: LeadLag): boolean {
  return 'relation' in found && found.relation !== 'none';
}

describe('lead and lag with doubt about seasons', () => {
  it('takes no season of two cycles for a relation, which the plain test does', () => {
    for (const season of [rugged, smooth]) {
      const all = Array.from({ length: pairs }, (_, seed) => pairOf(seed + 1, season));
      expect(all.filter((pair) => isRelated(leadLag(pair))).length).toBeGreaterThan(pairs / 10);
      expect(all.filter((pair) => isRelated(carefulLeadLag(pair)))).toEqual([]);
    }
  });

  it('says how many cycles there are', () => {
    const noise = seededNoise(1);
    const own = rugged(noise);
    const moves = Array.from({ length: 104 }, () => noise());
    const related = {
      driver: moves.map((move, week) => own(week) + move),
      northStar: moves.map((move, week) => own(week) + 3 * move),
      period: 52,
    };
    expect(isRelated(leadLag(related))).toBe(true);
    expect(carefulLeadLag(related)).toEqual({ status: 'season-unclear', cycles: 2, needed: 5 });
    expect(carefulLeadLag({ ...related, period: undefined })).toEqual(
      leadLag({ ...related, period: undefined }),
    );
  });

  it('finds what there is where no season shows', () => {
    const noise = seededNoise(2);
    const moves = Array.from({ length: 106 }, () => noise());
    const pair = {
      driver: moves.slice(2),
      northStar: moves.slice(0, 104).map((move) => 3 * move + noise()),
      period: 52,
    };
    expect(carefulLeadLag(pair)).toEqual(leadLag(pair));
    expect(carefulLeadLag(pair)).toMatchObject({ status: 'tested', relation: 'leads' });
    expect(carefulLeadLag({ driver: [], northStar: [] })).toMatchObject({ status: 'too-few', n: 0 });
  });
});
