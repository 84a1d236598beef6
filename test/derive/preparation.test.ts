import { describe, expect, it } from 'vitest';
import type { DriverScore, MetricScore } from '../../src/derive/scorecard.ts';
import { seededNoise } from '../bench/seeded-noise.ts';
import { answersTo, metricWith, theOne } from './answers.ts';
import type { ReadingPart, WorkspaceParts } from './workspace-builder.ts';
import { valuesUntil } from './workspace-builder.ts';

type Cells = Omit<NonNullable<WorkspaceParts['metrics']>[number], 'id'>;
type Values = readonly (number | undefined)[];

/** So many values about 100, the same ones for the same seed. */
function noisy(count: number, seed: number): number[] {
  const noise = seededNoise(seed);
  return Array.from({ length: count }, () => 100 + 5 * noise());
}

function read(readings: readonly ReadingPart[], cells: Cells = {}): MetricScore {
  return theOne(answersTo({ metrics: [{ id: 'kpi', ...cells }], readings: { kpi: readings } }).metrics);
}

/** A driver of a North Star, read month by month or week by week to the end of March 2026. */
function driverOf(driver: Values, northStar: Values, cells: Cells = {}): DriverScore {
  const cadence = cells.cadence ?? 'monthly';
  const until = cadence === 'weekly' ? '2026-03-29' : '2026-03-31';
  return theOne(
    answersTo({
      metrics: [
        { id: 'star', role: 'north-star', ...cells },
        { id: 'driver', role: 'key-driver', feeds: ['star'], linkKind: 'influence', ...cells },
      ],
      readings: {
        star: valuesUntil(until, { cadence, values: northStar }),
        driver: valuesUntil(until, { cadence, values: driver }),
      },
    }).drivers,
  );
}

