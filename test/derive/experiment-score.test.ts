import { describe, expect, it } from 'vitest';
import type { ExperimentScore, OverviewScore } from '../../src/derive/scorecard.ts';
import { answersTo, byId } from './answers.ts';
import type { WorkspaceParts } from './workspace-builder.ts';

type Cells = Omit<NonNullable<WorkspaceParts['experiments']>[number], 'id'>;

function scoreOf(cells: Cells, parts: WorkspaceParts = {}): ExperimentScore {
  const experiments = [{ id: 'form', ...cells }, ...(parts.experiments ?? [])];
  return byId(answersTo({ ...parts, experiments }).experiments, 'form');
}

const won = { status: 'finished', outcome: 'won', learning: 'Fewer fields', process: 'sign-up' } as const;

describe('the next step of an experiment', () => {
  it('is to decide once it is over without an outcome', () => {
    expect(scoreOf({ status: 'finished' }).nextStep.value).toBe('decide');
    expect(scoreOf({ status: 'running', end: '2026-03-30' }).nextStep.value).toBe('decide');
    expect(scoreOf({ status: 'running', end: '2026-03-31' }).nextStep.value).toBeUndefined();
  });

  it('is to write the learning before anything is made of the outcome', () => {
    expect(scoreOf({ ...won, learning: undefined, process: undefined }).nextStep.value).toBe(
      'write-the-learning',
    );
    expect(scoreOf({ status: 'finished', outcome: 'lost' }).nextStep.value).toBe('write-the-learning');
  });

  it('is to bank a win that is in no process', () => {
    expect(scoreOf({ ...won, process: undefined }).nextStep.value).toBe('bank-the-win');
  });

  it('is to replicate a win that nobody repeated', () => {
    expect(scoreOf(won).nextStep.value).toBe('replicate');
    expect(scoreOf({ ...won, replicates: 'older' }).nextStep.value).toBeUndefined();
    expect(scoreOf({ ...won, replicates: 'form' }).nextStep.value).toBe('replicate');
    const thought = { experiments: [{ id: 'again', replicates: 'form', status: 'idea' as const }] };
    expect(scoreOf(won, thought).nextStep.value).toBe('replicate');
    const repeated = { experiments: [{ id: 'again', replicates: 'form', status: 'planned' as const }] };
    expect(scoreOf(won, repeated).nextStep.because).toBe('Nothing is left to do');
  });

  it('is nothing before it is over and after a loss that taught something', () => {
    expect(scoreOf({ status: 'idea' }).nextStep.because).toBe('Nothing to do before it is over');
    expect(scoreOf({ status: 'finished', outcome: 'lost', learning: 'No' }).nextStep.value).toBeUndefined();
    expect(scoreOf({ status: 'stopped' }).nextStep.because).toBe('It was stopped without an outcome');
  });
});

