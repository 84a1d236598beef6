import { describe, expect, it } from 'vitest';
import type { WorkspaceParts } from '../workspace-builder.ts';
import { valuesUntil } from '../workspace-builder.ts';
import { found, gapsOf, messageOf } from './findings.ts';

const star = { id: 'star', name: 'Weekly active teams', role: 'north-star' } as const;

describe('the whole funnel', () => {
  const gears = [{ id: 'newcomers' }, { id: 'habit' }];

  it('leads to the North Star when every gear has a metric that does, over any number of steps', () => {
    const metrics = [
      { ...star, gear: 'habit' },
      { id: 'visits', gear: 'newcomers', feeds: ['signups'] },
      { id: 'signups', feeds: ['star'] },
    ];
    expect(found('nsm/whole-funnel', { gears, metrics })).toEqual([]);
  });

  it('does not when a gear has no metric, or only one that leads nowhere', () => {
    const metrics = [star, { id: 'visits', gear: 'newcomers', feeds: ['signups'] }, { id: 'signups' }];
    expect(messageOf('nsm/whole-funnel', { gears, metrics })).toBe(
      '2 of 2 gears have no metric that leads to it: “habit” and “newcomers”.',
    );
  });

  it('is not asked about without a North Star or without gears', () => {
    expect(found('nsm/whole-funnel', { gears })).toEqual([]);
    expect(found('nsm/whole-funnel', { metrics: [star] })).toEqual([]);
  });
});

describe('several North Stars', () => {
  const demand = { id: 'rides', name: 'Rides', role: 'north-star', northStarSide: 'demand' } as const;
  const supply = { id: 'drives', name: 'Drives', role: 'north-star', northStarSide: 'supply' } as const;
  const [riders, drivers] = [{ id: 'riders' }, { id: 'drivers' }];

  it('of a market share its gears, and what leads to neither side is found at both', () => {
    const metrics = [
      { ...demand, gear: 'riders' },
      { ...supply, gear: 'drivers' },
    ];
    expect(found('nsm/whole-funnel', { gears: [riders, drivers], metrics })).toEqual([]);
    const idle = { id: 'press' };
    expect(found('nsm/whole-funnel', { gears: [riders, drivers, idle], metrics })).toEqual([
      'Drives',
      'Rides',
    ]);
  });

  it('of a market are found one by one: a side that no gear and no team serves stands out', () => {
    const metrics = [demand, supply, { id: 'bookings', gear: 'riders', feeds: ['rides'] }];
    expect(found('nsm/whole-funnel', { gears: [riders], metrics })).toEqual(['Drives']);
    const teams = [{ id: 'growth', drivers: ['bookings'] }];
    expect(found('nsm/everyone', { teams, metrics })).toEqual(['Drives']);
    expect(messageOf('nsm/everyone', { teams, metrics })).toBe('1 of 1 teams has no way to it: “growth”.');
  });

  it('that are not two sides are each asked about alone, by drivers and by objectives', () => {
    const other = { id: 'other', name: 'Other', role: 'north-star' } as const;
    const parts: WorkspaceParts = {
      metrics: [
        star,
        other,
        { id: 'a', feeds: ['star'], gear: 'riders' },
        { id: 'b', feeds: ['other'], gear: 'drivers' },
      ],
      gears: [riders, drivers],
      teams: [{ id: 'one', drivers: ['a'] }, { id: 'two' }],
      objectives: [
        { id: 'lead', status: 'active' },
        { id: 'follow', team: 'two', contributesTo: ['lead'], status: 'active' },
      ],
      keyResults: [{ id: 'kr', objective: 'lead', metric: 'b' }],
    };
    expect(gapsOf('nsm/whole-funnel', parts).map(({ subject, message }) => [subject, message])).toEqual([
      ['Other', '1 of 2 gears has no metric that leads to it: “riders”.'],
      ['Weekly active teams', '1 of 2 gears has no metric that leads to it: “drivers”.'],
    ]);
    expect(gapsOf('nsm/everyone', parts).map(({ subject, message }) => [subject, message])).toEqual([
      ['Other', '1 of 2 teams has no way to it: “one”.'],
      ['Weekly active teams', '1 of 2 teams has no way to it: “two”.'],
    ]);
  });
});

