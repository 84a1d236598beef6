import { describe, expect, it } from 'vitest';
import type { WorkspaceParts } from '../workspace-builder.ts';
import { found, gapsOf, messageOf } from './findings.ts';

type ObjectivePart = NonNullable<WorkspaceParts['objectives']>[number];

const metrics: NonNullable<WorkspaceParts['metrics']> = [
  { id: 'star', role: 'north-star' },
  { id: 'activation', name: 'Activation of new teams', role: 'key-driver', feeds: ['star'], gear: 'habit' },
];
const teams = [{ id: 'growth' }, { id: 'support' }, { id: 'sales' }];

function active(id: string, part: Partial<ObjectivePart> = {}): ObjectivePart {
  return { id, status: 'active', ...part };
}

describe('an objective that leads nowhere', () => {
  it('is told with the nearest candidate by words', () => {
    const parts: WorkspaceParts = {
      metrics,
      teams,
      objectives: [active('New teams like us', { team: 'growth' })],
    };
    const [gap] = gapsOf('okr/orphan', parts);
    expect(gap?.message).toBe(
      'No way leads from it to the North Star, a strategic choice or a company objective.',
    );
    expect(gap?.fix).toBe(
      'Link what it contributes to, or drop it. The nearest by words is “Activation of new teams”.',
    );
  });

  it('is told with the nearest candidate by metric before words', () => {
    const parts: WorkspaceParts = {
      metrics: [...metrics, { id: 'replies' }, { id: 'visits', gear: 'habit' }],
      teams,
      objectives: [
        active('New teams like us', { team: 'growth' }),
        active('Answers in a day', { team: undefined }),
        active('Being seen', { team: 'sales' }),
      ],
      keyResults: [
        { id: 'k1', objective: 'New teams like us', metric: 'replies' },
        { id: 'k2', objective: 'Answers in a day', metric: 'replies' },
        { id: 'k3', objective: 'Being seen', metric: 'visits' },
      ],
    };
    const fixes = gapsOf('okr/orphan', parts).map(({ subject, fix }) => [
      subject,
      fix.split('nearest by ')[1],
    ]);
    expect(fixes).toEqual([
      ['Being seen', 'metric is “Activation of new teams”.'],
      ['New teams like us', 'metric is “Answers in a day”.'],
    ]);
  });

  it('is told without a candidate where nothing is near', () => {
    const [gap] = gapsOf('okr/orphan', { teams, objectives: [active('Serenity', { team: 'growth' })] });
    expect(gap?.fix).toContain('if there is none, drop it');
  });

  it('is not one that skips levels or goes sideways, over any number of steps', () => {
    const parts: WorkspaceParts = {
      metrics,
      teams,
      strategy: [{ id: 'teachers first' }],
      objectives: [
        active('by its driver', { team: 'growth' }),
        active('sideways', { team: 'support', contributesTo: ['by its driver'] }),
        active('down', { team: 'sales', contributesTo: ['sideways'] }),
        active('by a choice', { team: 'sales', strategy: ['teachers first'] }),
        active('company'),
        active('skips levels', { team: 'sales', contributesTo: ['company'] }),
      ],
      keyResults: [{ id: 'key result', objective: 'by its driver', driver: 'activation' }],
    };
    expect(found('okr/orphan', parts)).toEqual([]);
  });

  it('may lead in a circle and still nowhere', () => {
    const objectives = [
      active('first', { team: 'growth', contributesTo: ['second'] }),
      active('second', { team: 'growth', contributesTo: ['first'] }),
      active('itself', { team: 'growth', contributesTo: ['itself'] }),
    ];
    expect(found('okr/orphan', { metrics, teams, objectives })).toEqual(['first', 'itself', 'second']);
  });
});

const parent = active('Teams stay');
const keyResults = [
  { id: 'k1', name: 'Retention from 40 to 50 %', objective: 'Teams stay', metric: 'star', target: 0.5 },
];

function copying(part: Partial<ObjectivePart>, target: number): WorkspaceParts {
  return {
    metrics,
    teams,
    objectives: [parent, active('A calmer week', { team: 'growth', ...part })],
    keyResults: [...keyResults, { id: 'k2', objective: 'A calmer week', metric: 'star', target }],
  };
}

