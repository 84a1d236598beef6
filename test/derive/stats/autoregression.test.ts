import { describe, expect, it } from 'vitest';
import { autoregression } from '../../../src/derive/stats/autoregression.ts';
import { lineResiduals } from '../../../src/derive/stats/line-residuals.ts';
import { removeSeason } from '../../../src/derive/stats/remove-season.ts';
import { theilSenOfPoints } from '../../../src/derive/stats/theil-sen.ts';
import { timedPoints } from '../../../src/derive/stats/timed-points.ts';
import { lagCases, recommendedLag } from './lag-case.ts';
import { relativeError } from './relative-error.ts';

/** What a series without its season and line follows from its own past. */
function coefficientsOf(
  values: readonly number[],
  period: number | undefined,
): readonly number[] | undefined {
  const points = timedPoints(period === undefined ? values : removeSeason(values, period));
  const line = theilSenOfPoints(points);
  return line === undefined ? undefined : autoregression([...lineResiduals(points, line)])?.coefficients;
}

describe('an autoregression', () => {
  const fitted = lagCases.filter(({ expected }) => expected[recommendedLag] !== undefined);

  it.each(fitted)('has the reference coefficients of $id', ({ driver, nsm, period, expected }) => {
    const own = expected[recommendedLag];
    for (const [values, wanted] of [
      [driver, own?.ar_driver],
      [nsm, own?.ar_nsm],
    ] as const) {
      const coefficients = coefficientsOf(values, period) ?? [];
      expect(coefficients).toHaveLength(wanted?.length ?? Number.NaN);
      for (const [place, coefficient] of coefficients.entries()) {
        expect(relativeError(coefficient, wanted?.[place] ?? Number.NaN)).toBeLessThan(1e-9);
      }
    }
  });

  it('has nothing to fit in a constant or in four readings', () => {
    expect(autoregression([0, 0, 0, 0, 0, 0])).toBeUndefined();
    expect(autoregression([1, -1, 2, -2])).toBeUndefined();
    expect(autoregression([])).toBeUndefined();
  });
});
