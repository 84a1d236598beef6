import { describe, expect, it } from 'vitest';
import type { WorkspaceParts } from '../workspace-builder.ts';
import { valuesUntil } from '../workspace-builder.ts';
import { asOf, found, gapsOf, messageOf } from './findings.ts';

type MetricPart = NonNullable<WorkspaceParts['metrics']>[number];

const star: MetricPart = { id: 'star', name: 'Weekly active teams', role: 'north-star' };

function driver(part: Partial<MetricPart> = {}): WorkspaceParts {
  return { metrics: [star, { id: 'activation', role: 'key-driver', feeds: ['star'], ...part }] };
}

function drivers(count: number): WorkspaceParts {
  const ids = Array.from({ length: count }, (_, at) => `driver ${at + 1}`);
  return { metrics: [star, ...ids.map((id) => ({ id, role: 'key-driver' as const, feeds: ['star'] }))] };
}

describe('one to three drivers', () => {
  it('are enough, none and four are not', () => {
    expect(messageOf('driver/one-to-three', drivers(0))).toBe('No key driver leads to it.');
    expect(found('driver/one-to-three', drivers(1))).toEqual([]);
    expect(found('driver/one-to-three', drivers(3))).toEqual([]);
    expect(messageOf('driver/one-to-three', drivers(4))).toContain('4 key drivers lead to it');
  });

  it('drive both sides of a market where they feed both', () => {
    const side = { role: 'north-star' } as const;
    const metrics = [
      { id: 'guests', ...side, northStarSide: 'demand' as const },
      { id: 'hosts', ...side, northStarSide: 'supply' as const },
      { id: 'matches', role: 'key-driver' as const, feeds: ['guests', 'hosts'] },
    ];
    expect(found('driver/one-to-three', { metrics })).toEqual([]);
    const guestsOnly = metrics.map((metric) => ({ ...metric, feeds: metric.feeds?.slice(0, 1) ?? [] }));
    expect(found('driver/one-to-three', { metrics: guestsOnly })).toEqual(['hosts']);
  });

  it('may be more where the workspace says so', () => {
    expect(found('driver/one-to-three', { ...drivers(4), settings: { rules: { mostDrivers: 4 } } })).toEqual(
      [],
    );
  });
});

describe('a driver of the first order', () => {
  it('feeds the North Star itself, or says nothing of what it feeds', () => {
    expect(found('driver/first-order', driver())).toEqual([]);
    expect(found('driver/first-order', driver({ feeds: [] }))).toEqual([]);
  });

  it('is not one that feeds another metric first, or none that leads there', () => {
    const metrics = [
      star,
      { id: 'signups', feeds: ['star'] },
      { id: 'visits', role: 'key-driver' as const, feeds: ['signups'] },
    ];
    expect(messageOf('driver/first-order', { metrics })).toBe(
      'It is 2 steps from the North Star: “signups” lies between.',
    );
    const apart = [
      star,
      { id: 'signups' },
      { id: 'visits', role: 'key-driver' as const, feeds: ['signups'] },
    ];
    expect(messageOf('driver/first-order', { metrics: apart })).toBe(
      'It feeds nothing that leads to the North Star.',
    );
  });
});

describe('a driver and its owner', () => {
  it('are one to one', () => {
    expect(messageOf('driver/one-owner', driver())).toBe('Nobody owns it.');
    expect(found('driver/one-owner', driver({ owners: ['Ada'] }))).toEqual([]);
    expect(messageOf('driver/one-owner', driver({ owners: ['Ada', 'Bo'] }))).toContain('2 people own it');
  });
});

