import { describe, expect, it } from 'vitest';
import { levelShift } from '../../../src/derive/stats/level-shift.ts';
import type { Gappy } from '../../../src/derive/stats/present-values.ts';
import { trendTest } from '../../../src/derive/stats/trend-test.ts';
import { seededNoise } from '../../bench/seeded-noise.ts';

function shiftIn(values: Gappy): number | undefined {
  const trend = trendTest(values);
  if (trend.status !== 'tested') throw new Error('Not tested');
  return levelShift(values, trend);
}

/** Noise of one standard deviation on a level that changes as told. */
function noisy(n: number, level: (index: number) => number): number[] {
  const noise = seededNoise(21);
  return Array.from({ length: n }, (_, index) => level(index) + noise());
}

describe('a shift of level', () => {
  // The run that confirms it may begin with a reading or two that lay above by themselves.
  it('is where a series steps up or down', () => {
    const up = shiftIn(noisy(52, (index) => (index < 30 ? 0 : 6)));
    expect(up).toBeGreaterThanOrEqual(27);
    expect(up).toBeLessThanOrEqual(30);
    const down = shiftIn(noisy(52, (index) => (index < 24 ? 0 : -6)));
    expect(down).toBeGreaterThanOrEqual(21);
    expect(down).toBeLessThanOrEqual(24);
  });

  it('is none in noise, in a constant and on a line', () => {
    expect(shiftIn(noisy(52, () => 0))).toBeUndefined();
    expect(shiftIn(Array.from({ length: 52 }, () => 7))).toBeUndefined();
    expect(shiftIn(noisy(52, (index) => index / 10))).toBeUndefined();
  });

  it('keeps its place across gaps, and wants a locked baseline of twenty before it', () => {
    const gappy = noisy(60, (index) => (index < 34 ? 0 : 6)).map((value, index) =>
      index % 9 === 4 ? undefined : value,
    );
    const found = shiftIn(gappy);
    expect(found).toBeGreaterThanOrEqual(31);
    expect(found).toBeLessThanOrEqual(34);
    expect(shiftIn(noisy(30, (index) => (index < 12 ? 0 : 6)))).toBeUndefined();
  });
});
