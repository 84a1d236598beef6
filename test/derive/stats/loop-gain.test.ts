import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlCoefficients } from '../../../src/derive/stats/control-coefficients.ts';
import { loopGain } from '../../../src/derive/stats/loop-gain.ts';
import { retentionLoop } from '../../../src/derive/stats/retention-loop.ts';
import { numbersIn } from './arbitrary-series.ts';
import { funnelCases } from './funnel-case.ts';
import { relativeError } from './relative-error.ts';

describe('a growth loop', () => {
  it.each(funnelCases.loops)('is right for "$name"', (reference) => {
    const found = loopGain({
      rates: Object.values(reference.rates),
      cycleDays: reference.cycle_days,
      cycles: reference.m_cycles,
    });
    expect(relativeError(found?.gain, reference.gain)).toBeLessThan(1e-12);
    expect(relativeError(found?.growthPerDay, reference.growth_per_day)).toBeLessThan(1e-12);
    expect(found?.doublingDays === undefined).toBe(reference.doubling_days === undefined);
    expect(relativeError(found?.doublingDays ?? 0, reference.doubling_days ?? 0)).toBeLessThan(1e-12);
    expect(relativeError(found?.halfLifeDays ?? 0, reference.half_life_days ?? 0)).toBeLessThan(1e-12);
    const { steady_state_amplification: amplification, elasticity_of_steady_state_to_each_rate: steady } =
      reference;
    expect(relativeError(found?.amplification ?? 0, amplification ?? 0)).toBeLessThan(1e-12);
    expect(relativeError(found?.elasticity ?? 0, steady ?? 0)).toBeLessThan(1e-12);
    expect(relativeError(found?.sumOverCycles, reference.sum_over_m_cycles)).toBeLessThan(1e-12);
    expect(relativeError(found?.sumElasticity, reference.elasticity_of_m_cycle_sum_to_gain)).toBeLessThan(
      1e-10,
    );
    expect(relativeError(found?.fromBetterRate, reference.d_growth_per_day_for_10pct_rate)).toBeLessThan(
      1e-12,
    );
    const shorter = reference.d_growth_per_day_for_10pct_shorter_cycle;
    expect(relativeError(found?.fromShorterCycle, shorter)).toBeLessThan(1e-12);
  });

  it('has no answer without rates above 0 or a cycle that takes time', () => {
    expect(loopGain({ rates: [], cycleDays: 7, cycles: 3 })).toBeUndefined();
    expect(loopGain({ rates: [0.5, 0], cycleDays: 7, cycles: 3 })).toBeUndefined();
    expect(loopGain({ rates: [0.5, -2], cycleDays: 7, cycles: 3 })).toBeUndefined();
    expect(loopGain({ rates: [0.5], cycleDays: 0, cycles: 3 })).toBeUndefined();
  });

  it('of one cycle is what was put in', () => {
    expect(loopGain({ rates: [0.5], cycleDays: 7, cycles: 1 })).toMatchObject({
      sumOverCycles: 1,
      sumElasticity: 0,
    });
  });

  it('gives finite numbers for any rates', () => {
    fc.assert(
      fc.property(fc.array(fc.double()), fc.double(), fc.nat(20_000), (rates, cycleDays, cycles) => {
        expect(numbersIn(loopGain({ rates, cycleDays, cycles })).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('keeping and winning', () => {
  it.each(funnelCases.retention_plus_loop)('is right for a retention of $retention', (reference) => {
    const { retention, loop_gain_per_period: gain } = reference;
    const found = retentionLoop({ retention, gain });
    expect(relativeError(found?.growthFactor, reference.growth_factor)).toBeLessThan(1e-12);
    expect(relativeError(found?.retentionElasticity, reference.elasticity_retention)).toBeLessThan(1e-12);
    expect(relativeError(found?.gainElasticity, reference.elasticity_gain)).toBeLessThan(1e-12);
  });

  it('has no answer when nothing is kept and nothing won', () => {
    expect(retentionLoop({ retention: 0, gain: 0 })).toBeUndefined();
    expect(retentionLoop({ retention: -0.1, gain: 0.5 })).toBeUndefined();
    expect(retentionLoop({ retention: Number.NaN, gain: 0.5 })).toBeUndefined();
  });
});

describe('control coefficients', () => {
  it.each(funnelCases.flux_control)('are right for the capacities $capacities', (reference) => {
    const found = controlCoefficients(reference.capacities);
    for (const [index, value] of reference.control_coefficients.entries()) {
      expect(relativeError(found?.[index], value)).toBeLessThan(1e-12);
    }
  });

  it('add up to 1', () => {
    const capacity = fc.double({ min: 1e-9, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(fc.array(capacity, { minLength: 1, maxLength: 8 }), (capacities) => {
        const sum = controlCoefficients(Object.freeze(capacities))?.reduce((total, one) => total + one, 0);
        expect(sum).toBeCloseTo(1, 12);
      }),
    );
  });

  it('have no answer without stations or with one that stands still', () => {
    expect(controlCoefficients([])).toBeUndefined();
    expect(controlCoefficients([5, 0])).toBeUndefined();
    expect(controlCoefficients([5])).toEqual([1]);
  });
});