function changedOn(changed: string): WorkspaceParts {
  return {
    metrics: [star],
    readings: {
      star: [
        { day: '2020-01-31', value: 1 },
        { day: changed, value: 2, definitionChanged: true },
        { day: '2026-03-31', value: 3 },
      ],
    },
  };
}

describe('a stable North Star', () => {
  it('was not defined anew for 24 months', () => {
    expect(found('nsm/stable', changedOn('2024-03-31'))).toEqual([]);
    expect(messageOf('nsm/stable', changedOn('2024-04-01'))).toContain('changed on 2024-04-01');
  });

  it('is not changed by its very first reading', () => {
    const first = [{ day: '2026-01-31', value: 1, definitionChanged: true }];
    expect(found('nsm/stable', { metrics: [star], readings: { star: first } })).toEqual([]);
  });

  it('may change more often where the workspace says so', () => {
    const settings = { rules: { stableMonths: 12 } };
    expect(found('nsm/stable', { ...changedOn('2025-01-31'), settings })).toEqual([]);
  });
});

describe('a North Star for everyone', () => {
  it('is reached by every team, by a driver or an objective', () => {
    const parts: WorkspaceParts = {
      metrics: [star, { id: 'activation', role: 'key-driver', feeds: ['star'] }],
      teams: [{ id: 'growth', drivers: ['activation'] }, { id: 'support' }, { id: 'legal' }],
      objectives: [{ id: 'faster-answers', team: 'support', status: 'active' }],
      keyResults: [{ id: 'answers', objective: 'faster-answers', driver: 'activation' }],
    };
    expect(messageOf('nsm/everyone', parts)).toBe('1 of 3 teams has no way to it: “legal”.');
    expect(found('nsm/everyone', { ...parts, teams: parts.teams?.slice(0, 2) ?? [] })).toEqual([]);
  });
});

describe('a North Star with a job', () => {
  it('has the job and the behaviour that shows it written down', () => {
    expect(messageOf('nsm/job', { metrics: [star] })).toBe(
      'No job to be done and no proxy behaviour is written down.',
    );
    expect(messageOf('nsm/job', { metrics: [{ ...star, jobToBeDone: 'Ship' }] })).toBe(
      'No proxy behaviour is written down.',
    );
    expect(
      found('nsm/job', { metrics: [{ ...star, jobToBeDone: 'Ship', proxyBehaviour: 'Ships' }] }),
    ).toEqual([]);
  });
});

describe('a North Star with a counter-metric', () => {
  it('links one that is there', () => {
    const counter = { id: 'complaints' };
    expect(
      found('nsm/counter-metric', { metrics: [{ ...star, counterMetrics: ['complaints'] }, counter] }),
    ).toEqual([]);
    expect(found('nsm/counter-metric', { metrics: [{ ...star, counterMetrics: ['gone'] }] })).toHaveLength(1);
  });

  it('is reminded of what it could make people do wrong', () => {
    const tempted = { ...star, couldMakeUsDoWrong: 'Nag people' };
    expect(messageOf('nsm/counter-metric', { metrics: [tempted] })).toContain('Nag people');
  });
});

function growing(own: number, market: number): WorkspaceParts {
  const year = Array.from({ length: 11 }, () => undefined);
  return {
    metrics: [{ ...star, marketBenchmark: 'market' }, { id: 'market' }],
    readings: {
      star: valuesUntil('2026-03-31', { cadence: 'monthly', values: [100, ...year, own] }),
      market: valuesUntil('2026-03-31', { cadence: 'monthly', values: [200, ...year, market] }),
    },
  };
}

