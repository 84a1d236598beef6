import { describe, expect, it } from 'vitest';
import { mean } from '../../../src/derive/stats/mean.ts';
import { nistUnivariate } from './nist-univariate.ts';
import { relativeError } from './relative-error.ts';

describe('the mean', () => {
  it.each(nistUnivariate)('has the certified digits on $id', ({ y, certified }) => {
    expect(relativeError(mean(y), certified.mean)).toBeLessThan(1e-14);
  });

  it('is undefined when nothing was read, and the reading when there is one', () => {
    expect(mean([])).toBeUndefined();
    expect(mean([undefined])).toBeUndefined();
    expect(mean([7])).toBe(7);
  });

  it('leaves gaps out', () => {
    expect(mean([1, undefined, 3, Number.NaN])).toBe(2);
  });
});
