import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processLimits } from '../../../src/derive/stats/process-limits.ts';
import { processSignals } from '../../../src/derive/stats/process-signals.ts';
import type { ProcessSignals } from '../../../src/derive/stats/process-signals.ts';
import { gappySeries, wholeSeries } from './arbitrary-series.ts';
import { seriesCases } from './series-case.ts';

function signalsOf(values: readonly (number | undefined)[], range: 'mean' | 'median'): ProcessSignals {
  const limits = processLimits(values, { range, centre: 'mean' }) ?? { centre: 0, low: 0, high: 0 };
  return processSignals(values, limits);
}

describe('the rules of a process behaviour chart', () => {
  const charted = seriesCases.filter(({ expected }) => expected.xmr?.['mean_mr (2.66/3.268)'] !== undefined);

  it.each(charted)('mark the reference readings of $id with limits by means', ({ y, expected }) => {
    const own = expected.xmr?.['mean_mr (2.66/3.268)'];
    expect(signalsOf(y, 'mean')).toEqual({
      outside: own?.rule1,
      runs: own?.rule2_run8,
      nearLimit: own?.rule3_3of4,
    });
  });

  it.each(charted)('mark the reference readings of $id with limits by medians', ({ y, expected }) => {
    const own = expected.xmr?.['median_mr (3.145/3.865, centre=mean)'];
    expect(signalsOf(y, 'median')).toEqual({
      outside: own?.rule1,
      runs: own?.rule2_run8,
      nearLimit: own?.rule3_3of4,
    });
  });

  it('find nothing in an empty and in a constant series', () => {
    const none = { outside: [], runs: [], nearLimit: [] };
    expect(processSignals([], { centre: 0, low: -1, high: 1 })).toEqual(none);
    expect(processSignals([5], { centre: 5, low: 4, high: 6 })).toEqual(none);
    expect(
      signalsOf(
        Array.from({ length: 12 }, () => 0.1),
        'mean',
      ),
    ).toEqual(none);
  });

  it('let a reading on the centre end a run, and on a limit be inside', () => {
    const limits = { centre: 0, low: -9, high: 9 };
    expect(processSignals([1, 1, 1, 1, 0, 1, 1, 1, 1], limits).runs).toEqual([]);
    expect(processSignals([1, 1, 1, 1, 1, 1, 1, 1], limits).runs).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(processSignals([9, -9, 9.1], limits).outside).toEqual([2]);
  });

  it('mark three of four near one limit, not the fourth', () => {
    const limits = { centre: 0, low: -10, high: 10 };
    expect(processSignals([0, 6, 6, -1, 6, 0], limits).nearLimit).toEqual([1, 2, 4]);
    expect(processSignals([0, 6, -6, 6, -6, 0], limits).nearLimit).toEqual([]);
  });

  it('pass over gaps and keep the index of the readings', () => {
    const limits = { centre: 0, low: -9, high: 9 };
    const gappy = [1, undefined, 1, 1, 1, 1, undefined, 1, 1, 1];
    expect(processSignals(gappy, limits).runs).toEqual([0, 2, 3, 4, 5, 7, 8, 9]);
  });

  it('mark the same readings when the chart is turned over', () => {
    fc.assert(
      fc.property(wholeSeries, (values) => {
        const limits = { centre: 0, low: -400, high: 400 };
        const turned = values.map((value) => -value);
        expect(processSignals(turned, limits)).toEqual(processSignals(values, limits));
      }),
    );
  });

  it('leave their input as it is', () => {
    fc.assert(
      fc.property(gappySeries, (values) => {
        const copy = [...values];
        processSignals(Object.freeze(values), { centre: 0, low: -400, high: 400 });
        expect(values).toEqual(copy);
      }),
    );
  });
});
