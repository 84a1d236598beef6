import { describe, expect, it } from 'vitest';
import { seededNoise } from '../bench/seeded-noise.ts';
import { answersTo, byId, metricWith } from './answers.ts';
import { valuesUntil } from './workspace-builder.ts';

describe('the latest value of a metric', () => {
  it('is told with its period and day, and its change on the period before', () => {
    const { latest, change } = metricWith([10, 12], { unit: 'teams' });
    expect(latest).toEqual({ value: 12, because: '12 teams in 2026-03, read on 2026-03-31' });
    expect(change).toEqual({ value: 2, because: '2 teams on 2026-02, which had 10 teams' });
  });

  it('changes by points in per cent, so that no one takes them for a share of it', () => {
    const { change } = metricWith([0.41, 0.43], { unit: '%' });
    expect(change.because).toBe('2 points on 2026-02, which had 41 %');
    const rising = metricWith(
      Array.from({ length: 12 }, (_, at) => 0.2 + at / 100 + (at % 2) / 1000),
      { unit: '%' },
    );
    expect(rising.trend.because).toMatch(
      /^Rising .*: 1 point a month, 4 % of its level \(95 % interval \S+ points? to \S+ points?\)/,
    );
  });

  it('has no change on a period without a value', () => {
    expect(metricWith([10, undefined, 12]).change.because).toBe('No value for 2026-02 to compare with');
    expect(metricWith([10]).change.value).toBeUndefined();
    expect(metricWith([]).latest.because).toBe('No reading yet');
  });
});

describe('the freshness of a metric', () => {
  it('is fresh, then due, then stale, by full periods without a value', () => {
    const value = [1, undefined, undefined, undefined];
    expect(metricWith(value.slice(0, 2)).freshness.value).toBe('fresh');
    expect(metricWith(value.slice(0, 3)).freshness).toEqual({
      value: 'due',
      because: 'Last read for 2026-01: 1 full month without a value since; stale from 2',
    });
    expect(metricWith(value).freshness.value).toBe('stale');
  });

  it('lets days miss a weekend', () => {
    const days = [1, undefined, undefined, undefined];
    expect(metricWith(days, { cadence: 'daily' }).freshness.value).toBe('due');
    expect(metricWith([...days, undefined], { cadence: 'daily' }).freshness.value).toBe('stale');
  });
});

describe('the healthy range of a metric', () => {
  it('includes its bounds, may be open on a side, and is turned when typed the wrong way round', () => {
    expect(metricWith([3], { healthyMin: 3, healthyMax: 5 }).inRange.value).toBe(true);
    expect(metricWith([6], { healthyMin: 3, healthyMax: 5 }).inRange.value).toBe(false);
    expect(metricWith([6], { healthyMin: 3 }).inRange.because).toContain(
      'within the healthy range, 3 or more',
    );
    expect(metricWith([4], { healthyMin: 5, healthyMax: 3 }).inRange).toEqual({
      value: true,
      because:
        '4 is within the healthy range, 3 to 5 (its bounds are written the wrong way round); inside it in 1 of 1 periods',
    });
    expect(metricWith([4]).inRange.because).toBe('No healthy range is given');
  });

  it('is told with the share of periods in which it was kept', () => {
    const { inRange } = metricWith([1, 4, 4, 9, 4], { healthyMin: 3, healthyMax: 5 });
    expect(inRange.because).toContain('inside it in 3 of 5 periods');
  });
});

describe('the page of a metric in the KPI Book', () => {
  it('is complete by the share of required fields that are filled, the empty ones named', () => {
    const full = {
      definition: 'Teams active in a week',
      unit: 'teams',
      source: 'Warehouse',
      owners: ['Ada'],
      gear: 'habit',
      process: 'weekly review',
      baseline: 1,
      target: 2,
    };
    expect(metricWith([1], full).completeness).toEqual({
      value: 1,
      because: '8 of 8 required fields are filled',
    });
    expect(metricWith([1], { ...full, owners: [], target: undefined }).completeness).toEqual({
      value: 0.75,
      because: '6 of 8 required fields are filled; empty: Owner, Target or healthy range',
    });
    expect(metricWith([1], { ...full, target: undefined, healthyMax: 5 }).completeness.value).toBe(1);
    expect(metricWith([1], { ...full, target: undefined, direction: 'observe' }).completeness.value).toBe(1);
  });
});

