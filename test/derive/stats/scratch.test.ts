import { describe, expect, it } from 'vitest';
import { withCopy, withScratch } from '../../../src/derive/stats/scratch.ts';

describe('an array that is lent', () => {
  it('has the length asked for, and is another for whoever asks while it is out', () => {
    withScratch(5, (outer) => {
      outer.fill(1);
      withScratch(3, (inner) => {
        inner.fill(2);
        expect(inner).toHaveLength(3);
      });
      expect([...outer]).toEqual([1, 1, 1, 1, 1]);
    });
  });

  it('is lent again once it is back, also from who could not use it', () => {
    const lent = withScratch(100, ({ buffer }) => buffer);
    expect(() =>
      withScratch(50, () => {
        throw new Error('No use');
      }),
    ).toThrow('No use');
    expect(withScratch(100, ({ buffer }) => buffer)).toBe(lent);
  });

  it('holds a copy that may be changed', () => {
    const values = Float64Array.of(3, 1, 2);
    const changed = withCopy(values, (copy) => {
      copy[0] = 9;
      return [...copy];
    });
    expect(changed).toEqual([9, 1, 2]);
    expect([...values]).toEqual([3, 1, 2]);
  });
});
