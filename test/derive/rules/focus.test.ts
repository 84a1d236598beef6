import { describe, expect, it } from 'vitest';
import type { WorkspaceParts } from '../workspace-builder.ts';
import { valuesUntil } from '../workspace-builder.ts';
import { asOf, found, messageOf } from './findings.ts';

const objectives = [{ id: 'objective', status: 'active' as const }];

/** Users × share active = active users: the share is far from its target, the users are close to theirs. */
function product(share: number, users = 1000): WorkspaceParts {
  const common = { role: 'key-driver', feeds: ['star'], linkKind: 'product' } as const;
  return {
    metrics: [
      { id: 'star', name: 'Active users', role: 'north-star' },
      { id: 'share', ...common, numberKind: 'rate', target: 0.6 },
      { id: 'users', ...common, target: 1100 },
    ],
    readings: {
      star: valuesUntil(asOf, { cadence: 'monthly', values: [users * share] }),
      share: valuesUntil(asOf, { cadence: 'monthly', values: [share] }),
      users: valuesUntil(asOf, { cadence: 'monthly', values: [users] }),
    },
    objectives,
  };
}

describe('the focus on the rate-limiting step', () => {
  const elsewhere: WorkspaceParts = {
    ...product(0.3),
    keyResults: [
      { id: 'more users', objective: 'objective', driver: 'users' },
      { id: 'more active', objective: 'objective', metric: 'share' },
    ],
    experiments: [
      { id: 'advertise', status: 'running', drivers: ['users'] },
      { id: 'later', status: 'idea', drivers: ['users'] },
    ],
    work: [
      { id: 'write ads', start: '2026-03-02', driver: 'users' },
      { id: 'done long ago', start: '2026-01-02', done: '2026-03-01', driver: 'users' },
      { id: 'not begun', driver: 'users' },
    ],
  };

  function onboardingFor(driver: string): WorkspaceParts {
    return {
      ...elsewhere,
      metrics: [...(elsewhere.metrics ?? []), { id: 'onboarded', feeds: [driver] }],
      work: [{ id: 'calm onboarding', start: '2026-03-02' }],
      experiments: [{ id: 'fewer questions', status: 'running', predictionMetric: 'onboarded' }],
      keyResults: [{ id: 'more onboarded', objective: 'objective', metric: 'onboarded' }],
    };
  }

  it('is missing when less than half of what is active works on it', () => {
    expect(messageOf('focus/rate-limiting-step', elsewhere)).toBe(
      'It limits growth, and 25 % of what is active works on it, less than 50 %: 0 of 1 active work item, 0 of 1 active experiment, 1 of 2 active key results.',
    );
    expect(found('focus/rate-limiting-step', elsewhere)).toEqual(['share']);
  });

  it('is there at exactly half, also through a key result', () => {
    const half = {
      ...elsewhere,
      work: [{ id: 'calm onboarding', start: '2026-03-02', keyResult: 'more active' }],
    };
    expect(found('focus/rate-limiting-step', half)).toEqual([]);
    expect(
      found('focus/rate-limiting-step', { ...elsewhere, settings: { rules: { focusShare: 0.25 } } }),
    ).toEqual([]);
  });

  it('is there in what feeds the step, and not in what feeds another driver', () => {
    expect(found('focus/rate-limiting-step', onboardingFor('share'))).toEqual([]);
    expect(found('focus/rate-limiting-step', onboardingFor('users'))).toEqual(['share']);
    const behindAnother = onboardingFor('users');
    const chained = behindAnother.metrics?.map((metric) =>
      metric.id === 'users' ? { ...metric, feeds: ['star', 'share'] } : metric,
    );
    expect(found('focus/rate-limiting-step', { ...behindAnother, metrics: chained ?? [] })).toEqual([
      'share',
    ]);
  });

  it('is not asked for when nothing is active, or no step limits', () => {
    expect(found('focus/rate-limiting-step', product(0.3))).toEqual([]);
    expect(found('focus/rate-limiting-step', { ...elsewhere, readings: {} })).toEqual([]);
  });
});

function funnel({ retained, acquisition }: { retained: string; acquisition: string }): WorkspaceParts {
  const parts = product(0.3);
  return {
    ...parts,
    metrics:
      parts.metrics?.map((metric) => {
        if (metric.id === 'share') return { ...metric, name: retained };
        return metric.id === 'users' ? { ...metric, name: acquisition } : metric;
      }) ?? [],
    keyResults: [{ id: 'key result', objective: 'objective', driver: 'users' }],
  };
}

