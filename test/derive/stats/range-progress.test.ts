import { describe, expect, it } from 'vitest';
import { rangeProgress } from '../../../src/derive/stats/range-progress.ts';
import { okrCases } from './okr-case.ts';

const ranges = okrCases.key_results.filter(({ kind }) => kind === 'range');

describe('progress into a band', () => {
  it.each(ranges)('is right for "$name"', ({ baseline, current, lo, hi, raw, clamped }) => {
    const found = rangeProgress({ low: lo, high: hi, start: baseline, current });
    expect(found?.raw).toBe(raw);
    expect(found?.clamped).toBe(clamped);
  });

  it('is undefined without a value or a band', () => {
    expect(rangeProgress({ low: 1, high: 2, start: 0, current: undefined })).toBeUndefined();
    expect(rangeProgress({ low: undefined, high: 2, start: 0, current: 1 })).toBeUndefined();
    expect(rangeProgress({ low: 1, high: 2, start: undefined, current: Number.NaN })).toBeUndefined();
  });

  it('is all or nothing for a band without width', () => {
    expect(rangeProgress({ low: 5, high: 5, start: undefined, current: 5 })?.raw).toBe(1);
    expect(rangeProgress({ low: 5, high: 5, start: undefined, current: 6 })?.raw).toBe(0);
    expect(rangeProgress({ low: 5, high: 5, start: 9, current: 6 })?.raw).toBe(0.75);
  });

  it('takes the ends of the band in either order', () => {
    expect(rangeProgress({ low: 55, high: 45, start: undefined, current: 43 })?.raw).toBe(0.6);
  });

  it('keeps a value that has moved further away negative and shows 0', () => {
    const found = rangeProgress({ low: 45, high: 55, start: 60, current: 65 });
    expect(found).toEqual({ raw: -1, clamped: 0, startIsTarget: false });
  });
});
