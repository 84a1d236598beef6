import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logRateVariance, rateLimitingStep } from '../../../src/derive/stats/rate-limiting-step.ts';
import { numbersIn } from './arbitrary-series.ts';
import { funnelCases } from './funnel-case.ts';
import { relativeError } from './relative-error.ts';

describe('the rate-limiting step', () => {
  it.each(funnelCases.funnels)('is right for "$name"', (reference) => {
    const found = rateLimitingStep(
      reference.steps.map(({ n_in, n_out, rate, target, elasticity }) => ({
        actual: rate,
        benchmark: target,
        elasticity,
        variance: logRateVariance({ tries: n_in, successes: n_out }),
      })),
    );
    for (const [index, step] of reference.steps.entries()) {
      expect(found.gaps[index]?.logGap).toBeCloseTo(step.log_gap, 12);
      expect(found.gaps[index]?.uplift).toBeCloseTo(step.uplift_if_fixed, 12);
      expect(found.gaps[index]?.share).toBeCloseTo(step.share_of_gap, 12);
    }
    expect(found.z).toBeCloseTo(reference.z_top_vs_second, 10);
    expect(found.totalUplift).toBeCloseTo(reference.total_uplift_all_fixed, 12);
    expect(found.status === 'one').toBe(reference.separable);
    const names = found.steps.map((index) => reference.steps[index]?.step);
    expect(names[0] ?? null).toBe(reference.rate_limiting);
  });

  it('is not the lowest rate, and names the runner-up', () => {
    const found = rateLimitingStep([
      { actual: 0.03, benchmark: 0.03, elasticity: 1 },
      { actual: 0.35, benchmark: 0.55, elasticity: 1 },
      { actual: 0.3, benchmark: 0.33, elasticity: 1 },
    ]);
    expect(found).toMatchObject({ status: 'one', steps: [1], runnerUp: 2, z: undefined });
  });

  it('is several steps when the noise cannot tell them apart', () => {
    const step = { actual: 0.3, benchmark: 0.4, elasticity: 1, variance: 0.01 };
    const found = rateLimitingStep([step, { ...step, benchmark: 0.39 }, { ...step, benchmark: 0.3 }]);
    expect(found).toMatchObject({ status: 'tie', steps: [0, 1], runnerUp: 2 });
    const exact = { actual: 1, benchmark: 2, elasticity: 1 };
    expect(rateLimitingStep([exact, exact])).toMatchObject({
      status: 'tie',
      steps: [0, 1],
      runnerUp: undefined,
    });
  });

  it('is no single one when the largest gap is less than 40 % of all', () => {
    const gaps = [1.3, 1.2, 1.2, 1.2].map((benchmark) => ({ actual: 1, benchmark, elasticity: 1 }));
    expect(rateLimitingStep(gaps)).toMatchObject({ status: 'spread', steps: [0] });
  });

  it('weighs a step that should fall, and one that is only part of a sum', () => {
    const found = rateLimitingStep([
      { actual: 0.06, benchmark: 0.03, elasticity: -1 },
      { actual: 10, benchmark: 40, elasticity: 0.25 },
    ]);
    expect(found.gaps[0]?.logGap).toBeCloseTo(Math.LN2, 12);
    expect(found.gaps[1]?.logGap).toBeCloseTo(Math.LN2 / 2, 12);
    expect(found.steps).toEqual([0]);
  });

  it('does not rank a step without a benchmark or a value above 0', () => {
    const found = rateLimitingStep([
      { actual: 0.3, benchmark: undefined, elasticity: 1 },
      { actual: 0, benchmark: 2, elasticity: 1 },
      { actual: 1, benchmark: 2, elasticity: 1 },
    ]);
    expect(found.gaps.map(({ logGap }) => logGap === undefined)).toEqual([true, true, false]);
    expect(found).toMatchObject({ status: 'one', steps: [2], runnerUp: undefined });
    expect(rateLimitingStep([])).toMatchObject({ status: 'no-benchmark', steps: [], totalUplift: 0 });
  });

  it('asks for thirty tries and five successes of a rate', () => {
    expect(logRateVariance({ tries: 29, successes: 10 })).toBeUndefined();
    expect(logRateVariance({ tries: 100, successes: 4 })).toBeUndefined();
    expect(relativeError(logRateVariance({ tries: 1000, successes: 300 }), 0.7 / 300)).toBeLessThan(1e-15);
  });

  it('gives finite numbers, whatever the cells hold', () => {
    const candidate = fc.record({
      actual: fc.double(),
      benchmark: fc.double(),
      elasticity: fc.double({ min: -2, max: 2 }),
      variance: fc.option(fc.double({ min: 0, max: 9, noNaN: true }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(candidate), (candidates) => {
        expect(numbersIn(rateLimitingStep(Object.freeze(candidates))).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
