import { describe, expect, it } from 'vitest';
import { answersTo, byId } from './answers.ts';
import type { ReadingPart, WorkspaceParts } from './workspace-builder.ts';
import { valuesUntil } from './workspace-builder.ts';

type Driver = { readonly values: readonly number[]; readonly target?: number };

function monthly(values: readonly number[]): ReadingPart[] {
  return valuesUntil('2026-03-31', { cadence: 'monthly', values });
}

/** A North Star that is the product of its drivers. */
function funnel(
  drivers: Readonly<Record<string, Driver>>,
  cells: Partial<NonNullable<WorkspaceParts['metrics']>[number]> = {},
) {
  return answersTo({
    metrics: [
      { id: 'teams', role: 'north-star' },
      ...Object.entries(drivers).map(([id, { target }]) => ({
        id,
        role: 'key-driver' as const,
        feeds: ['teams'],
        linkKind: 'product' as const,
        target,
        ...cells,
      })),
    ],
    readings: {
      teams: monthly([100]),
      ...Object.fromEntries(Object.entries(drivers).map(([id, { values }]) => [id, monthly(values)])),
    },
  });
}

const steady = [10, 10.1, 9.9, 10, 10.1, 9.9, 10, 10];
const wild = [10, 13, 8, 12, 8.5, 12.5, 9, 10];

describe('the rate-limiting step', () => {
  it('is the driver whose own target would move the North Star most, not the one with the lowest rate', () => {
    const { overview, drivers } = funnel({
      activation: { values: [0.03], target: 0.03 },
      retention: { values: [0.35], target: 0.55 },
      referral: { values: [0.2], target: 0.22 },
    });
    expect(overview.rateLimitingStep.value).toMatchObject({ drivers: ['retention'], runnerUp: 'referral' });
    expect(overview.rateLimitingStep.because).toBe(
      '“retention”: at its own target the North Star gains 57 %; next is “referral” with 10 %',
    );
    expect(byId(drivers, 'retention').rateLimiting.value).toBe(true);
    expect(byId(drivers, 'referral').rateLimiting.value).toBe(false);
  });

  it('is named alone when its gain exceeds the next by more than the noise', () => {
    const step = funnel({
      activation: { values: steady, target: 13 },
      retention: { values: steady, target: 11 },
    }).overview.rateLimitingStep;
    expect(step.value?.drivers).toEqual(['activation']);
    expect(step.because).toMatch(/next is “retention” with 10 %, \d+\.\d standard errors behind$/);
  });

  it('is a tie when the readings vary more than the gains differ, with the next behind it', () => {
    const step = funnel({
      activation: { values: wild, target: 13 },
      retention: { values: wild, target: 12 },
      referral: { values: steady, target: 10.01 },
    }).overview.rateLimitingStep;
    expect(step.value).toMatchObject({ drivers: ['activation', 'retention'], runnerUp: 'referral' });
    expect(step.because).toMatch(
      /^“activation” and “retention” cannot be told apart: at their own targets the North Star gains 30 % and 20 %, and they differ by less than the noise of their readings \(0\.\d standard errors; 1\.645 needed\); next is “referral”/,
    );
  });

  it('is a tie when two gain the very same', () => {
    const step = funnel({
      activation: { values: [10], target: 13 },
      retention: { values: [20], target: 26 },
    }).overview.rateLimitingStep;
    expect(step.value?.drivers).toEqual(['activation', 'retention']);
    expect(step.because).toContain('and they gain the same');
  });

  it('is not a single one when the largest gap is less than two fifths of all', () => {
    const step = funnel({
      a: { values: [10], target: 13 },
      b: { values: [10], target: 12.9 },
      c: { values: [10], target: 12.8 },
    }).overview.rateLimitingStep;
    expect(step.value).toBeUndefined();
    expect(step.because).toContain('less than 40 % of all');
  });

  it('is none when every driver stands at its target', () => {
    const step = funnel({ a: { values: [10], target: 10 } }).overview.rateLimitingStep;
    expect(step.because).toBe(
      'No rate-limiting step: every driver that can be computed stands at its own target',
    );
  });

  it('holds a driver without a target against its own best, and says so', () => {
    const values = [12, 10, 11, 10, 12, 10, 11, 10];
    const { overview, drivers } = funnel({ activation: { values } });
    expect(overview.rateLimitingStep.value?.drivers).toEqual(['activation']);
    expect(overview.rateLimitingStep.because).toContain(
      'at its own best of the last 12 months, as it has no target, the North Star gains 20 %',
    );
    expect(byId(drivers, 'activation').gainAtTarget.because).toBe('“activation” has no target');
  });

  it('lists the drivers that cannot be ranked', () => {
    const step = funnel({
      activation: { values: [10], target: 13 },
      retention: { values: [10] },
    }).overview.rateLimitingStep;
    expect(step.because).toContain('not ranked: “retention” has no target');
  });

  it('needs a driver', () => {
    expect(answersTo({}).overview.rateLimitingStep.because).toBe('There is no key driver yet');
  });
});
