import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../../../src/derive/stats/median.ts';
import { gappySeries } from './arbitrary-series.ts';

describe('the median', () => {
  it('is the middle reading, or the mean of the two middle ones', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 10])).toBe(3);
  });

  it('is undefined when nothing was read', () => {
    expect(median([])).toBeUndefined();
    expect(median([undefined, Number.NaN, Infinity])).toBeUndefined();
  });

  it('is the reading when there is one', () => {
    expect(median([42])).toBe(42);
  });

  it('leaves gaps out', () => {
    expect(median([undefined, 5, undefined, 7, 9])).toBe(7);
  });

  it('does not depend on the order of the readings and leaves them as they are', () => {
    fc.assert(
      fc.property(gappySeries, (values) => {
        const frozen = Object.freeze([...values]);
        expect(median(frozen)).toBe(median(values.toReversed()));
        expect(frozen).toEqual(values);
      }),
    );
  });
});
