import { describe, expect, it } from 'vitest';
import { expectedPace, paceAt } from '../../../src/derive/stats/expected-pace.ts';
import { okrCases } from './okr-case.ts';

describe('expected pace', () => {
  it.each(okrCases.pace)('follows every curve after $time_fraction of the time', (reference) => {
    const u = reference.time_fraction;
    expect(paceAt(u, 'linear')).toBe(reference.linear);
    expect(paceAt(u, 's-curve')).toBeCloseTo(reference.smoothstep, 14);
    expect(paceAt(u, 'logistic')).toBeCloseTo(reference.logistic_k8, 14);
    expect(paceAt(u, 'back-loaded')).toBeCloseTo(reference.back_loaded_u2, 14);
    expect(paceAt(u, 'front-loaded')).toBeCloseTo(reference.front_loaded_sqrt, 14);
    const pace = expectedPace({ start: 100, due: 200, now: 100 + 100 * u, curve: 'linear' });
    expect(pace?.elapsed).toBeCloseTo(reference.clamped, 14);
  });

  it('expects nothing before the start and everything after the due day', () => {
    const cycle = { start: 10, due: 20, curve: 'back-loaded' } as const;
    expect(expectedPace({ ...cycle, now: 9 })).toEqual({ phase: 'not-started', elapsed: 0, expected: 0 });
    expect(expectedPace({ ...cycle, now: 10 })).toEqual({ phase: 'running', elapsed: 0, expected: 0 });
    expect(expectedPace({ ...cycle, now: 20 })).toEqual({ phase: 'running', elapsed: 1, expected: 1 });
    expect(expectedPace({ ...cycle, now: 21 })).toEqual({ phase: 'over', elapsed: 1, expected: 1 });
  });

  it('is undefined when the due day is not after the start', () => {
    expect(expectedPace({ start: 10, due: 10, now: 10, curve: 'linear' })).toBeUndefined();
    expect(expectedPace({ start: 10, due: 5, now: 7, curve: 'linear' })).toBeUndefined();
    expect(expectedPace({ start: 10, due: Number.NaN, now: 7, curve: 'linear' })).toBeUndefined();
  });
});
