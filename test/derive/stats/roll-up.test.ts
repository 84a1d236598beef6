import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollUp } from '../../../src/derive/stats/roll-up.ts';
import { okrCases } from './okr-case.ts';
import { relativeError } from './relative-error.ts';

const known = okrCases.rollups.filter(({ progress }) => progress !== undefined);
const unknown = okrCases.rollups.filter(({ progress }) => progress === undefined);

describe('rolling up progress', () => {
  it.each(known)('is right for "$name"', ({ items, progress, coverage }) => {
    const found = rollUp(items);
    expect(relativeError(found.progress, progress ?? Number.NaN)).toBeLessThan(1e-15);
    expect(found.coverage).toBe(coverage);
    expect(found.problem).toBeUndefined();
  });

  it.each(unknown)('has no answer for "$name"', ({ items, coverage }) => {
    expect(rollUp(items)).toMatchObject({ progress: undefined, coverage });
  });

  it('says why there is no answer', () => {
    expect(rollUp([]).problem).toBe('no-parts');
    expect(rollUp([{ raw: 0.5, weight: 0 }]).problem).toBe('no-weight');
    expect(rollUp([{ raw: 0.5, weight: -1 }, { raw: 0.5 }]).problem).toBe('negative-weight');
    expect(rollUp([{ raw: undefined }])).toEqual({ progress: undefined, coverage: 0, problem: undefined });
  });

  it('is the part when there is one', () => {
    expect(rollUp([{ raw: 0.4 }])).toEqual({ progress: 0.4, coverage: 1, problem: undefined });
  });

  it('lies between the lowest and the highest part, whatever their order and the unit of the weights', () => {
    const part = fc.record({
      raw: fc.option(fc.double({ min: -2, max: 3, noNaN: true }), { nil: undefined }),
      weight: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (parts) => {
        const found = rollUp(Object.freeze(parts)).progress;
        if (found === undefined) return;
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
        expect(rollUp(parts.toReversed()).progress).toBeCloseTo(found, 12);
        const doubled = parts.map(({ raw, weight }) => ({ raw, weight: 2 * weight }));
        expect(rollUp(doubled).progress).toBe(found);
      }),
    );
  });
});