describe('an experiment', () => {
  it('has an ICE score, the mean of three, only when all are given', () => {
    expect(scoreOf({ impact: 8, confidence: 5, ease: 2 }).ice).toEqual({
      value: 5,
      because: 'Mean of impact 8, confidence 5, ease 2',
    });
    expect(scoreOf({ impact: 8, confidence: 5 }).ice.value).toBeUndefined();
  });

  it('runs for the days since its start, while it runs', () => {
    expect(scoreOf({ status: 'running', start: '2026-03-21' }).daysRunning.value).toBe(10);
    expect(scoreOf({ status: 'running', start: '2026-04-02' }).daysRunning.because).toBe(
      'It starts on 2026-04-02',
    );
    expect(scoreOf({ status: 'finished', start: '2026-03-21' }).daysRunning.value).toBeUndefined();
  });

  it('shows what was predicted beside what was measured, a fall as a fall', () => {
    const predicted = { predictionDirection: 'down', predictionSize: 0.1 } as const;
    expect(scoreOf({ ...predicted, measuredEffect: -0.04 }).predictedVersusMeasured.value).toBe(
      'predicted -10 %, measured -4 %',
    );
    expect(scoreOf(predicted).predictedVersusMeasured.because).toBe('Predicted -10 %, nothing measured yet');
  });

  it('is on the rate-limiting step through its driver, its prediction or its key result', () => {
    const parts: WorkspaceParts = {
      metrics: [
        { id: 'teams', role: 'north-star' },
        { id: 'activation', role: 'key-driver', feeds: ['teams'], linkKind: 'product', target: 2 },
        { id: 'other', role: 'kpi' },
      ],
      readings: {
        teams: [{ day: '2026-03-31', value: 10 }],
        activation: [{ day: '2026-03-31', value: 1 }],
      },
      keyResults: [{ id: 'more', driver: 'activation' }],
    };
    expect(scoreOf({ drivers: ['activation'] }, parts).onRateLimitingStep.value).toBe(true);
    expect(scoreOf({ predictionMetric: 'activation' }, parts).onRateLimitingStep.value).toBe(true);
    expect(scoreOf({ keyResult: 'more' }, parts).onRateLimitingStep.value).toBe(true);
    expect(scoreOf({ drivers: ['other'] }, parts).onRateLimitingStep.value).toBe(false);
    expect(scoreOf({ drivers: ['activation'] }).onRateLimitingStep.because).toBe(
      'There is no key driver yet',
    );
  });
});

function ratesOf(experiments: WorkspaceParts['experiments']): OverviewScore {
  return answersTo({ experiments }).overview;
}

function finished(id: string, end: string): Cells & { id: string } {
  return { id, end, status: 'finished', outcome: 'lost' };
}

describe('the experiments of a workspace', () => {
  it('are counted per four weeks over the last eight', () => {
    const { finishedPerFourWeeks } = ratesOf([
      finished('a', '2026-03-30'),
      finished('b', '2026-02-10'),
      finished('c', '2026-02-04'),
      finished('too old', '2026-02-03'),
      finished('to come', '2026-04-01'),
    ]);
    expect(finishedPerFourWeeks).toEqual({ value: 1.5, because: '3 experiments in the last 8 weeks' });
  });

  it('have a rate of wins, of wins banked and of wins repeated', () => {
    const overview = ratesOf([
      { id: 'a', outcome: 'won', process: 'sign-up' },
      { id: 'b', outcome: 'won' },
      { id: 'c', outcome: 'lost', replicates: 'a' },
      { id: 'd', outcome: 'inconclusive' },
      { id: 'e' },
    ]);
    expect(overview.winRate).toEqual({ value: 0.5, because: '2 of 4 won' });
    expect(overview.bankedRate).toEqual({ value: 0.5, because: '1 of 2 banked' });
    expect(overview.replicatedRate).toEqual({ value: 0.5, because: '1 of 2 repeated' });
    expect(ratesOf([]).winRate.because).toBe('No experiment has an outcome yet');
    expect(ratesOf([{ id: 'c', outcome: 'lost' }]).bankedRate.because).toBe('No experiment has won yet');
  });

  it('tell which share of the impact came from the best tenth, from ten measured wins on', () => {
    const wins = Array.from({ length: 10 }, (_, place) => ({
      id: `w${place}`,
      outcome: 'won' as const,
      measuredEffect: place === 0 ? 0.91 : 0.01,
    }));
    expect(ratesOf(wins).topTenthShare.value).toBeCloseTo(0.91, 12);
    expect(ratesOf(wins.slice(1)).topTenthShare.because).toBe('9 of 10 measured wins');
  });

  it('tell how much of what was predicted came true, from five on', () => {
    const measured = [0.05, 0.02, 0.1, -0.01, 0.04].map((measuredEffect, place) => ({
      id: `e${place}`,
      predictionDirection: 'up' as const,
      predictionSize: 0.1,
      measuredEffect,
    }));
    const { calibration } = ratesOf(measured);
    expect(calibration.value).toBeCloseTo(0.4, 12);
    expect(calibration.because).toBe(
      'The median of 5 experiments came to 40 % of what was predicted; 1 went the other way',
    );
    expect(ratesOf(measured.slice(1)).calibration.value).toBeUndefined();
  });
});
