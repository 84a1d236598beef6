import { describe, expect, it } from 'vitest';
import { mannKendallOfPoints } from '../../../src/derive/stats/mann-kendall.ts';
import { withSlopes } from '../../../src/derive/stats/select-slopes.ts';
import { slopeInterval } from '../../../src/derive/stats/slope-interval.ts';
import type { SlopeInterval } from '../../../src/derive/stats/slope-interval.ts';
import { timedPoints } from '../../../src/derive/stats/timed-points.ts';
import { relativeError } from './relative-error.ts';
import { seriesCases } from './series-case.ts';

/** The 95 % interval without inflation, as other software gives it. */
function plainInterval(values: readonly (number | undefined)[]): SlopeInterval | undefined {
  const points = timedPoints(values);
  const variance = mannKendallOfPoints(points)?.variance ?? Number.NaN;
  return withSlopes(points, (slopeAt) => slopeInterval(points, { variance, confidence: 0.95, slopeAt }));
}

describe('the interval of a slope', () => {
  const withLine = seriesCases.filter(({ expected }) => expected.theil_sen !== undefined);

  it.each(withLine)('is the reference one of $id, and that of R', ({ y, expected }) => {
    const interval = plainInterval(y);
    const { own, 'R:trend::sens.slope': inR } = expected.theil_sen ?? {};
    expect(relativeError(interval?.low, own?.lo ?? Number.NaN)).toBeLessThan(1e-12);
    expect(relativeError(interval?.high, own?.hi ?? Number.NaN)).toBeLessThan(1e-12);
    expect(relativeError(interval?.low, inR?.lo ?? own?.lo ?? Number.NaN)).toBeLessThan(1e-9);
    expect(relativeError(interval?.high, inR?.hi ?? own?.hi ?? Number.NaN)).toBeLessThan(1e-9);
  });

  it('is not there without two different times', () => {
    expect(plainInterval([5])).toBeUndefined();
  });
});
