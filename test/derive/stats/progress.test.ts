import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { progress } from '../../../src/derive/stats/progress.ts';
import { okrCases } from './okr-case.ts';

const measured = okrCases.key_results.filter(({ kind }) => kind === 'increase' || kind === 'decrease');

describe('progress to a target', () => {
  it.each(measured)('is right for "$name"', ({ kind, baseline, target, current, raw, clamped }) => {
    const direction = kind === 'increase' ? 'up' : 'down';
    const found = progress({ start: baseline, target, current, direction });
    expect(found?.raw).toBe(raw);
    expect(found?.clamped).toBe(clamped);
    expect(found?.startIsTarget ?? false).toBe(found !== undefined && baseline === target);
  });

  it('is 50 % for churn from 5 to 3 at 4, and 47 % for activation from 41 to 60 at 50', () => {
    expect(progress({ start: 5, target: 3, current: 4, direction: 'down' })?.raw).toBe(0.5);
    expect(progress({ start: 41, target: 60, current: 50, direction: 'up' })?.raw).toBeCloseTo(0.4737, 4);
  });

  it('is undefined when anything is missing or not finite', () => {
    const whole = { start: 0, target: 10, current: 5, direction: 'up' } as const;
    expect(progress({ ...whole, start: undefined })).toBeUndefined();
    expect(progress({ ...whole, target: undefined })).toBeUndefined();
    expect(progress({ ...whole, current: Number.NaN })).toBeUndefined();
    expect(progress({ ...whole, current: Infinity, start: 10 })).toBeUndefined();
    expect(progress({ ...whole, target: -Infinity })).toBeUndefined();
  });

  it('does not change when all three numbers are shifted, scaled or mirrored', () => {
    const whole = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(whole, whole, whole, whole, (start, target, current, shift) => {
        fc.pre(start !== target);
        const here = progress({ start, target, current, direction: 'up' });
        const there = progress({
          start: shift - 2 * start,
          target: shift - 2 * target,
          current: shift - 2 * current,
          direction: 'down',
        });
        expect(there?.raw).toBeCloseTo(here?.raw ?? Number.NaN, 12);
      }),
    );
  });
});
