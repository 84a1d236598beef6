import { describe, expect, it } from 'vitest';
import type { WorkspaceParts } from '../workspace-builder.ts';
import { valuesUntil } from '../workspace-builder.ts';
import { asOf, found, gapsOf, messageOf } from './findings.ts';

type KeyResultPart = NonNullable<WorkspaceParts['keyResults']>[number];
type ObjectivePart = NonNullable<WorkspaceParts['objectives']>[number];

const metrics: NonNullable<WorkspaceParts['metrics']> = [
  { id: 'star', role: 'north-star' },
  { id: 'activation', role: 'key-driver', feeds: ['star'] },
  { id: 'visits', feeds: ['activation'] },
  { id: 'revenue' },
];

/** One active objective of a team with the key results given. */
function objective(
  part: Partial<ObjectivePart>,
  ...keyResults: readonly Partial<KeyResultPart>[]
): WorkspaceParts {
  return {
    metrics,
    teams: [{ id: 'growth' }],
    objectives: [{ id: 'objective', status: 'active', ...part }],
    keyResults: keyResults.map((own, at) => ({ id: `key result ${at + 1}`, objective: 'objective', ...own })),
  };
}

/** One key result, by its name. */
function keyResult(name: string, part: Partial<KeyResultPart> = {}): WorkspaceParts {
  return objective({}, { name, ...part });
}

describe('an objective on a gear', () => {
  const gears = [{ id: 'habit' }];

  it('links one that is there', () => {
    expect(found('okr/gear', { ...objective({ gears: ['habit'] }), gears })).toEqual([]);
    expect(messageOf('okr/gear', { ...objective({ gears: ['gone'] }), gears })).toContain(
      'none of the 1 gear',
    );
    expect(found('okr/gear', { ...objective({ status: 'draft' }), gears })).toEqual([]);
    expect(found('okr/gear', objective({}))).toEqual([]);
  });
});

describe('a key result on a driver', () => {
  it('pushes one by itself, by its metric or through the chain', () => {
    expect(found('okr/driver', objective({}, { driver: 'activation' }, { metric: 'activation' }))).toEqual(
      [],
    );
    expect(found('okr/driver', objective({}, { metric: 'visits' }))).toEqual([]);
    expect(messageOf('okr/driver', objective({}, { metric: 'revenue' }))).toBe(
      'It pushes no key driver: its metric, “revenue”, is none and feeds none.',
    );
    expect(messageOf('okr/driver', objective({}, {}))).toBe('It pushes no key driver.');
  });

  it('is not asked for while there is no driver, nor when the objective is closed', () => {
    expect(found('okr/driver', { ...objective({}, {}), metrics: [] })).toEqual([]);
    expect(found('okr/driver', objective({ status: 'closed' }, {}))).toEqual([]);
  });
});

