import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { processLimits } from '../../../src/derive/stats/process-limits.ts';
import { readCase } from './read-case.ts';
import { relativeError } from './relative-error.ts';
import { seriesCase, seriesCases } from './series-case.ts';

const published = z
  .object({
    cases: z.array(
      z.object({
        series: z.string(),
        published: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
      }),
    ),
  })
  .parse(readCase('xmr-published.json')).cases;

/** The readings to which a step larger than the limit leads, by their places. */
function stepsBeyond(values: readonly (number | undefined)[], limit: number): number[] {
  let before: number | undefined;
  return values.flatMap((value, place) => {
    if (value === undefined) return [];
    const isBeyond = before !== undefined && Math.abs(value - before) > limit;
    before = value;
    return isBeyond ? [place] : [];
  });
}

describe('process limits', () => {
  const charted = seriesCases.filter(({ expected }) => expected.xmr?.['mean_mr (2.66/3.268)'] !== undefined);

  it.each(charted)('by the mean moving range are right for $id', ({ y, expected }) => {
    const own = expected.xmr?.['mean_mr (2.66/3.268)'];
    const limits = processLimits(y, { range: 'mean', centre: 'mean' });
    expect(relativeError(limits?.centre, own?.centre ?? Number.NaN)).toBeLessThan(1e-12);
    expect(relativeError(limits?.movingRange, own?.mR ?? Number.NaN)).toBeLessThan(1e-12);
    expect(relativeError(limits?.low, own?.lnpl ?? Number.NaN)).toBeLessThan(1e-12);
    expect(relativeError(limits?.high, own?.unpl ?? Number.NaN)).toBeLessThan(1e-12);
    expect(relativeError(limits?.rangeLimit, own?.url ?? Number.NaN)).toBeLessThan(1e-12);
    expect(stepsBeyond(y, limits?.rangeLimit ?? Number.NaN)).toEqual(own?.mr_signal);
  });

  it.each(charted)('by the median moving range are right for $id', ({ y, expected }) => {
    const own = expected.xmr?.['median_mr (3.145/3.865, centre=mean)'];
    const limits = processLimits(y, { range: 'median', centre: 'mean' });
    expect(relativeError(limits?.movingRange, own?.mR ?? Number.NaN)).toBeLessThan(1e-12);
    expect(relativeError(limits?.low, own?.lnpl ?? Number.NaN)).toBeLessThan(1e-12);
    expect(relativeError(limits?.high, own?.unpl ?? Number.NaN)).toBeLessThan(1e-12);
    expect(relativeError(limits?.rangeLimit, own?.url ?? Number.NaN)).toBeLessThan(1e-12);
    expect(stepsBeyond(y, limits?.rangeLimit ?? Number.NaN)).toEqual(own?.mr_signal);
  });

  const inR = seriesCases.filter(
    ({ expected }) => expected.xmr?.['R:qcc xbar.one (3/1.128379)'] !== undefined,
  );

  // qcc takes 3 / 1.128 = 2.6596 where Wheeler rounds to 2.66.
  it.each(inR)('agree with R qcc on $id', ({ y, expected }) => {
    const qcc = expected.xmr?.['R:qcc xbar.one (3/1.128379)'];
    const limits = processLimits(y, { range: 'mean', centre: 'mean' });
    const reach = (limits?.high ?? 0) - (limits?.centre ?? 0);
    expect(relativeError(limits?.centre, qcc?.center ?? Number.NaN)).toBeLessThan(1e-12);
    expect(Math.abs((limits?.low ?? 0) - (qcc?.lcl ?? Number.NaN))).toBeLessThanOrEqual(5e-4 * reach);
    expect(Math.abs((limits?.high ?? 0) - (qcc?.ucl ?? Number.NaN))).toBeLessThanOrEqual(5e-4 * reach);
  });

  it('are those published by NIST and by xmrit', () => {
    const byName = new Map(published.map((one) => [one.series, one.published]));
    const nist = processLimits(seriesCase('nist-handbook-xmr').y, { range: 'mean', centre: 'mean' });
    expect(nist?.movingRange).toBeCloseTo(Number(byName.get('nist-handbook-xmr')?.['mRbar']), 4);
    const xmrit = byName.get('shewhart-xmrit');
    const shewhart = processLimits(seriesCase('shewhart-xmrit').y, { range: 'mean', centre: 'mean' });
    expect(shewhart?.high).toBeCloseTo(Number(xmrit?.['unpl']), 2);
    expect(shewhart?.low).toBeCloseTo(Number(xmrit?.['lnpl']), 2);
    expect(shewhart?.rangeLimit).toBeCloseTo(Number(xmrit?.['url']), 2);
  });

  it('need two readings', () => {
    expect(processLimits([], { range: 'mean', centre: 'mean' })).toBeUndefined();
    expect(processLimits([5], { range: 'median', centre: 'median' })).toBeUndefined();
    expect(processLimits([5, undefined, 7], { range: 'mean', centre: 'mean' })?.movingRange).toBe(2);
  });
});