describe('a North Star in its market', () => {
  it('grows faster than it', () => {
    expect(found('nsm/market', growing(121, 240))).toEqual([]);
    expect(messageOf('nsm/market', growing(120, 240))).toBe(
      'It grew by 20 % in 12 months, while its market, “market”, grew by 20 %.',
    );
  });

  it('is not judged without a year of both, nor from nothing', () => {
    const parts = growing(100, 300);
    expect(found('nsm/market', { ...parts, settings: { rules: { marketMonths: 24 } } })).toEqual([]);
    expect(found('nsm/market', { ...parts, readings: { market: parts.readings?.['market'] ?? [] } })).toEqual(
      [],
    );
    const fromNothing = valuesUntil('2026-03-31', { cadence: 'monthly', values: [0, ...Array(11), 5] });
    expect(found('nsm/market', { ...parts, readings: { ...parts.readings, star: fromNothing } })).toEqual([]);
  });

  it('shrinks less slowly when it should shrink', () => {
    const parts = growing(80, 150);
    const shrinking = parts.metrics?.map((metric) => ({ ...metric, direction: 'decrease' as const })) ?? [];
    expect(found('nsm/market', { ...parts, metrics: shrinking })).toEqual(['Weekly active teams']);
  });
});

describe('a North Star that leads revenue', () => {
  const revenue = { id: 'revenue', name: 'Monthly revenue', unit: 'EUR' };

  it('is not shown to by nothing', () => {
    expect(messageOf('nsm/leads-revenue', { metrics: [star, revenue] })).toBe(
      'It is not shown to lead “Monthly revenue”: not enough shared history (0 of 24 periods).',
    );
  });

  it('is shown to by the KPI chain, as a factor or a part, also over steps', () => {
    const metrics = [
      { ...star, feeds: ['seats'], linkKind: 'product' as const },
      { id: 'seats', feeds: ['revenue'], linkKind: 'product' as const },
      revenue,
    ];
    expect(found('nsm/leads-revenue', { metrics })).toEqual([]);
    const influencing = [{ ...star, feeds: ['revenue'], linkKind: 'influence' as const }, revenue];
    expect(found('nsm/leads-revenue', { metrics: influencing })).toHaveLength(1);
  });

  it('is shown to by the readings', () => {
    // Steps up and down without a pattern; revenue repeats them two months later.
    const steps = [
      3, 1, -2, 4, -1, 2, 5, -3, 1, -4, 2, 6, -2, 3, -5, 1, 4, -1, 2, -3, 5, -2, 1, 3, -4, 2, 1, -1, 4, -2,
    ];
    const levels = [...steps, ...steps.toReversed()].reduce<number[]>(
      (all, step) => [...all, (all.at(-1) ?? 100) + step],
      [],
    );
    const later = levels.map((_, at) => 10 * (levels[at - 2] ?? 100));
    const parts: WorkspaceParts = {
      metrics: [star, revenue],
      readings: {
        star: valuesUntil('2026-03-31', { cadence: 'monthly', values: levels }),
        revenue: valuesUntil('2026-03-31', { cadence: 'monthly', values: later }),
      },
    };
    expect(found('nsm/leads-revenue', parts)).toEqual([]);
    const unrelated = valuesUntil('2026-03-31', {
      cadence: 'monthly',
      values: steps.toSorted((a, b) => a - b),
    });
    expect(
      found('nsm/leads-revenue', { ...parts, readings: { ...parts.readings, revenue: unrelated } }),
    ).toHaveLength(1);
  });

  it('is not asked about without a result in money: a price, a cost and an Italian count are none', () => {
    for (const kpi of [
      { id: 'price', name: 'Average price', unit: 'EUR', numberKind: 'rate' as const },
      { id: 'cost', name: 'Cost of a new customer', unit: 'EUR', direction: 'decrease' as const },
      { id: 'ordini', name: 'Ordini al mese' },
    ]) {
      expect([kpi.name, found('nsm/leads-revenue', { metrics: [star, kpi] })]).toEqual([kpi.name, []]);
    }
    const ricavi = { id: 'ricavi', name: 'Ricavi mensili' };
    expect(found('nsm/leads-revenue', { metrics: [star, ricavi] })).toHaveLength(1);
  });
});
