import { describe, expect, it } from 'vitest';
import type { WorkspaceParts } from '../workspace-builder.ts';
import { valuesUntil } from '../workspace-builder.ts';
import { asOf, found, gapsOf, messageOf } from './findings.ts';

const chosen = { id: 'teachers first', status: 'chosen' as const };
const declined = { id: 'resellers', status: 'not-doing' as const };
const parked = { id: 'hardware', status: 'parked' as const };

describe('a strategy before OKRs', () => {
  const objectives = [{ id: 'objective', status: 'active' as const }];

  it('is missing when objectives are open and nothing is chosen', () => {
    expect(messageOf('strategy/first', { objectives })).toContain(
      'There is 1 objective and no strategic choice',
    );
    expect(found('strategy/first', { objectives, strategy: [declined, parked] })).toEqual(['Strategy']);
    expect(found('strategy/first', { objectives, strategy: [chosen] })).toEqual([]);
    expect(found('strategy/first', { objectives: [{ id: 'idea', status: 'idea' }] })).toEqual([]);
  });
});

function citing(...strategy: string[]): WorkspaceParts {
  return {
    strategy: [chosen, declined, parked],
    objectives: [{ id: 'objective', status: 'agreed', strategy }],
  };
}

describe('an objective and the choice it carries out', () => {
  it('are linked', () => {
    expect(found('strategy/linked', citing('teachers first'))).toEqual([]);
    expect(found('strategy/linked', citing('hardware'))).toEqual([]);
    expect(messageOf('strategy/linked', citing())).toBe('It cites no strategic choice.');
    expect(messageOf('strategy/linked', citing('gone'))).toBe('It cites no strategic choice.');
  });

  it('are not one that is declined, even among others', () => {
    const [gap] = gapsOf('strategy/linked', citing('teachers first', 'resellers'));
    expect(gap?.message).toBe('It carries out “resellers”, which is marked as not doing.');
    expect(gap?.fix).toBe('Drop the objective, or take the choice up again.');
  });
});

describe('a choice and the objectives that carry it', () => {
  it('is carried by at least one that is more than an idea and not closed', () => {
    function carried(status: 'idea' | 'draft' | 'active' | 'closed'): WorkspaceParts {
      return {
        strategy: [chosen, declined, parked],
        objectives: [{ id: 'objective', status, strategy: ['teachers first'] }],
      };
    }
    expect(found('strategy/no-okr', carried('active'))).toEqual([]);
    expect(found('strategy/no-okr', carried('draft'))).toEqual([]);
    expect(messageOf('strategy/no-okr', carried('closed'))).toContain(
      'its objective is closed or only an idea',
    );
    expect(found('strategy/no-okr', carried('idea'))).toEqual(['teachers first']);
    expect(messageOf('strategy/no-okr', { strategy: [chosen, parked] })).toBe(
      'It is chosen, and no objective carries it.',
    );
  });
});

describe('a strategy that declines', () => {
  it('has something written down as not being done', () => {
    expect(messageOf('strategy/not-doing', { strategy: [chosen, parked] })).toContain(
      'None of the 2 choices',
    );
    expect(found('strategy/not-doing', { strategy: [chosen, declined] })).toEqual([]);
    expect(found('strategy/not-doing', {})).toEqual([]);
  });
});

function acquiring(
  name: string,
  stage: 'finding-fit' | 'acquiring',
  status: 'active' | 'draft' = 'active',
): WorkspaceParts {
  return { strategy: [{ ...chosen, stage }], objectives: [{ id: 'objective', name, status }] };
}

function retention(value: number): WorkspaceParts {
  return {
    ...acquiring('Double our new customers', 'acquiring'),
    metrics: [{ id: 'retention', name: 'Week-four retention', unit: '%', healthyMin: 0.3 }],
    readings: { retention: valuesUntil(asOf, { cadence: 'monthly', values: [value] }) },
  };
}

describe('an objective on acquisition', () => {
  it('comes too early while the company is finding fit', () => {
    expect(messageOf('strategy/stage', acquiring('Double our new customers', 'finding-fit'))).toBe(
      'It works on acquisition, while the stage of “teachers first” is finding fit.',
    );
    expect(found('strategy/stage', acquiring('Raddoppiare i nuovi clienti', 'finding-fit'))).toHaveLength(1);
  });

  it('is fine in a later stage, in a draft, or when it is about those who are there', () => {
    expect(found('strategy/stage', acquiring('Double our new customers', 'acquiring'))).toEqual([]);
    expect(found('strategy/stage', acquiring('Double our new customers', 'finding-fit', 'draft'))).toEqual(
      [],
    );
    for (const name of [
      'New customers come back',
      'New customers activate within a day',
      'Onboard new users in an hour',
      'Team leads are happy',
      'I nuovi clienti attivano il servizio',
    ]) {
      expect([name, found('strategy/stage', acquiring(name, 'finding-fit'))]).toEqual([name, []]);
    }
    expect(found('strategy/stage', acquiring('Teachers plan a lesson in minutes', 'finding-fit'))).toEqual(
      [],
    );
  });

  it('comes too early while retention is out of its range', () => {
    expect(messageOf('strategy/stage', retention(0.2))).toContain(
      '“Week-four retention” is out of its range: 20 %',
    );
    expect(found('strategy/stage', retention(0.3))).toEqual([]);
  });

  it('is told by the metrics its key results push before its own words', () => {
    const parts = {
      ...acquiring('Teachers tell teachers', 'finding-fit'),
      metrics: [
        { id: 'signups', name: 'Sign-ups' },
        { id: 'churn', name: 'Churn' },
      ],
    };
    const onSignups = [{ id: 'more', objective: 'objective', metric: 'signups' }];
    expect(found('strategy/stage', { ...parts, keyResults: onSignups })).toEqual(['Teachers tell teachers']);
    const onBoth = [...onSignups, { id: 'fewer', objective: 'objective', metric: 'churn' }];
    expect(found('strategy/stage', { ...parts, keyResults: onBoth })).toEqual([]);
  });
});
