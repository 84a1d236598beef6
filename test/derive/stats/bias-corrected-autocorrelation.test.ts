import { describe, expect, it } from 'vitest';
import { biasCorrectedAutocorrelation } from '../../../src/derive/stats/bias-corrected-autocorrelation.ts';

const bounds = { atLeast: 0, atMost: 0.95 };

describe('bias-corrected autocorrelation', () => {
  it('raises r1 by what a line or a mean took away', () => {
    const line = biasCorrectedAutocorrelation({ r1: 0.3, n: 24, fitted: 'line', ...bounds });
    const mean = biasCorrectedAutocorrelation({ r1: 0.3, n: 24, fitted: 'mean', ...bounds });
    expect(line).toBeCloseTo(9.2 / 20, 15);
    expect(mean).toBeCloseTo(8.2 / 21, 15);
  });

  it('stays inside the bounds', () => {
    expect(biasCorrectedAutocorrelation({ r1: -0.5, n: 20, fitted: 'line', ...bounds })).toBe(0);
    expect(biasCorrectedAutocorrelation({ r1: 0.99, n: 20, fitted: 'line', ...bounds })).toBe(0.95);
  });

  it('is undefined where the formula would divide by 0', () => {
    expect(biasCorrectedAutocorrelation({ r1: 0.2, n: 4, fitted: 'line', ...bounds })).toBeUndefined();
    expect(biasCorrectedAutocorrelation({ r1: 0.2, n: 3, fitted: 'mean', ...bounds })).toBeUndefined();
  });
});