function steady(months: number): number[] {
  const noise = seededNoise(12);
  return Array.from({ length: months }, () => 100 + noise());
}

describe('the signal of a metric', () => {
  it('needs six readings and is provisional below twelve', () => {
    expect(metricWith(steady(5)).signal.because).toBe('No signal chart: 5 of 6 readings');
    expect(metricWith(steady(8)).signal.because).toContain('(provisional below 12)');
    expect(metricWith(steady(14)).signal.because).not.toContain('provisional');
  });

  it('is none in steady readings, up or down for one outside the limits', () => {
    expect(metricWith(steady(24)).signal.value).toBe('none');
    const up = metricWith([...steady(24), 115]).signal;
    expect(up.value).toBe('up');
    expect(up.because).toMatch(
      /^Signal: 2026-03 lies above the natural limits: process behaviour chart, limits within .+ from 20 readings/,
    );
    expect(metricWith([...steady(24), 85]).signal.value).toBe('down');
  });

  it('is old news after eight more readings', () => {
    expect(metricWith([...steady(24), 115, ...steady(8)]).signal.value).toBe('none');
  });

  it('tells a shift from the eighth reading in a row on one side on', () => {
    const shifted = [...steady(22), ...steady(8).map((value) => value + 2)];
    const { signal } = metricWith(shifted);
    expect(signal.value).toBe('up');
  });

  it('is no wonder in rare counts unless outside the limits', () => {
    const rare = [0, 1, 0, 2, 1, 0, 1, 3, 0, 1, 0, 0, 2, 1, 1, 0, 1, 0, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    expect(metricWith(rare).signal.value).toBe('none');
  });
});

describe('the health of a metric', () => {
  const goal = { baseline: 0, baselineDate: '2025-12-31', target: 100, targetDate: '2026-06-29' } as const;

  it('is a convention over what is known, with its parts and its weakest', () => {
    const { health } = metricWith([50], goal);
    expect(health.value).toBe(1);
    expect(health.because).toBe(
      '100 of 100 by convention (attainment 100 %, pace 100 %), 65 % of the score known',
    );
    expect(metricWith([25], goal).health.because).toContain('attainment takes off most');
  });

  it('falls with the age of the last reading and ends when it is stale', () => {
    expect(metricWith([50, undefined, undefined], goal).health.because).toContain(
      'for the age of its last reading',
    );
    expect(metricWith([50, ...Array<undefined>(5)], goal).health.because).toBe(
      'Not scored: its last reading is more than 4 periods old',
    );
  });

  it('is not scored when less than half of it is known', () => {
    expect(metricWith([50]).health.because).toContain('half is needed');
    expect(metricWith([]).health.because).toBe('Not scored: no reading yet');
  });

  it('of what should stay in its range is the share of periods in which it did', () => {
    const range = { direction: 'stay-in-range', healthyMin: 1, healthyMax: 3 } as const;
    expect(metricWith([2, 2, 2, 2], range).health.value).toBe(1);
    expect(metricWith([2, 9, 9, 2], range).health.value).toBeLessThan(0.5);
  });

  it('of a gear is the mean of its metrics, the weakest named', () => {
    const { gears } = answersTo({
      gears: [{ id: 'habit' }, { id: 'empty' }],
      metrics: [
        { id: 'activation', gear: 'habit', ...goal },
        { id: 'retention', gear: 'habit', ...goal },
        { id: 'unread', gear: 'habit' },
      ],
      readings: {
        activation: valuesUntil('2026-03-31', { cadence: 'monthly', values: [50] }),
        retention: valuesUntil('2026-03-31', { cadence: 'monthly', values: [0] }),
      },
    });
    expect(byId(gears, 'habit').health.value).toBeCloseTo(0.5, 12);
    expect(byId(gears, 'habit').health.because).toBe(
      'Mean health of 2 of 3 metrics; weakest “retention” with 0 %',
    );
    expect(byId(gears, 'empty').health.because).toBe('No metric is on this gear');
  });
});
