import { describe, expect, it } from 'vitest';
import { answersTo, metricWith, theOne } from './answers.ts';

/** Half of the time from baseline to target has passed on 31 March 2026. */
const halfWay = {
  baseline: 0,
  baselineDate: '2025-12-31',
  target: 100,
  targetDate: '2026-06-29',
} as const;

/** One reading: too few for a chance, so that the gap alone decides. */
function at(value: number, cells: Parameters<typeof metricWith>[1] = {}) {
  return metricWith([value], { ...halfWay, ...cells });
}

/** How fresh a metric is that was last read on a day, for each of three thresholds. */
function freshness(day: string, cadence: 'daily' | 'monthly') {
  const parts = { metrics: [{ id: 'm', cadence }], readings: { m: [{ day, value: 1 }] } };
  return [1, 2, 3].map(
    (stalePeriods) =>
      theOne(answersTo({ ...parts, settings: { rules: { stalePeriods } } }).metrics).freshness,
  );
}

describe('the status of a metric', () => {
  it('is its pace: on track to ten points behind, behind to twenty-five, then off track', () => {
    expect(at(50).status.value).toBe('on-track');
    expect(at(40).status.value).toBe('on-track');
    expect(at(39).status.value).toBe('behind');
    expect(at(25).status.value).toBe('behind');
    expect(at(24).status.value).toBe('off-track');
    expect(at(61).status.value).toBe('ahead');
    expect(at(100).status.value).toBe('reached');
  });

  it('says gap, thresholds and what was expected', () => {
    expect(at(39).status.because).toBe(
      'Behind: 39 % of the way with 50 % expected by now, 11 points behind (on track to 10 points behind, off track beyond 25 points)',
    );
  });

  it('is too early to tell in the first tenth, and not started before that', () => {
    expect(at(0, { baselineDate: '2026-03-30', targetDate: '2026-06-30' }).status.value).toBe('too-early');
    expect(at(0, { baselineDate: '2026-04-01', targetDate: '2026-06-30' }).status.value).toBe('not-started');
  });

  it('is unknown without a target, a date or a baseline, and says which', () => {
    expect(at(1, { target: undefined }).status.because).toBe('No pace: no target is known');
    expect(at(1, { targetDate: undefined }).status.because).toContain('no target date is given');
    expect(at(1, { baselineDate: undefined }).status.because).toContain('no baseline date is given');
    expect(at(1, { targetDate: '2025-12-31' }).status.because).toBe(
      'No pace: the target date 2025-12-31 is not after the baseline date 2025-12-31',
    );
  });

  it('is no data before everything else', () => {
    const status = metricWith([], { ...halfWay, healthyMin: 5 }).status;
    expect(status).toEqual({ value: 'no-data', because: 'No reading yet' });
  });

  it('is stale before out of range and before its pace', () => {
    const { status } = metricWith([1, undefined, undefined, undefined], { ...halfWay, healthyMin: 5 });
    expect(status.value).toBe('stale');
    expect(status.because).toContain('2 full months without a value since');
  });

  it('is stale after as many periods as the workspace says, of days after twice as many', () => {
    // On 31 March 2026: December was the last month that was read, the 26th the last day.
    expect(freshness('2025-12-31', 'monthly').map(({ value }) => value)).toEqual(['stale', 'stale', 'due']);
    expect(freshness('2026-03-26', 'daily').map(({ value }) => value)).toEqual(['stale', 'stale', 'due']);
    expect(freshness('2026-03-26', 'daily')[2]?.because).toContain(
      '4 full days without a value since; stale from 6',
    );
  });

  it('is out of range before its pace', () => {
    const { status, pace } = at(50, { healthyMax: 40 });
    expect(pace.value).toBe('on-track');
    expect(status.value).toBe('out-of-range');
    expect(status.because).toBe('50 is outside the healthy range, 40 or less; inside it in 0 of 1 periods');
  });

  it('is on track for what should stay in its range while it does', () => {
    const cells = { direction: 'stay-in-range', healthyMin: 1, healthyMax: 3 } as const;
    expect(metricWith([2], cells).status.value).toBe('on-track');
    expect(metricWith([4], cells).status.value).toBe('out-of-range');
    expect(metricWith([2], { ...cells, direction: 'increase', role: 'guardrail' }).status.value).toBe(
      'on-track',
    );
  });

  it('is unknown for what is only observed', () => {
    expect(metricWith([2], { direction: 'observe' }).status.because).toBe(
      'No pace: only observed, with no target to progress to',
    );
  });

  it('is never off track while the target is likely', () => {
    const values = [0, 0, 0, 0, 2, 4, 6, 8, 10, 12, 14, 16].map((value) => value + 4);
    const late = { baseline: 4, baselineDate: '2025-03-31', target: 21, targetDate: '2026-04-30' };
    const { status, chance } = metricWith(values, late);
    expect(chance.value).toBeGreaterThanOrEqual(0.4);
    expect(status.value).not.toBe('off-track');
  });

  it('is never on track while the target is unlikely, and says that the chance decided', () => {
    const noise = [0, 3, -2, 1, -3, 2, -1, 3, -2, 0, 2, -1];
    const { status, chance } = metricWith(
      noise.map((value) => 50 + value),
      { baseline: 0, baselineDate: '2025-09-30', target: 100, targetDate: '2026-09-30' },
    );
    expect(chance.value).toBeLessThan(0.4);
    expect(status.value).toBe('behind');
    expect(status.because).toMatch(/^Behind, decided by the chance of target of \d+ %/);
  });

  it('follows the thresholds of the workspace', () => {
    const parts = {
      metrics: [{ id: 'activation', ...halfWay }],
      readings: { activation: [{ day: '2026-03-31', value: 45 }] },
    };
    const strict = answersTo({ ...parts, settings: { onTrackGap: 0.02 } });
    expect(theOne(answersTo(parts).metrics).status.value).toBe('on-track');
    expect(theOne(strict.metrics).status.value).toBe('behind');
  });

  it('follows a target on the wrong side of its baseline, and tells', () => {
    const { progress, status } = at(25, { baseline: 50, target: 0 });
    expect(progress.value).toBe(0.5);
    expect(progress.because).toContain('its target lies below its start, though more is better');
    expect(status.value).toBe('on-track');
  });

  it('asks a target that equals its baseline to be held', () => {
    expect(at(50, { baseline: 50, target: 50 }).progress).toEqual({
      value: 1,
      because: 'Start and target are equal, so it is to be held at 50: held at 50',
    });
    expect(at(49, { baseline: 50, target: 50 }).progress.value).toBe(0);
    expect(at(49, { baseline: 50, target: 50, direction: 'decrease' }).progress.value).toBe(1);
  });

  it('takes the first value since the baseline date for a baseline that nobody wrote down', () => {
    const { progress } = metricWith([10, 20, 30, 40], { ...halfWay, baseline: undefined });
    expect(progress.value).toBeCloseTo(30 / 90);
    expect(progress.because).toContain(
      'no baseline is given, so its first value since 2025-12-31, 10, counts',
    );
  });
});