describe('a leaky bucket', () => {
  it('is filled at the top while keeping more is worth more', () => {
    const leaky = funnel({ retained: 'Week-four retention', acquisition: 'New users' });
    expect(messageOf('focus/leaky-bucket', leaky)).toBe(
      'It brings in more at the top, where “New users” at its target is worth 10 % of the North Star; keeping more (“Week-four retention”) is worth 100 %.',
    );
    expect(found('focus/leaky-bucket', leaky)).toEqual(['objective']);
  });

  it('is seen in Italian', () => {
    const leaky = funnel({ retained: 'Fidelizzazione al secondo mese', acquisition: 'Nuovi clienti' });
    expect(found('focus/leaky-bucket', leaky)).toEqual(['objective']);
  });

  it('does not leak when acquisition is worth more, or the objective keeps those who are there', () => {
    const leaky = funnel({ retained: 'Week-four retention', acquisition: 'New users' });
    const tight = { ...leaky, readings: { ...product(0.59).readings } };
    expect(found('focus/leaky-bucket', tight)).toEqual([]);
    const keeping = { ...leaky, keyResults: [{ id: 'key result', objective: 'objective', driver: 'share' }] };
    expect(found('focus/leaky-bucket', keeping)).toEqual([]);
    const neither = funnel({ retained: 'Share active', acquisition: 'Users' });
    expect(found('focus/leaky-bucket', neither)).toEqual([]);
  });

  it('is not judged without the numbers', () => {
    const leaky = funnel({ retained: 'Week-four retention', acquisition: 'New users' });
    expect(found('focus/leaky-bucket', { ...leaky, readings: {} })).toEqual([]);
  });
});

describe('an unchanged rate-limiting step', () => {
  const flat = [300, 303, 298, 301, 299, 302, 300, 297, 301, 300, 302, 299];
  const users = flat.map(() => 1000);

  function quarters(share: readonly number[], star: readonly number[] = flat): WorkspaceParts {
    return {
      ...product(0.3),
      readings: {
        star: valuesUntil(asOf, { cadence: 'monthly', values: star }),
        share: valuesUntil(asOf, { cadence: 'monthly', values: share }),
        users: valuesUntil(asOf, { cadence: 'monthly', values: users }),
      },
    };
  }

  it('is told after two quarters in which the North Star did not move', () => {
    const parts = quarters(flat.map((value) => value / 1000));
    expect(found('focus/unchanged', parts)).toEqual(['share']);
    expect(messageOf('focus/unchanged', parts)).toContain(
      '“share” limited growth at the end of each of the last 2 quarters, by today’s targets, and still does, while “Active users” does not move (',
    );
  });

  it('is told of the North Star that the step leads to, whatever another does', () => {
    const parts = quarters([...Array(12).fill(0.3)]);
    const more = [
      { id: 'other', name: 'Other', role: 'north-star' },
      { id: 'x', role: 'key-driver', feeds: ['other'] },
      { id: 'y', role: 'key-driver', feeds: ['other'] },
      { id: 'z', role: 'key-driver', feeds: ['other'] },
    ] as const;
    const rising = flat.map((value, at) => value + 50 * at);
    const other = valuesUntil(asOf, { cadence: 'monthly', values: rising });
    const both = {
      ...parts,
      metrics: [...(parts.metrics ?? []), ...more],
      readings: { ...parts.readings, other },
    };
    expect(messageOf('focus/unchanged', both)).toContain('while “Active users” does not move');
  });

  it('is not told when another step limited two quarters ago', () => {
    const share = [0.59, 0.59, 0.59, 0.59, 0.59, 0.59, 0.59, 0.59, 0.59, 0.3, 0.3, 0.3];
    expect(found('focus/unchanged', quarters(share))).toEqual([]);
  });

  it('is not told while the North Star rises, nor when there was no reading yet', () => {
    const rising = flat.map((value, at) => value + 20 * at);
    expect(
      found(
        'focus/unchanged',
        quarters(
          rising.map((value) => value / 1000),
          rising,
        ),
      ),
    ).toEqual([]);
    const young = quarters([...Array(9), 0.3, 0.3, 0.3]);
    expect(found('focus/unchanged', young)).toEqual([]);
  });

  it('looks as far back as the workspace says', () => {
    const share = [...Array(3).fill(0.59), ...Array(9).fill(0.3)];
    expect(found('focus/unchanged', quarters(share))).toEqual(['share']);
    const settings = { rules: { unchangedQuarters: 3 } };
    expect(found('focus/unchanged', { ...quarters(share), settings })).toEqual([]);
  });
});
