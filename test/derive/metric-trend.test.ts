import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededNoise } from '../bench/seeded-noise.ts';
import { answersTo, metricWith, theOne } from './answers.ts';
import { valuesUntil } from './workspace-builder.ts';

/** Twelve values of nothing but noise of a given size about 100. */
function noisy(size: number, trend = 0): number[] {
  const noise = seededNoise(3);
  return Array.from({ length: 12 }, (_, month) => 100 + trend * month + size * noise());
}

describe('the trend of a metric', () => {
  it('is rising when the test says so, with slope, interval, n and p', () => {
    const { trend } = metricWith(noisy(1, 2));
    expect(trend.value).toBe('rising');
    expect(trend).toMatchObject({ n: 12 });
    expect(trend.low).toBeLessThan(trend.slope ?? 0);
    expect(trend.high).toBeGreaterThan(trend.slope ?? 0);
    expect(trend.because).toMatch(
      /^Rising \(tested, p < 0\.05\): [\d.]+ a month, 2 % of its level \(95 % interval .+\), 12 readings, Theil–Sen slope and Mann–Kendall test, p < 0\.001/,
    );
  });

  it('is falling the other way round, also when falling is good', () => {
    const { trend } = metricWith(noisy(1, -2), { direction: 'decrease' });
    expect(trend.value).toBe('falling');
  });

  it('leans when it is likely and not yet distinguishable from noise', () => {
    const noise = seededNoise(1);
    const up = Array.from({ length: 12 }, (_, month) => 100 + 0.9 * month + 6 * noise());
    expect(metricWith(up).trend).toMatchObject({ value: 'leaning-up' });
    expect(metricWith(up.map((value) => 210 - value)).trend).toMatchObject({ value: 'leaning-down' });
    expect(metricWith(up).trend.because).toContain('not yet distinguishable from noise');
  });

  it('is flat when its whole interval lies within one per cent of the level', () => {
    const { trend } = metricWith(noisy(0.5));
    expect(trend.value).toBe('flat');
    expect(trend.because).toContain('any change is too small to matter');
  });

  it('is not shown in mere noise, which does not mean stable', () => {
    const { trend } = metricWith(noisy(20));
    expect(trend.value).toBe('no-trend');
    expect(trend.because).toContain('No trend shown, which does not mean stable');
  });

  it('is only a direction from four to seven readings, and says how many there are', () => {
    const { trend } = metricWith([1, 2, 3, 4]);
    expect(trend).toMatchObject({ value: undefined, slope: 1, n: 4 });
    expect(trend.because).toBe('Rising so far (4 of 8 readings): a direction only, not tested');
    expect(metricWith([4, 3, 2, 1, 0]).trend.because).toContain('Falling so far (5 of 8 readings)');
  });

  it('is not enough data below that', () => {
    expect(metricWith([1, 2, 3]).trend.because).toBe(
      '3 of 8 readings: 4 are needed for a direction, 8 for a trend',
    );
    expect(metricWith([]).trend).toMatchObject({ value: undefined, n: 0 });
  });

  it('of a running total is that of what it adds, not of the total, which can only rise', () => {
    let total = 0;
    const totals = [0, ...noisy(20)].map((added) => (total += added));
    const { trend } = metricWith(totals, { numberKind: 'cumulative' });
    expect(trend.value).toBe('no-trend');
    expect(trend.because).toContain('computed on what each month adds');
  });

  it('warns of a strong memory that a trend may not persist', () => {
    const noise = seededNoise(4);
    let level = 100;
    const wandering = Array.from({ length: 52 }, () => (level += noise() + 0.8));
    const { trend } = metricWith(wandering, { cadence: 'weekly' });
    expect(trend.value).toBe('rising');
    expect(trend.because).toContain('it drifts and may not persist');
    expect(trend.because).toMatch(/52 carry about as much as \d independent ones/);
  });

  it('is looked for with the season taken off', () => {
    const noise = seededNoise(5);
    const seasonal = Array.from(
      { length: 48 },
      (_, month) => 100 + 0.8 * month + 30 * Math.sin((Math.PI * month) / 6) + noise(),
    );
    const { trend } = metricWith(seasonal);
    expect(trend.value).toBe('rising');
    expect(trend.slope).toBeCloseTo(0.8, 0);
    expect(trend.because).toContain('its season was taken off first');
  });

  it('begins anew where the definition changed', () => {
    const values = [500, 510, 490, 505, 500, 495, 500, 510, ...noisy(1, 3).slice(0, 9)];
    const months = valuesUntil('2026-03-31', { cadence: 'monthly', values });
    const readings = months.map((reading, month) => ({ ...reading, definitionChanged: month === 8 }));
    const { trend } = theOne(
      answersTo({ metrics: [{ id: 'activation' }], readings: { activation: readings } }).metrics,
    );
    expect(trend).toMatchObject({ value: 'rising', n: 9 });
    expect(trend.because).toContain('since its definition changed on 2025-07-31');
  });

  it('is looked for since a step to another level, which is no trend', () => {
    const noise = seededNoise(2);
    const stepped = Array.from({ length: 52 }, (_, week) => (week < 30 ? 100 : 130) + 3 * noise());
    const { trend } = metricWith(stepped, { cadence: 'weekly' });
    expect(trend.value).not.toBe('rising');
    expect(trend.n).toBe(22);
    expect(trend.because).toContain('since its level shifted in 2025-W44');
  });

  it('does not take a slow rise for a step', () => {
    const noise = seededNoise(4);
    const rising = Array.from({ length: 52 }, (_, week) => 100 + 0.3 * week + 3 * noise());
    expect(metricWith(rising, { cadence: 'weekly' }).trend).toMatchObject({ value: 'rising', n: 52 });
  });

  it('turns with the values, and keeps its word in another unit', () => {
    const values = fc.array(fc.integer({ min: 50, max: 150 }), { minLength: 8, maxLength: 12 });
    fc.assert(
      fc.property(values, fc.constantFrom(0.001, 0.5, 8, 1e6), (months, factor) => {
        const own = metricWith(months).trend;
        expect(metricWith(months.map((value) => value * factor)).trend.value).toBe(own.value);
        const turned = metricWith(months.map((value) => -value)).trend;
        expect(turned.slope).toBeCloseTo(-(own.slope ?? 0), 9);
        expect(turned.p).toBeCloseTo(own.p ?? 0, 9);
      }),
      { numRuns: 50 },
    );
  });

  it('does not change for a month without a value at the start', () => {
    const values = noisy(5, 1);
    expect(metricWith([undefined, ...values.slice(1)]).trend).toEqual(metricWith(values.slice(1)).trend);
  });
});
