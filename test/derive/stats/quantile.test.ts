import { describe, expect, it } from 'vitest';
import { quantile } from '../../../src/derive/stats/quantile.ts';

describe('a quantile', () => {
  // R 4.2: quantile(c(1, 2, 4, 8, 16), c(0, .1, .5, .9, 1))
  it('is that of R, type 7', () => {
    const values = [16, 1, 8, 2, 4];
    expect([0, 0.1, 0.5, 0.9, 1].map((share) => quantile(values, share))).toEqual([1, 1.4, 4, 12.8, 16]);
  });

  it('leaves gaps out, and is undefined when nothing was read', () => {
    expect(quantile([undefined, 3, Number.NaN], 0.9)).toBe(3);
    expect(quantile([], 0.5)).toBeUndefined();
  });
});