describe('a key result that is an output', () => {
  it('begins with an order', () => {
    for (const name of [
      'Launch services in 100 cities',
      'Ship 5 integrations',
      'We will build a referral programme',
      'Plant 1,000 trees',
      'Publish 12 plugins',
      'Deliver the new portal',
      'Design and launch the new onboarding',
      'KR2: Roll out the CRM to 8 teams',
      '3. Hire a head of growth',
      'Successfully migrate all accounts',
      'Complete the security audit',
      'We shipped 4 features',
      'Open 3 stores',
      'Automate invoicing',
      'Planting 1,000 trees',
      'Send 20 newsletters',
      'Rollout of the new CRM',
      'UPDATE THE WEBSITE',
      'Interview 20 customers',
      'Upgrade the servers',
    ]) {
      expect([name, found('okr/output', keyResult(name, { start: 0, target: 1 }))]).toEqual([name, [name]]);
    }
  });

  it('begins with an order in Italian', () => {
    for (const name of [
      'Lanciare l’app in 3 paesi',
      'Aprire 3 negozi',
      'Pubblicare 20 articoli',
      'Rilascio della nuova versione',
      'Sviluppare il portale clienti',
      'Assumere due venditori',
      'Organizzare 4 eventi',
      'Completiamo la migrazione',
      'Inviare 10 newsletter',
      'Fare 20 interviste',
      'Apertura di 3 negozi',
    ]) {
      expect([name, found('okr/output', keyResult(name, { start: 0, target: 1 }))]).toEqual([name, [name]]);
    }
  });

  it('says at its end what was made', () => {
    for (const name of [
      'New pricing page launched',
      '12 plugins published by June',
      'CRM rolled out',
      'Portale clienti rilasciato entro giugno',
      'Nuovo sito pubblicato',
      'Sito online entro giugno',
    ]) {
      expect([name, found('okr/output', keyResult(name, { start: 0, target: 1 }))]).toEqual([name, [name]]);
    }
  });

  it('goes from nowhere to nowhere', () => {
    expect(messageOf('okr/output', keyResult('A better onboarding'))).toContain('from nowhere to nowhere');
    expect(found('okr/output', keyResult('A better onboarding', { start: 1 }))).toEqual([]);
    expect(found('okr/output', keyResult('A better onboarding', { metric: 'activation' }))).toEqual([]);
  });

  it('is not every word that looks like one', () => {
    for (const name of [
      'Leadership score from 3.1 to 4.2',
      'Relationships that last a year from 40 to 60',
      'Release frequency from 2 to 8 a month',
      'Build time from 12 to 5 minutes',
      'Launch success rate from 60 to 80 %',
      'Complete profiles from 20 to 60',
      'Users who complete onboarding from 40 to 60',
      'Plant visits from 3 to 9',
      'Host churn from 5 to 3',
      'Open tickets from 40 to 10',
      'Building permits granted in a week from 30 to 60',
      'Ship leads that answer from 12 to 20',
      'Consegna di pacchi in un giorno da 80 a 95',
      'Creators who earn from 120 to 200',
      'Publishers with a paying reader from 80 to 140',
      'Shipments on time from 90 to 97',
      'Weekly lessons completed from 2.1 to 3',
      'Deliver 95 % of orders within a day',
      'Clienti che completano il primo ordine da 40 a 60',
      'Creatività percepita da 3 a 4',
      'Articoli letti per lettore da 2 a 3',
    ]) {
      expect([name, found('okr/output', keyResult(name, { start: 0.8, target: 1 }))]).toEqual([name, []]);
    }
  });

  it('is not a word for what is counted, when its name says from how many', () => {
    for (const name of [
      'Open tickets from 40 to 10',
      'Ordini completati da 40 a 90',
      'Add-ons used from 1.5 to 3',
    ]) {
      expect([name, found('okr/output', keyResult(name, { target: 10 }))]).toEqual([name, []]);
    }
    expect(found('okr/output', keyResult('Open stores from 0 to 10', { target: 10 }))).toHaveLength(1);
    expect(found('okr/output', keyResult('Open tickets', { target: 10 }))).toHaveLength(1);
  });

  it('is not planned, nor a plan', () => {
    for (const name of [
      'Interview requests',
      'Upgrade conversions',
      'Planned purchases',
      'Teams that plan weekly',
      'Shipments per week',
      'Publishers',
    ]) {
      expect([name, found('okr/output', keyResult(name, { start: 0, target: 1 }))]).toEqual([name, []]);
    }
  });

  it('is not a participle of what customers did, when a metric carries it or it starts above nothing', () => {
    const lessons = { name: 'Weekly lessons completed', target: 3 };
    expect(found('okr/output', keyResult('', { ...lessons, start: 2.1 }))).toEqual([]);
    expect(found('okr/output', keyResult('', { ...lessons, start: 0, metric: 'activation' }))).toEqual([]);
    expect(found('okr/output', keyResult('', { ...lessons, start: 0 }))).toHaveLength(1);
  });
});

describe('a measurable key result', () => {
  const whole = { start: 1, target: 2, unit: 'teams', due: '2026-06-30' };

  it('says from where to where, in what and by when', () => {
    expect(found('okr/measurable', objective({}, whole))).toEqual([]);
    expect(messageOf('okr/measurable', objective({}, {}))).toBe(
      'It has no start, no target, no unit, no date.',
    );
    expect(messageOf('okr/measurable', objective({}, { ...whole, start: undefined }))).toBe(
      'It has no start.',
    );
    expect(found('okr/measurable', objective({}, { ...whole, start: 0 }))).toEqual([]);
  });

  it('may take its unit from its metric and its day from the cycle', () => {
    const parts = objective({ cycleEnd: '2026-06-30' }, { start: 1, target: 2, metric: 'activation' });
    expect(messageOf('okr/measurable', parts)).toBe('It has no unit.');
    const withUnit = metrics.map((metric) => ({ ...metric, unit: '%' }));
    expect(found('okr/measurable', { ...parts, metrics: withUnit })).toEqual([]);
  });
});

describe('key results of both sides', () => {
  it('are about customers and the business', () => {
    expect(
      messageOf('okr/customer-and-business', objective({}, { side: 'business' }, { side: 'business' })),
    ).toBe('Both of its key results are about the business, none about customers.');
    expect(messageOf('okr/customer-and-business', objective({}, { side: 'customer' }))).toContain(
      'Its only key result',
    );
    expect(
      found('okr/customer-and-business', objective({}, { side: 'customer' }, { side: 'business' })),
    ).toEqual([]);
  });

  it('may take it from their metric, and say nothing where it is not written down', () => {
    const customers = metrics.map((metric) => ({ ...metric, side: 'customer' as const }));
    const parts = objective({}, { metric: 'activation' }, { metric: 'visits' });
    expect(found('okr/customer-and-business', { ...parts, metrics: customers })).toEqual(['objective']);
    expect(found('okr/customer-and-business', parts)).toEqual([]);
    expect(found('okr/customer-and-business', objective({}, { side: 'customer' }, {}))).toEqual([]);
    expect(found('okr/customer-and-business', objective({}))).toEqual([]);
  });
});

