import { describe, expect, it } from 'vitest';
import type { WorkspaceParts } from '../workspace-builder.ts';
import { valuesUntil } from '../workspace-builder.ts';
import { asOf, found, messageOf } from './findings.ts';

type MetricPart = NonNullable<WorkspaceParts['metrics']>[number];

function northStar(part: Partial<MetricPart> = {}): WorkspaceParts {
  return { metrics: [{ id: 'star', name: 'Weekly active teams', role: 'north-star', ...part }] };
}

function pair(first: 'demand' | 'whole', second: 'supply' | 'demand'): WorkspaceParts {
  return {
    metrics: [
      { id: 'guests', role: 'north-star', northStarSide: first },
      { id: 'hosts', role: 'north-star', northStarSide: second },
    ],
  };
}

describe('one North Star', () => {
  it('is asked for in an empty workspace', () => {
    expect(messageOf('nsm/one', {})).toContain('No metric has the role North Star');
  });

  it('is enough', () => {
    expect(found('nsm/one', northStar())).toEqual([]);
  });

  it('may be two, one for demand and one for supply', () => {
    expect(found('nsm/one', pair('demand', 'supply'))).toEqual([]);
    expect(found('nsm/one', pair('demand', 'demand'))).toEqual(['North Star']);
    expect(messageOf('nsm/one', pair('whole', 'supply'))).toBe(
      'There are 2 North Stars: “guests” and “hosts”.',
    );
  });

  it('is never three, whatever their sides', () => {
    const sides = ['demand', 'supply', 'whole'] as const;
    const metrics = sides.map((side) => ({ id: side, role: 'north-star' as const, northStarSide: side }));
    expect(found('nsm/one', { metrics })).toEqual(['North Star']);
  });
});

describe('a North Star that is money', () => {
  it('is found by its words', () => {
    expect(messageOf('nsm/not-revenue', northStar({ name: 'Monthly recurring revenue' }))).toContain(
      '“revenue”',
    );
    expect(found('nsm/not-revenue', northStar({ name: 'ARR' }))).toHaveLength(1);
    expect(found('nsm/not-revenue', northStar({ name: 'Gross merchandise value' }))).toHaveLength(1);
    expect(found('nsm/not-revenue', northStar({ key: 'net_sales' }))).toHaveLength(1);
  });

  it('is found by its Italian words', () => {
    for (const name of [
      'Fatturato mensile',
      'FATTURATO',
      'Ricavi ricorrenti',
      'Vendite',
      'Utile netto',
      'Incassi',
      'Volume d’affari',
      'Marginalità',
      'Marginalita',
    ]) {
      expect([name, found('nsm/not-revenue', northStar({ name }))]).toEqual([name, [name]]);
    }
  });

  it('is found by its unit', () => {
    for (const unit of ['EUR', 'kEUR', 'USD million', 'k€', '$', 'milioni di euro', 'm£']) {
      expect([unit, found('nsm/not-revenue', northStar({ unit }))]).toEqual([unit, ['Weekly active teams']]);
    }
  });

  it('is not every word that looks like it', () => {
    for (const name of [
      'Weekly active sales teams',
      'Sales qualified leads',
      'Salesforce integrations used weekly',
      'Arrivals on time',
      'Nonprofits with a live campaign',
      'Non profit organisations helped',
      'Low income families housed',
      'Barriers removed',
      'Consigli utili letti',
      'Team di vendite attivi',
    ]) {
      expect([name, found('nsm/not-revenue', northStar({ name }))]).toEqual([name, []]);
    }
  });
});

