import { describe, expect, it } from 'vitest';
import type { WorkspaceParts } from '../workspace-builder.ts';
import { found, gapsOf, messageOf } from './findings.ts';

type ObjectivePart = NonNullable<WorkspaceParts['objectives']>[number];

const teams = [{ id: 'growth' }, { id: 'support' }];
const cycle = { cycleStart: '2026-01-01', cycleEnd: '2026-03-31' } as const;

function active(id: string, part: Partial<ObjectivePart> = {}): ObjectivePart {
  return { id, status: 'active', ...cycle, ...part };
}

describe('a team in a silo', () => {
  it('touches no objective of another team, though both help the company', () => {
    const objectives = [
      active('company'),
      active('a', { team: 'growth', contributesTo: ['company'] }),
      active('a2', { team: 'growth', contributesTo: ['a'] }),
      active('b', { team: 'support', contributesTo: ['company'] }),
    ];
    expect(
      gapsOf('okr/silo', { teams, objectives }).map(({ subject, message }) => [subject, message]),
    ).toEqual([
      ['growth', 'None of its 2 objectives touches one of the 1 other team.'],
      ['support', 'Its only objective touches none of the 1 other team.'],
    ]);
  });

  it('touches one by helping it or being helped', () => {
    const objectives = [
      active('a', { team: 'growth' }),
      active('b', { team: 'support', contributesTo: ['a'] }),
    ];
    expect(found('okr/silo', { teams, objectives })).toEqual([]);
  });

  it('cannot be alone', () => {
    expect(found('okr/silo', { teams, objectives: [active('a', { team: 'growth' })] })).toEqual([]);
  });
});

function many(objectives: number, keyResults: number): WorkspaceParts {
  const ids = Array.from({ length: objectives }, (_, at) => `o${at + 1}`);
  return {
    teams,
    objectives: ids.map((id) => active(id, { team: 'growth' })),
    keyResults: ids.flatMap((objective) =>
      Array.from({ length: keyResults }, (_, at) => ({ id: `${objective} k${at}`, objective })),
    ),
  };
}

describe('how many', () => {
  it('objectives a team has at a time: up to five', () => {
    expect(found('okr/count', many(5, 1))).toEqual([]);
    expect(messageOf('okr/count', many(6, 1))).toBe('It has 6 objectives at a time, more than 5.');
    const later = many(6, 1).objectives?.map((own, at) =>
      at === 0 ? { ...own, cycleStart: '2026-04-01' } : own,
    );
    expect(found('okr/count', { ...many(6, 1), objectives: later ?? [] })).toEqual([]);
  });

  it('objectives the company has count as well', () => {
    const company = many(6, 1).objectives?.map((own) => ({ ...own, team: undefined })) ?? [];
    expect(messageOf('okr/count', { ...many(6, 1), objectives: company })).toContain(
      'The company has 6 objectives',
    );
  });

  it('key results an objective has: one to five', () => {
    expect(found('okr/count', many(1, 5))).toEqual([]);
    expect(messageOf('okr/count', many(1, 6))).toBe('It has 6 key results, more than 5.');
    expect(messageOf('okr/count', many(1, 0))).toContain('It has no key result');
    expect(found('okr/count', { ...many(1, 6), settings: { rules: { mostKeyResults: 6 } } })).toEqual([]);
  });
});

describe('what comes next', () => {
  it('is written down beyond the cycle, be it an idea', () => {
    const now = active('now', { team: 'growth' });
    expect(messageOf('okr/what-next', { teams, objectives: [now] })).toBe(
      'Nothing is written down for it after 2026-03-31: not for 3, 6 or 12 months ahead.',
    );
    const next = { id: 'next', team: 'growth', status: 'idea' as const, cycleStart: '2026-07-01' };
    expect(found('okr/what-next', { teams, objectives: [now, next] })).toEqual([]);
    expect(found('okr/what-next', { teams, objectives: [now, { ...next, team: 'support' }] })).toEqual([
      'growth',
    ]);
  });

  it('is not asked of a team without a cycle running', () => {
    expect(
      found('okr/what-next', { teams, objectives: [active('old', { team: 'growth', status: 'closed' })] }),
    ).toEqual([]);
  });
});

