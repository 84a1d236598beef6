import { describe, expect, it } from 'vitest';
import { seededNoise } from '../bench/seeded-noise.ts';
import { metricWith } from './answers.ts';

const june = { target: 120, targetDate: '2026-06-30' } as const;

function rising(months: number, perMonth = 1): number[] {
  const noise = seededNoise(6);
  return Array.from({ length: months }, (_, month) => 100 + perMonth * month + noise());
}

describe('the forecast of a metric', () => {
  it('gives the value on the target date with its interval, method, readings and horizon', () => {
    const { forecast } = metricWith(rising(24, 0.5), june);
    const { value = 0, low = 0, high = 0 } = forecast.value ?? {};
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    expect(value).toBeGreaterThan(110);
    expect(forecast.because).toMatch(
      /on 2026-06-30, 80 % interval .+ to .+: robust theta forecast from 24 readings, 3 months ahead$/,
    );
  });

  it('needs eight readings, and until then says where the pace so far leads', () => {
    const { forecast, chance } = metricWith([100, 102, 104, 110], {
      ...june,
      baseline: 100,
      baselineDate: '2025-12-31',
    });
    expect(forecast.value).toBeUndefined();
    expect(forecast.because).toMatch(
      /^No forecast: 4 of 8 readings; at the pace so far it would come to 120.1 by 2026-06-30, a projection without a chance$/,
    );
    expect(chance.because).toBe('No chance of target: 4 of 8 readings');
  });

  it('does not look further ahead than there are readings', () => {
    const { forecast } = metricWith(rising(8), { target: 120, targetDate: '2027-03-31' });
    expect(forecast.because).toBe('No forecast: 12 months ahead is further than 8 readings can see');
  });

  it('does not bridge more than a quarter of empty periods', () => {
    const gappy = rising(16).map((value, month) => (month % 3 === 1 ? undefined : value));
    expect(metricWith(gappy, june).forecast.because).toContain('more than a quarter');
  });

  it('is not asked for a day that has passed, nor for today', () => {
    expect(metricWith(rising(12), { target: 1, targetDate: '2026-03-30' }).forecast.because).toBe(
      'No forecast: the date 2026-03-30 has passed',
    );
    expect(metricWith(rising(12), { target: 1, targetDate: '2026-03-31' }).forecast.because).toBe(
      'No forecast: it is due today, and its value is known',
    );
  });

  it('of a running total adds what is still to come to what there is', () => {
    let total = 0;
    const totals = Array.from({ length: 13 }, (_, month) => (total += 10 + (month % 2)));
    const { forecast, chance } = metricWith(totals, {
      numberKind: 'cumulative',
      target: 160,
      targetDate: '2026-06-30',
    });
    expect(forecast.value?.value).toBeCloseTo(total + 31.5, 0);
    expect(forecast.because).toContain('on what each period adds');
    expect(chance.value).toBeGreaterThan(0.85);
  });

  it('of a share stays between 0 and 100 %', () => {
    const noise = seededNoise(9);
    const shares = Array.from({ length: 24 }, () => 0.9 + 0.04 * noise()).map((share) =>
      Math.min(share, 0.99),
    );
    const { forecast } = metricWith(shares, {
      numberKind: 'rate',
      unit: '%',
      target: 0.99,
      targetDate: '2027-12-31',
    });
    expect(forecast.value?.high).toBeLessThanOrEqual(1);
    expect(forecast.value?.low).toBeGreaterThanOrEqual(0);
  });

  it('follows the season of a seasonal metric', () => {
    const noise = seededNoise(11);
    const seasonal = Array.from(
      { length: 60 },
      (_, month) => 100 * (1 + 0.4 * Math.sin((Math.PI * month) / 6)) + noise(),
    );
    const { forecast } = metricWith(seasonal, { target: 120, targetDate: '2026-06-30' });
    expect(forecast.value?.value).toBeCloseTo(100 * (1 + 0.4 * Math.sin((Math.PI * 62) / 6)), -1);
    expect(forecast.because).toContain('its season taken off');
  });
});

describe('the chance of a target', () => {
  it('is told in five points and in words, and is never 0 or 100 %', () => {
    const likely = metricWith(rising(24), { ...june, target: 100 }).chance;
    expect(likely.because).toMatch(/^Chance of target about 99 % \(likely\): 100 or more on 2026-06-30/);
    const unlikely = metricWith(rising(24), { ...june, target: 1000 }).chance;
    expect(unlikely.value).toBe(0.01);
    expect(unlikely.because).toContain('(unlikely)');
  });

  it('is called by the number that is shown, on either side of every bound', () => {
    const called = [
      ['likely', 85],
      ['more likely than not', 60],
      ['a toss-up', 40],
      ['rather unlikely', 15],
      ['unlikely', 0],
    ] as const;
    const seen = new Set<string>();
    for (let target = 116; target <= 134; target += 0.1) {
      const { chance } = metricWith(rising(24), { ...june, target });
      const [, points = '', word] = /about (\d+) % \((.+?)\)/.exec(chance.because) ?? [];
      expect([points, word]).toEqual([points, called.find(([, from]) => Number(points) >= from)?.[0]]);
      seen.add(points);
    }
    expect([...seen]).toEqual(expect.arrayContaining(['85', '60', '40', '15']));
  });

  it('stays within 5 to 95 % with fewer than twelve readings', () => {
    expect(metricWith(rising(10), { ...june, target: 50 }).chance.value).toBe(0.95);
    expect(metricWith(rising(10), { ...june, target: 500 }).chance.value).toBe(0.05);
  });

  it('looks down where less is better', () => {
    const up = metricWith(rising(24), { ...june, target: 110 }).chance.value ?? 0;
    const down = metricWith(rising(24), { ...june, target: 110, direction: 'decrease' }).chance.value ?? 0;
    expect(up + down).toBeCloseTo(1, 9);
  });

  it('of what should stay in its range is that of lying in it', () => {
    const { chance } = metricWith(rising(24, 0), {
      direction: 'stay-in-range',
      healthyMin: 90,
      healthyMax: 110,
      targetDate: '2026-06-30',
    });
    expect(chance.value).toBeGreaterThan(0.85);
    expect(chance.because).toContain('90 to 110 on 2026-06-30');
  });

  it('needs a target', () => {
    expect(metricWith(rising(24)).chance.because).toBe('No chance of target: no target is given');
  });
});
