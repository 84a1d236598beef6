import { describe, expect, it } from 'vitest';
import { runRateFinish } from '../../../src/derive/stats/run-rate-finish.ts';

describe('the run rate', () => {
  it('goes on as it has gone', () => {
    expect(runRateFinish({ start: 100, current: 130, elapsed: 0.25 })).toBe(220);
  });

  it('is the value itself once the cycle is over', () => {
    expect(runRateFinish({ start: 100, current: 130, elapsed: 1.4 })).toBe(130);
  });

  it('is undefined before a tenth of the cycle and without a value', () => {
    expect(runRateFinish({ start: 0, current: 5, elapsed: 0.09 })).toBeUndefined();
    expect(runRateFinish({ start: 0, current: 5, elapsed: Number.NaN })).toBeUndefined();
    expect(runRateFinish({ start: 0, current: Number.NaN, elapsed: 0.5 })).toBeUndefined();
  });
});
