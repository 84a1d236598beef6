import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSeasonalWave } from '../../../src/derive/stats/seasonal-wave.ts';
import { seasonality } from '../../../src/derive/stats/seasonality.ts';
import { seededNoise } from '../../bench/seeded-noise.ts';
import { gappySeries, wildSeries } from './arbitrary-series.ts';
import { seriesCase } from './series-case.ts';

/** Noise with a memory `phi` about a wave of so many standard deviations and a line. */
function wavy(
  seed: number,
  { count, period, height, phi = 0 }: { count: number; period: number; height: number; phi?: number },
): number[] {
  const noise = seededNoise(seed);
  let value = 0;
  return Array.from({ length: count }, (_, index) => {
    value = phi * value + noise();
    return value + height * Math.sin((2 * Math.PI * index) / period + seed) + index / 20;
  });
}

describe('a smooth season', () => {
  it('is seen in two cycles, where no reading is like the one a cycle earlier yet', () => {
    const years = wavy(1, { count: 36, period: 12, height: 2 });
    expect(seasonality(years, 12)).toMatchObject({ seasonal: false });
    expect(hasSeasonalWave(years, 12)).toBe(true);
    expect(hasSeasonalWave(wavy(2, { count: 104, period: 52, height: 1 }), 52)).toBe(true);
    expect(hasSeasonalWave(wavy(2, { count: 103, period: 52, height: 1 }), 52)).toBe(false);
    expect(hasSeasonalWave(seriesCase('airpassengers').y.slice(0, 36), 12)).toBe(true);
  });

  it('is hardly ever seen in noise, also when that remembers half of its last value', () => {
    for (const phi of [0, 0.5]) {
      let seen = 0;
      for (let seed = 1; seed <= 300; seed += 1) {
        if (hasSeasonalWave(wavy(seed, { count: 104, period: 52, height: 0, phi }), 52)) seen += 1;
      }
      expect(seen).toBeLessThan(9);
    }
  });

  it('is not seen in a line, a constant or too few readings', () => {
    expect(hasSeasonalWave([], 12)).toBe(false);
    expect(hasSeasonalWave(Array<number>(48).fill(3), 12)).toBe(false);
    const line = Array.from({ length: 48 }, (_, index) => 0.1 * index + 0.7);
    expect(hasSeasonalWave(line, 12)).toBe(false);
    expect(hasSeasonalWave([1, 5, 1, 5, 1, 5], 2)).toBe(false);
    expect(hasSeasonalWave(line, 1)).toBe(false);
  });

  it('is seen whatever the scale, in spite of gaps, and is all there is to an exact wave', () => {
    const years = wavy(3, { count: 48, period: 12, height: 3 });
    const gappy = years.map((value, index) => (index % 6 === 1 ? undefined : 1e9 * value));
    expect(hasSeasonalWave(gappy, 12)).toBe(true);
    const exact = Array.from({ length: 48 }, (_, index) => Math.cos((2 * Math.PI * index) / 12));
    expect(hasSeasonalWave(exact, 12)).toBe(true);
  });

  it('is answered for whatever the cells hold', () => {
    fc.assert(
      fc.property(fc.oneof(gappySeries, wildSeries), fc.integer({ min: -1, max: 14 }), (values, period) => {
        expect(hasSeasonalWave(Object.freeze(values), period)).toBeTypeOf('boolean');
      }),
    );
  });
});