describe('a North Star that is vain', () => {
  it('counts sign-ups, downloads, followers, page views or registrations', () => {
    for (const name of [
      'New sign-ups',
      'Weekly signups',
      'App downloads',
      'Followers',
      'Page views',
      'Monthly registrations',
      'Website visitors',
    ]) {
      expect([name, found('nsm/not-vanity', northStar({ name }))]).toEqual([name, [name]]);
    }
  });

  it('counts them in Italian', () => {
    for (const name of [
      'Nuove iscrizioni',
      'Registrazioni al mese',
      'Visualizzazioni',
      'Utenti registrati',
      'Utenti totali',
    ]) {
      expect([name, found('nsm/not-vanity', northStar({ name }))]).toEqual([name, [name]]);
    }
  });

  it('is a total that can only rise', () => {
    expect(messageOf('nsm/not-vanity', northStar({ numberKind: 'cumulative' }))).toContain('can only rise');
  });

  it('is not the share of those who signed up and stayed, nor a count of what customers do', () => {
    expect(
      found('nsm/not-vanity', northStar({ name: 'Sign-ups active in week four', numberKind: 'rate' })),
    ).toEqual([]);
    expect(found('nsm/not-vanity', northStar({ name: 'Weekly active teams', numberKind: 'flow' }))).toEqual(
      [],
    );
    expect(found('nsm/not-vanity', northStar({ name: 'Designs that followed a brief' }))).toEqual([]);
    expect(found('nsm/not-vanity', northStar({ name: 'Teams that download a report weekly' }))).toEqual([]);
  });
});

function read(count: number, until = asOf): WorkspaceParts {
  return {
    ...northStar({ source: 'Product database' }),
    readings: {
      star: valuesUntil(until, {
        cadence: 'monthly',
        values: Array.from({ length: count }, (_, at) => 10 + at),
      }),
    },
  };
}

describe('a North Star that can be measured', () => {
  it('has 8 readings, a source, and is read at its cadence', () => {
    expect(found('nsm/measurable', read(8))).toEqual([]);
  });

  it('has not with 7, without any, without a source or stale', () => {
    expect(messageOf('nsm/measurable', read(7))).toBe('It has 7 readings of the 8 that a trend needs.');
    expect(messageOf('nsm/measurable', northStar({ source: 'CRM' }))).toContain('0 readings');
    const sourceless = { ...read(8), ...northStar() };
    expect(messageOf('nsm/measurable', sourceless)).toBe('No source is written down.');
    expect(messageOf('nsm/measurable', read(8, '2025-12-31'))).toContain('2 full months without a value');
  });

  it('may need fewer where the workspace says so', () => {
    expect(found('nsm/measurable', { ...read(7), settings: { rules: { northStarReadings: 7 } } })).toEqual(
      [],
    );
  });
});

describe('a North Star that is remembered', () => {
  it('has at most six words and no formula', () => {
    expect(found('nsm/memorable', northStar({ name: 'Teams that ship every single week' }))).toEqual([]);
    expect(found('nsm/memorable', northStar({ name: 'Sign-ups — week four' }))).toEqual([]);
    expect(
      messageOf('nsm/memorable', northStar({ name: 'Teams that ship something every single week' })),
    ).toContain('7 words');
  });

  it('holds no formula', () => {
    for (const name of ['Nights × price', 'MAU / DAU', 'SUM(active)', 'a + b', 'Use = love']) {
      expect([name, found('nsm/memorable', northStar({ name }))]).toEqual([name, [name]]);
    }
    expect(found('nsm/memorable', northStar({ name: 'Teams * uses' }))).toHaveLength(1);
    for (const name of ['Research & development (teams)', 'Stays with 5* reviews', 'Weeks with 3+ lessons']) {
      expect([name, found('nsm/memorable', northStar({ name }))]).toEqual([name, []]);
    }
  });
});

function rate(value: number, part: Partial<MetricPart> = {}): WorkspaceParts {
  return {
    ...northStar({ numberKind: 'rate', unit: '%', ...part }),
    readings: { star: valuesUntil(asOf, { cadence: 'monthly', values: [value] }) },
  };
}

describe('a North Star that can go on growing', () => {
  it('is no share above 80 % of its ceiling', () => {
    expect(messageOf('nsm/scalable', rate(0.81))).toContain('stands at 81 %');
    expect(found('nsm/scalable', rate(0.8))).toEqual([]);
  });

  it('may be any count, a ratio without a ceiling, a share that should fall, or not read yet', () => {
    expect(found('nsm/scalable', rate(81, { unit: 'nights' }))).toEqual([]);
    expect(found('nsm/scalable', rate(0.9, { direction: 'decrease' }))).toEqual([]);
    expect(found('nsm/scalable', rate(0.9, { numberKind: 'level' }))).toEqual([]);
    expect(found('nsm/scalable', northStar({ numberKind: 'rate', unit: '%' }))).toEqual([]);
  });
});