describe('an objective that was cascaded', () => {
  it('repeats a key result by its words', () => {
    const objectives = [
      parent,
      active('Retention from 40 to 50 %', { team: 'growth', contributesTo: ['Teams stay'] }),
      active('Emails that help', { team: 'support', contributesTo: ['Retention from 40 to 50 %'] }),
    ];
    expect(messageOf('okr/cascaded', { metrics, teams, objectives, keyResults })).toBe(
      'It repeats the key result “Retention from 40 to 50 %” of “Teams stay”: if it pivots, 3 OKRs would have to change.',
    );
    const settings = { rules: { sameWords: 1 } };
    const renamed = objectives.map((own) =>
      own.team === 'growth' ? { ...own, name: 'Retention of teams from 40 to 50 %' } : own,
    );
    expect(found('okr/cascaded', { metrics, teams, objectives: renamed, keyResults })).toEqual([
      'Retention of teams from 40 to 50 %',
    ]);
    expect(found('okr/cascaded', { metrics, teams, objectives: renamed, keyResults, settings })).toEqual([]);
  });

  it('repeats it in Italian, whatever the articles', () => {
    const objectives = [parent, active('La soddisfazione dei clienti a 9', { team: 'growth' })];
    const italian = [{ id: 'k1', name: 'Soddisfazione clienti a 9', objective: 'Teams stay' }];
    expect(found('okr/cascaded', { metrics, teams, objectives, keyResults: italian })).toHaveLength(1);
  });

  it('repeats it by metric and target: the team copies the company, the contributor what it contributes to', () => {
    expect(found('okr/cascaded', copying({ contributesTo: ['Teams stay'] }, 0.5))).toEqual(['A calmer week']);
    expect(found('okr/cascaded', copying({}, 0.5))).toEqual(['A calmer week']);
    expect(found('okr/cascaded', copying({ contributesTo: ['Teams stay'] }, 0.6))).toEqual([]);
  });

  it('is told once of two that contribute to one another', () => {
    const objectives = [
      active('a', { team: 'growth', contributesTo: ['b'] }),
      active('b', { team: 'support', contributesTo: ['a'] }),
    ];
    const both = ['a', 'b'].map((id) => ({ id: `k ${id}`, objective: id, metric: 'star', target: 1 }));
    expect(found('okr/cascaded', { metrics, teams, objectives, keyResults: both })).toEqual(['b']);
  });

  it('is not one that repeats its own key result, or says something else', () => {
    const objectives = [
      active('Teams stay', { name: 'Retention from 40 to 50 %' }),
      active('Answers in a day'),
    ];
    expect(found('okr/cascaded', { metrics, objectives, keyResults })).toEqual([]);
  });
});

function claiming(...claims: readonly string[]): WorkspaceParts {
  const children = claims.map((ourContribution, at) =>
    active(`o${at}`, { team: 'growth', ourContribution, contributesTo: ['parent'] }),
  );
  return { objectives: [active('parent'), ...children] };
}

describe('what an objective contributes', () => {
  it('is written down by a team, and by whoever contributes to something', () => {
    expect(messageOf('okr/contribution', { objectives: [active('o', { team: 'growth' })] })).toBe(
      '“Our contribution” is empty.',
    );
    expect(found('okr/contribution', { objectives: [active('o')] })).toEqual([]);
    const contributor = active('o', { contributesTo: ['parent'] });
    expect(messageOf('okr/contribution', { objectives: [active('parent'), contributor] })).toContain(
      'though it contributes to 1 objective',
    );
    expect(
      found('okr/contribution', { objectives: [active('o', { team: 'growth', ourContribution: 'Half' })] }),
    ).toEqual([]);
  });

  it('does not come to more than all of it', () => {
    expect(messageOf('okr/contribution', claiming('about 70 % of the parent', '40%'))).toBe(
      '2 objectives claim 110 % of it together.',
    );
    expect(found('okr/contribution', claiming('about 70 % of the parent', '30 percent'))).toEqual([]);
    expect(found('okr/contribution', claiming('circa il 70 % del padre', 'il 40,5 per cento'))).toEqual([
      'parent',
    ]);
    expect(found('okr/contribution', claiming('from 41 to 90 % activation', 'da 20 a 60 %'))).toEqual([]);
    expect(found('okr/contribution', claiming('80 % of teams get 90 % faster', '60 %'))).toEqual([]);
    // Nor is a number that nobody means, which would take a careless pattern hours to read.
    expect(found('okr/contribution', claiming('9'.repeat(200_000), '60 %'))).toEqual([]);
  });
});