describe('a driver and its target', () => {
  const aim = { target: 0.6, targetDate: '2026-12-31', baseline: 0.4, unit: '%' };

  it('need a number and a day', () => {
    expect(messageOf('driver/target', driver())).toBe('It has no target and no target date.');
    expect(messageOf('driver/target', driver({ ...aim, targetDate: undefined }))).toBe(
      'It has no target date.',
    );
    expect(found('driver/target', driver(aim))).toEqual([]);
  });

  it('need the target on the side of its direction', () => {
    expect(messageOf('driver/target', driver({ ...aim, direction: 'decrease' }))).toContain(
      'Its target 60 % lies against its direction: it should decrease from 40 %',
    );
    expect(found('driver/target', driver({ ...aim, direction: 'decrease', target: 0.3 }))).toEqual([]);
    expect(found('driver/target', driver({ ...aim, target: 0.4 }))).toEqual([]);
  });

  it('may be a range to stay in', () => {
    expect(found('driver/target', driver({ direction: 'stay-in-range', healthyMin: 1 }))).toEqual([]);
    expect(found('driver/target', driver({ direction: 'stay-in-range' }))).toHaveLength(1);
  });
});

describe('a driver and its review', () => {
  it('is due after three months', () => {
    expect(found('driver/reviewed', driver({ lastReviewed: '2025-12-31' }))).toEqual([]);
    expect(messageOf('driver/reviewed', driver({ lastReviewed: '2025-12-30' }))).toContain('91 days ago');
    expect(messageOf('driver/reviewed', driver())).toContain('never reviewed');
  });

  it('is due when the workspace says', () => {
    const settings = { rules: { reviewMonths: 6 } };
    expect(found('driver/reviewed', { ...driver({ lastReviewed: '2025-10-01' }), settings })).toEqual([]);
  });

  it('does not trip over a day that is still to come', () => {
    expect(found('driver/reviewed', driver({ lastReviewed: '9999-12-31' }))).toEqual([]);
  });
});

describe('a driver that is a behaviour', () => {
  it('is not what we do', () => {
    for (const name of [
      'Calls made',
      'Cold emails sent',
      'Blog posts',
      'Launches a quarter',
      'Features shipped',
    ]) {
      expect([name, found('driver/behaviour', driver({ name }))]).toEqual([name, [name]]);
    }
    expect(messageOf('driver/behaviour', driver({ name: 'Calls made' }))).toBe(
      '“Calls” is what we do, not what customers do.',
    );
  });

  it('is not what we do in Italian', () => {
    for (const name of [
      'Chiamate al giorno',
      'Email inviate',
      'Articoli pubblicati',
      'Lanci per trimestre',
      'Demo effettuate',
    ]) {
      expect([name, found('driver/behaviour', driver({ name }))]).toEqual([name, [name]]);
    }
  });

  it('is what customers do, whatever the word', () => {
    for (const name of [
      'Customers who open two emails a week',
      'Posts per member',
      'Teams activated in a week',
      'Calls answered by support',
      'Inbound calls',
      'Utenti che rispondono alle email inviate',
      'Recall of the brand',
      'Signposted routes walked',
    ]) {
      expect([name, found('driver/behaviour', driver({ name }))]).toEqual([name, []]);
    }
  });
});

describe('a driver that is a rate', () => {
  it('is not a count where a rate would do', () => {
    expect(
      messageOf('driver/rate', driver({ name: 'Activated teams', numberKind: 'flow', unit: 'teams' })),
    ).toBe(
      'It counts those “Activated”, which grows when more comes in; the share of them says how well it works.',
    );
    expect(found('driver/rate', driver({ unit: 'sign-ups' }))).toEqual(['activation']);
    expect(found('driver/rate', driver({ name: 'Lessons per week', unit: 'lessons' }))).toHaveLength(1);
    expect(messageOf('driver/rate', driver({ numberKind: 'flow' }))).toContain('It is a plain count, which');
    expect(found('driver/rate', driver({ name: 'Clienti che rinnovano' }))).toEqual([
      'Clienti che rinnovano',
    ]);
  });

  it('is a rate, a share, a time, a score or a price', () => {
    for (const part of [
      { numberKind: 'rate' as const, unit: 'nights' },
      { unit: '%' },
      { unit: 'minutes' },
      { unit: 'giorni' },
      { unit: 'points' },
      { unit: 'EUR' },
      { name: 'Nights per listing', unit: 'nights' },
      { name: 'Ordini medi per cliente', unit: 'ordini' },
      { unit: 'lessons/learner' },
      {},
    ]) {
      expect([part, found('driver/rate', driver(part))]).toEqual([part, []]);
    }
  });

  it('may be the one count that the rates of a product are taken of, or a part of a sum', () => {
    const count = { id: 'visits', role: 'key-driver' as const, unit: 'visits', feeds: ['star'] };
    const rate = { id: 'share', role: 'key-driver' as const, numberKind: 'rate' as const, feeds: ['star'] };
    const product = { linkKind: 'product' as const };
    const metrics = [star, { ...count, ...product }, { ...rate, ...product }];
    expect(found('driver/rate', { metrics })).toEqual([]);
    const twice = [...metrics, { ...count, ...product, id: 'listings', unit: 'listings' }];
    expect(found('driver/rate', { metrics: twice })).toEqual(['listings', 'visits']);
    expect(found('driver/rate', driver({ unit: 'visits', linkKind: 'sum' }))).toEqual([]);
  });
});

