import { describe, expect, it } from 'vitest';
import type { WorkspaceParts } from '../workspace-builder.ts';
import { found, messageOf } from './findings.ts';

type ExperimentPart = NonNullable<WorkspaceParts['experiments']>[number];

function experiment(part: Partial<ExperimentPart>, ...others: readonly ExperimentPart[]): WorkspaceParts {
  return {
    metrics: [
      { id: 'star', role: 'north-star' },
      { id: 'activation', role: 'key-driver', feeds: ['star'] },
      { id: 'visits', feeds: ['activation'] },
      { id: 'likes' },
    ],
    processes: [{ id: 'welcome' }],
    keyResults: [{ id: 'key result' }],
    experiments: [{ id: 'experiment', ...part }, ...others],
  };
}

describe('a running experiment', () => {
  const predicted = {
    predictionMetric: 'activation',
    predictionDirection: 'up',
    predictionSize: 0.02,
  } as const;

  it('says which metric it moves, which way and by how much', () => {
    expect(found('experiment/hypothesis', experiment({ status: 'running', ...predicted }))).toEqual([]);
    expect(messageOf('experiment/hypothesis', experiment({ status: 'running' }))).toBe(
      'It is running without a prediction: no metric, no direction, no size.',
    );
    const sizeless = { ...predicted, status: 'running', predictionSize: undefined } as const;
    expect(messageOf('experiment/hypothesis', experiment(sizeless))).toContain('no size.');
  });

  it('is asked only while it runs', () => {
    expect(found('experiment/hypothesis', experiment({ status: 'planned' }))).toEqual([]);
    expect(found('experiment/hypothesis', experiment({ status: 'finished' }))).toEqual([]);
  });
});

describe('an experiment and what it moves', () => {
  it('are a driver, what feeds one, or a key result', () => {
    expect(found('experiment/linked', experiment({ drivers: ['activation'] }))).toEqual([]);
    expect(found('experiment/linked', experiment({ predictionMetric: 'visits' }))).toEqual([]);
    expect(found('experiment/linked', experiment({ keyResult: 'key result' }))).toEqual([]);
    expect(messageOf('experiment/linked', experiment({}))).toBe('It moves no driver and no key result.');
    expect(messageOf('experiment/linked', experiment({ drivers: ['likes'] }))).toContain(
      '“likes” is no driver',
    );
    expect(found('experiment/linked', experiment({ keyResult: 'gone' }))).toEqual(['experiment']);
  });

  it('are history once it is over', () => {
    expect(found('experiment/linked', experiment({ status: 'finished' }))).toEqual([]);
  });
});

describe('an experiment past its end', () => {
  it('wants an outcome', () => {
    expect(messageOf('experiment/decide', experiment({ status: 'running', end: '2026-03-30' }))).toBe(
      'It ended on 2026-03-30, 1 day ago, and has no outcome.',
    );
    expect(found('experiment/decide', experiment({ status: 'running', end: '2026-03-31' }))).toEqual([]);
    expect(messageOf('experiment/decide', experiment({ status: 'finished' }))).toBe(
      'It is finished and has no outcome.',
    );
    expect(found('experiment/decide', experiment({ status: 'finished', outcome: 'lost' }))).toEqual([]);
    expect(found('experiment/decide', experiment({ status: 'stopped', end: '2026-01-31' }))).toEqual([]);
  });
});

describe('a win', () => {
  const won = { status: 'finished', outcome: 'won', end: '2026-03-01' } as const;

  it('is in a process 30 days later', () => {
    expect(messageOf('experiment/bank', experiment(won))).toContain(
      'It won 30 days ago and is in no process',
    );
    expect(found('experiment/bank', experiment({ ...won, end: '2026-03-02' }))).toEqual([]);
    expect(found('experiment/bank', experiment({ ...won, process: 'welcome' }))).toEqual([]);
    expect(found('experiment/bank', experiment({ ...won, process: 'gone' }))).toEqual(['experiment']);
    expect(found('experiment/bank', experiment({ ...won, outcome: 'lost' }))).toEqual([]);
    expect(found('experiment/bank', experiment({ ...won, end: undefined }))).toEqual([]);
    expect(found('experiment/bank', { ...experiment(won), settings: { rules: { bankDays: 31 } } })).toEqual(
      [],
    );
  });

  it('is folklore until it is repeated', () => {
    expect(messageOf('experiment/replicate', experiment(won))).toContain('It won once, in 2026-03,');
    const again = { id: 'again', replicates: 'experiment', outcome: 'won', status: 'finished' } as const;
    expect(found('experiment/replicate', experiment(won, again))).toEqual([]);
    expect(
      found('experiment/replicate', experiment(won, { ...again, status: 'idea', outcome: undefined })),
    ).toEqual(['experiment']);
    expect(found('experiment/replicate', experiment({ ...won, replicates: 'experiment' }))).toEqual([
      'experiment',
    ]);
    expect(found('experiment/replicate', experiment({ ...won, outcome: 'lost' }))).toEqual([]);
  });
});

describe('a finished experiment', () => {
  it('leaves a learning', () => {
    expect(messageOf('experiment/learning', experiment({ status: 'finished', outcome: 'lost' }))).toBe(
      'It lost and nothing is written down as learned.',
    );
    expect(found('experiment/learning', experiment({ status: 'finished' }))).toEqual(['experiment']);
    expect(found('experiment/learning', experiment({ status: 'finished', learning: 'Too slow' }))).toEqual(
      [],
    );
    expect(found('experiment/learning', experiment({ status: 'running' }))).toEqual([]);
  });
});

function finished(...ends: readonly string[]): WorkspaceParts {
  return { experiments: ends.map((end, at) => ({ id: `e${at}`, status: 'finished' as const, end })) };
}

describe('how many experiments finish', () => {
  const earlier = ['2025-10-20', '2025-11-03', '2025-12-01'];
  const before = ['2025-12-15', '2026-01-20'];
  const latest = ['2026-02-10'];

  it('is told when it falls twice running', () => {
    expect(messageOf('experiment/volume', finished(...earlier, ...before, ...latest))).toBe(
      '1 experiment finished in the last 8 weeks, 2 in the 8 before and 3 in those before them.',
    );
    expect(found('experiment/volume', finished(...earlier, ...before))).toEqual(['Experiments']);
  });

  it('is not told when it falls once, stands still or rises', () => {
    expect(found('experiment/volume', finished(...before, ...latest))).toEqual([]);
    expect(found('experiment/volume', finished(...earlier, ...before, ...latest, '2026-03-01'))).toEqual([]);
    expect(
      found('experiment/volume', finished(...earlier, ...before, ...latest, '2026-03-01', '2026-03-02')),
    ).toEqual([]);
    expect(found('experiment/volume', {})).toEqual([]);
  });

  it('counts a stretch from its first day to its last', () => {
    // 56 days back from 31 March is 3 February: that day belongs to the stretch before.
    expect(found('experiment/volume', finished(...earlier, ...before, '2026-02-03'))).toEqual([]);
    expect(
      found('experiment/volume', finished(...earlier, '2026-02-03', '2026-02-04', '2025-12-15')),
    ).toEqual(['Experiments']);
    expect(found('experiment/volume', finished(...earlier, ...before, ...latest, '2026-04-01'))).toEqual([
      'Experiments',
    ]);
  });
});