describe('key results that lead and lag', () => {
  it('are told how long they wait for a first sign', () => {
    const parts = objective(
      { cycleStart: '2026-01-01', cycleEnd: '2026-03-31' },
      { timing: 'lagging' },
      { timing: 'lagging', due: '2026-02-26' },
      { timing: 'lagging' },
    );
    expect(messageOf('okr/leading-and-lagging', parts)).toBe(
      'All 3 of its key results are lagging: 8 weeks until first feedback.',
    );
  });

  it('are asked what the planting is for', () => {
    expect(messageOf('okr/leading-and-lagging', objective({}, { timing: 'leading' }))).toContain(
      'why are we planting?',
    );
    expect(
      found('okr/leading-and-lagging', objective({}, { timing: 'leading' }, { timing: 'lagging' })),
    ).toEqual([]);
  });

  it('say nothing of weeks where no cycle is written down', () => {
    expect(messageOf('okr/leading-and-lagging', objective({}, { timing: 'lagging' }))).toBe(
      'Its only key result is lagging.',
    );
  });
});

describe('a key result that is a KPI', () => {
  it('means no change', () => {
    expect(messageOf('okr/is-a-kpi', objective({}, { start: 0.4, target: 0.4, unit: '%' }))).toBe(
      'It starts and ends at 40 %: nothing is meant to change.',
    );
    expect(messageOf('okr/is-a-kpi', objective({}, { metric: 'revenue' }))).toBe(
      'It names “revenue” and no change of it.',
    );
    expect(found('okr/is-a-kpi', objective({}, { start: 0.4, target: 0.41 }))).toEqual([]);
    expect(found('okr/is-a-kpi', objective({}, {}))).toEqual([]);
  });
});

function outFor(values: readonly (number | undefined)[]): WorkspaceParts {
  return {
    ...objective({}),
    metrics: [{ id: 'tickets', unit: 'tickets', healthyMax: 10 }],
    readings: { tickets: valuesUntil(asOf, { cadence: 'monthly', values }) },
  };
}

describe('a metric that asks for an objective', () => {
  it('is out of its range for two periods', () => {
    expect(messageOf('okr/candidate', outFor([9, 11, 12]))).toContain(
      'for 2 months in a row or more, now at 12 tickets',
    );
    expect(found('okr/candidate', outFor([12, 10, 12]))).toEqual([]);
    expect(found('okr/candidate', outFor([12, undefined, 12]))).toEqual([]);
    expect(found('okr/candidate', outFor([12]))).toEqual([]);
  });

  it('has no key result yet', () => {
    const parts = {
      ...outFor([11, 12]),
      keyResults: [{ id: 'fewer', objective: 'objective', metric: 'tickets' }],
    };
    expect(found('okr/candidate', parts)).toEqual([]);
  });

  it('may wait longer where the workspace says so', () => {
    expect(
      found('okr/candidate', { ...outFor([11, 12]), settings: { rules: { outOfRangePeriods: 3 } } }),
    ).toEqual([]);
  });
});

describe('an objective with its context', () => {
  it('says three of why, data, who for and what it builds to', () => {
    const three = { why: 'Because', whatDataSays: 'Half leave', whoFor: 'The sales team' };
    expect(found('okr/context', objective(three))).toEqual([]);
    expect(messageOf('okr/context', objective({ ...three, why: undefined }))).toBe(
      'It does not say why, what it builds to: 2 of 4, at least 3 are needed.',
    );
    const settings = { rules: { contextFields: 4 } };
    expect(found('okr/context', { ...objective(three), settings })).toEqual(['objective']);
  });
});

describe('the acknowledged and the switched off', () => {
  it('stay visible with their reason, by row or by name, however it is typed', () => {
    const parts = objective({ id: 'o1', name: 'Teams stay' });
    function acknowledged(subject: string): (string | undefined)[] {
      const acknowledgement = { rule: 'okr/context', subject, reason: 'It is in the brief' };
      const own = { ...parts, settings: { acknowledged: [acknowledgement] } };
      return gapsOf('okr/context', own).map((gap) => gap.acknowledged);
    }
    expect(acknowledged('o1')).toEqual(['It is in the brief']);
    expect(acknowledged(' teams STAY ')).toEqual(['It is in the brief']);
    expect(acknowledged('Teams leave')).toEqual([undefined]);
  });

  it('are no findings when their rule is off', () => {
    expect(found('okr/context', { ...objective({}), settings: { rulesOff: ['okr/context'] } })).toEqual([]);
  });
});