function pushed(
  status: 'active' | 'closed' | 'draft',
  part: { metric?: string; driver?: string },
): WorkspaceParts {
  return {
    ...driver(),
    objectives: [{ id: 'objective', status }],
    keyResults: [{ id: 'key result', objective: 'objective', ...part }],
  };
}

/** A key result on a metric that feeds the driver. */
function chained(role: 'kpi' | 'key-driver'): WorkspaceParts {
  return {
    ...pushed('active', { metric: 'onboarded' }),
    metrics: [...(driver().metrics ?? []), { id: 'onboarded', role, feeds: ['activation'] }],
  };
}

describe('a driver and its key results', () => {
  it('needs an open one on it', () => {
    expect(found('driver/has-key-result', driver())).toEqual(['activation']);
    expect(found('driver/has-key-result', pushed('active', { driver: 'activation' }))).toEqual([]);
    expect(found('driver/has-key-result', pushed('active', { metric: 'activation' }))).toEqual([]);
    expect(found('driver/has-key-result', pushed('active', { metric: 'star' }))).toEqual(['activation']);
  });

  it('may be pushed by one on what feeds it, but not by one on another driver', () => {
    expect(found('driver/has-key-result', chained('kpi'))).toEqual([]);
    expect(found('driver/has-key-result', chained('key-driver'))).toEqual(['activation']);
  });

  it('does not count one that is closed or a draft', () => {
    expect(found('driver/has-key-result', pushed('closed', { driver: 'activation' }))).toEqual([
      'activation',
    ]);
    expect(found('driver/has-key-result', pushed('draft', { driver: 'activation' }))).toEqual(['activation']);
  });
});

function against(count: number): WorkspaceParts {
  const steps = [
    3, 1, -2, 4, -1, 2, 5, -3, 1, -4, 2, 6, -2, 3, -5, 1, 4, -1, 2, -3, 5, -2, 1, 3, -4, 2, 1, -1, 4, -2,
  ];
  const levels = [...steps, ...steps.toReversed()]
    .slice(0, count)
    .reduce<number[]>((all, step) => [...all, (all.at(-1) ?? 100) + step], []);
  const later = levels.map((_, at) => 1000 - 5 * (levels[at - 2] ?? 100));
  return {
    ...driver(),
    readings: {
      activation: valuesUntil(asOf, { cadence: 'monthly', values: levels }),
      star: valuesUntil(asOf, { cadence: 'monthly', values: later }),
    },
  };
}

describe('a driver that leads the wrong way', () => {
  it('is told with 24 shared periods or more', () => {
    const [gap] = gapsOf('driver/leads-nsm', against(60));
    expect(gap?.subject).toBe('activation');
    expect(gap?.message).toContain('wrong direction');
  });

  it('is not told with fewer, nor when the North Star should fall', () => {
    expect(found('driver/leads-nsm', against(20))).toEqual([]);
    const falling = against(60);
    const metrics = falling.metrics?.map((metric) =>
      metric.id === 'star' ? { ...metric, direction: 'decrease' as const } : metric,
    );
    expect(found('driver/leads-nsm', { ...falling, metrics: metrics ?? [] })).toEqual([]);
  });
});