describe('a goal missed again and again', () => {
  const metrics = [
    { id: 'activation', role: 'key-driver' as const },
    { id: 'retention', role: 'key-driver' as const },
  ];
  const quarters = ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31'];

  function attempts(
    reached: readonly (number | undefined)[],
    part: (at: number) => { driver?: string; name?: string } = () => ({}),
  ): WorkspaceParts {
    return {
      metrics,
      objectives: quarters.map((cycleEnd) => ({ id: cycleEnd, status: 'closed', cycleEnd, gears: [] })),
      keyResults: reached.map((current, at) => ({
        id: `k${at}`,
        name: `Teams active in week one from 40 to ${50 + at}`,
        objective: quarters[at] ?? '',
        driver: 'activation',
        start: 40,
        target: 50,
        current,
        ...part(at),
      })),
    };
  }

  it('with one tactic three times asks for another tactic', () => {
    expect(messageOf('okr/repeated-miss', attempts([45, 42, 49]))).toBe(
      'This goal was missed 3 times in a row with the same tactic (“activation”), last on 2025-09-30.',
    );
    expect(found('okr/repeated-miss', attempts([45, 42]))).toEqual([]);
    expect(
      found('okr/repeated-miss', { ...attempts([45, 42]), settings: { rules: { missesInARow: 2 } } }),
    ).toHaveLength(1);
  });

  it('was reached in between, or last, and begins anew', () => {
    expect(found('okr/repeated-miss', attempts([45, 50, 42, 49]))).toEqual([]);
    expect(found('okr/repeated-miss', attempts([45, 42, 49, 51]))).toEqual([]);
  });

  it('is another goal in other words, and another tactic with another driver', () => {
    expect(
      found(
        'okr/repeated-miss',
        attempts([45, 42, 49], (at) => ({ name: `Goal ${'abc'[at] ?? ''}` })),
      ),
    ).toEqual([]);
    expect(
      found(
        'okr/repeated-miss',
        attempts([45, 42, 49], (at) => ({ driver: at === 1 ? 'retention' : 'activation' })),
      ),
    ).toEqual([]);
  });

  it('was not missed where nobody knows what it came to, and is no miss while its time runs', () => {
    expect(found('okr/repeated-miss', attempts([45, undefined, 49]))).toEqual([]);
    const running = attempts([45, 42, 49]);
    expect(found('okr/repeated-miss', running, '2025-09-30')).toEqual([]);
  });

  it('is judged by the readings of its day, not by what came later', () => {
    const parts = attempts([undefined, undefined, undefined]);
    const carried = parts.keyResults?.map((own) => ({ ...own, metric: 'activation' })) ?? [];
    const readings = {
      activation: [
        { day: '2025-03-31', value: 45 },
        { day: '2025-06-30', value: 44 },
        { day: '2025-09-30', value: 43 },
        { day: '2025-12-31', value: 60 },
      ],
    };
    expect(found('okr/repeated-miss', { ...parts, keyResults: carried, readings })).toHaveLength(1);
    const better = { activation: readings.activation.with(2, { day: '2025-09-30', value: 52 }) };
    expect(found('okr/repeated-miss', { ...parts, keyResults: carried, readings: better })).toEqual([]);
  });
});

function column(table: string, name: string): WorkspaceParts {
  return { extraColumns: [{ table, name }] };
}

function text(why: string): WorkspaceParts {
  return { objectives: [active('objective', { why })] };
}

describe('OKRs tied to pay', () => {
  it('are told by a column of their tables', () => {
    for (const name of [
      'Bonus %',
      'Performance review',
      'Pay',
      'Salary',
      'Appraisal score',
      'Premio',
      'Valutazione',
      'MBO',
    ]) {
      expect([name, found('okr/performance', column('objectives', name))]).toEqual([
        name,
        [`Objectives: ${name}`],
      ]);
    }
    expect(messageOf('okr/performance', column('keyResults', 'Bonus'))).toContain(
      'The column “Bonus” ties goals',
    );
  });

  it('are not told by other columns, or other tables', () => {
    for (const name of [
      'Payback',
      'Performance',
      'Page performance',
      'Payments',
      'Priority',
      'Notes',
      'Premium',
      'Aumento atteso',
    ]) {
      expect([name, found('okr/performance', column('objectives', name))]).toEqual([name, []]);
    }
    expect(found('okr/performance', column('metrics', 'Salary'))).toEqual([]);
  });

  it('are told by a text', () => {
    for (const why of [
      'It counts for the annual bonus.',
      'Part of the performance review in December.',
      'Reaching it is tied to pay.',
      'Conta per il premio di risultato.',
      'Legato alla retribuzione variabile.',
      'Entra nella valutazione delle prestazioni.',
      'Collegato alla retribuzione.',
      'It counts for a salary increase.',
    ]) {
      expect([why, found('okr/performance', text(why))]).toEqual([why, ['objective']]);
    }
    expect(
      found('okr/performance', { keyResults: [{ id: 'k', name: 'Bonus of 5 % at 100 teams' }] }),
    ).toEqual(['Bonus of 5 % at 100 teams']);
    expect(found('okr/performance', { teams: [{ id: 't', statement: 'We get merit pay for it.' }] })).toEqual(
      ['t'],
    );
  });

  it('are not told by what customers pay, review or get', () => {
    for (const why of [
      'Customers who pay within 30 days.',
      'Paid subscribers come back.',
      'The performance of the page decides.',
      'A referral bonus for learners.',
      'Reviews by guests are what guests read.',
      'Premium members stay longer.',
      'Il premio assicurativo scende.',
      'La valutazione media degli ospiti sale.',
      'Bonus di benvenuto per i nuovi clienti.',
      'Members use their bonus points.',
      'I punti bonus si usano due volte.',
    ]) {
      expect([why, found('okr/performance', text(why))]).toEqual([why, []]);
    }
  });
});