describe('readings before any method', () => {
  it('fall into days, ISO weeks, months and quarters', () => {
    const readings = [
      { day: '2025-12-29', value: 1 },
      { day: '2026-01-04', value: 2 },
      { day: '2026-03-30', value: 4 },
    ];
    function changeBy(cadence: 'daily' | 'weekly' | 'monthly' | 'quarterly', values: Values) {
      const last = {
        daily: '2026-03-30',
        weekly: '2026-03-29',
        monthly: '2026-03-31',
        quarterly: '2026-03-31',
      };
      return read(valuesUntil(last[cadence], { cadence, values }), { cadence }).change;
    }
    expect(changeBy('daily', [1, 3])).toEqual({ value: 2, because: '2 on 2026-03-29, which had 1' });
    expect(changeBy('weekly', [1, 3])).toEqual({ value: 2, because: '2 on 2026-W12, which had 1' });
    expect(changeBy('monthly', [1, 3])).toEqual({ value: 2, because: '2 on 2026-02, which had 1' });
    expect(changeBy('quarterly', [1, 3])).toEqual({ value: 2, because: '2 on 2025-Q4, which had 1' });
    // The last days of December and the first of January are one week.
    const sums = read(readings.slice(0, 2), { cadence: 'weekly', numberKind: 'flow' });
    expect(sums.latest.because).toContain('3 in 2026-W01');
  });

  it('leave out a week of which a part is still to come, which would look like a fall', () => {
    const weeks = valuesUntil('2026-03-29', { cadence: 'weekly', values: noisy(20, 1) });
    const flow = { cadence: 'weekly', numberKind: 'flow' } as const;
    const partly = [...weeks, { day: '2026-03-31', value: 12 }];
    const { latest, trend, signal } = read(partly, flow);
    expect(latest.because).toContain('the week that is still running is left out');
    expect(trend.n).toBe(20);
    expect(signal).toEqual(read(weeks, flow).signal);
  });

  it('are differenced when they only add up, so that a steady total is no rising trend', () => {
    const steps = noisy(24, 3);
    const totals = steps.map((_, place) => steps.slice(0, place + 1).reduce((sum, step) => sum + step, 0));
    const { trend, signal } = metricWith(totals, { numberKind: 'cumulative' });
    expect(trend.value).not.toBe('rising');
    expect(trend.because).toContain('computed on what each month adds');
    expect(signal.value).toBe('none');
    expect(metricWith(totals).trend.value).toBe('rising');
  });

  it('are charted and compared every so many periods when each spans several', () => {
    const steps = noisy(67, 5);
    const rolling = steps.slice(3).map((_, place) => {
      return steps.slice(place, place + 4).reduce((sum, step) => sum + step, 0) / 4;
    });
    const cells = { cadence: 'weekly', rollingWindow: 4 } as const;
    const { trend, signal } = metricWith(rolling, cells);
    expect(trend.because).toContain('each value spans 4 weeks');
    expect(signal.because).toContain('from 16 readings');
    const { leadLag } = driverOf(rolling, rolling.toReversed(), cells);
    expect(leadLag.because).toContain('16 of 24 shared values, one every 4 weeks');
  });

  it('are looked at by factors where they vary by factors, and as counts where they are few', () => {
    const noise = seededNoise(11);
    const skewed = Array.from({ length: 30 }, () => 100 * Math.exp(noise()));
    const ends = [...skewed.slice(0, -1), 600];
    expect(metricWith(ends, { targetDate: '2026-06-30' }).forecast.because).toContain(
      'on a logarithmic scale',
    );
    // Six hundred lies far outside limits on the raw scale.
    expect(metricWith(ends).signal.value).toBe('none');
    const rare = [0, 1, 0, 2, 0, 0, 1, 0, 3, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1];
    expect(metricWith(rare).signal.value).toBe('none');
  });

  it('stay between 0 and 1 when they are shares near an end', () => {
    const noise = seededNoise(13);
    const shares = Array.from({ length: 24 }, () => 1 / (1 + Math.exp(-3.5 - noise())));
    const { forecast } = metricWith(shares, { numberKind: 'rate', unit: '%', targetDate: '2026-09-30' });
    expect(forecast.because).toContain('on a logit scale');
    expect(forecast.value?.high).toBeLessThan(1);
    expect(forecast.value?.low).toBeGreaterThan(0);
  });

  it('lose a season that shows over three cycles, and are not compared before five', () => {
    const year = [0, 9, -4, 3, -8, 6, -1, 8, -9, 2, 5, -6];
    function seasonal(months: number, seed: number): number[] {
      return noisy(months, seed).map((value, month) => value + 6 * (year[month % 12] ?? 0));
    }
    expect(metricWith(seasonal(36, 1)).trend.because).toContain('its season was taken off first');
    expect(metricWith(seasonal(36, 1)).signal.because).toContain('its season taken off');
    expect(metricWith(seasonal(35, 1)).trend.because).not.toContain('season');
    expect(driverOf(seasonal(48, 1), seasonal(48, 2)).leadLag.because).toBe(
      'Season and driver cannot be separated yet (4 of 5 cycles of the season)',
    );
    expect(driverOf(seasonal(60, 1), seasonal(60, 2)).leadLag.value).toBe('not-shown');
  });

  it('are not forecast or compared when more than a quarter of their periods are empty', () => {
    function gappy(every: number): Values {
      return noisy(36, 7).map((value, month) => (month % every === 1 ? undefined : value));
    }
    const due = { targetDate: '2026-06-30' } as const;
    expect(metricWith(gappy(4), due).forecast.value).toBeDefined();
    expect(metricWith(gappy(3), due).forecast.because).toContain('more than a quarter');
    expect(driverOf(gappy(4), noisy(36, 8)).leadLag.value).toBe('not-shown');
    expect(driverOf(gappy(3), noisy(36, 8)).leadLag.because).toContain('more than a quarter');
  });

  it('are judged by where better lies, and a fall of what should fall is good', () => {
    const falling = Array.from({ length: 24 }, (_, month) => 100 - month + (month % 3));
    const cells = { direction: 'decrease', baseline: 100, target: 90, targetDate: '2026-09-30' } as const;
    const { trend, chance } = metricWith(falling, cells);
    expect([trend.value, (trend.slope ?? 0) < 0]).toEqual(['falling', true]);
    expect(chance.value).toBeGreaterThan(0.9);
    const raw = metricWith(falling, { ...cells, direction: 'increase', baseline: 60, target: 110 });
    expect([raw.trend.value, raw.chance.value]).toEqual(['falling', 0.01]);
  });

  it('are tested for a trend in the newest year or the time of the goal, not over all of history', () => {
    const months = noisy(60, 9);
    expect(metricWith(months).trend.n).toBe(12);
    expect(metricWith(months, { baselineDate: '2024-04-30' }).trend.n).toBe(24);
    expect(metricWith(months, { baselineDate: '2021-06-30' }).trend.n).toBe(36);
    expect(metricWith(noisy(90, 9), { cadence: 'weekly' }).trend.n).toBe(52);
    expect(metricWith(noisy(60, 9), { cadence: 'daily' }).trend.n).toBe(28);
    expect(metricWith(noisy(40, 9), { cadence: 'quarterly' }).trend.n).toBe(12);
  });

  it('begin anew with another definition, in every answer', () => {
    const values = [...noisy(24, 1).map((value) => value * 10), ...noisy(9, 2)];
    const months = valuesUntil('2026-03-31', { cadence: 'monthly', values });
    const changed = months.map((reading, month) => ({ ...reading, definitionChanged: month === 24 }));
    const { trend, signal, forecast } = read(changed, { targetDate: '2026-06-30' });
    expect(trend.n).toBe(9);
    expect(signal.because).toContain('from 9 readings');
    expect(forecast.because).toContain('from 9 readings');
    expect(forecast.value?.high).toBeLessThan(200);
  });
});
