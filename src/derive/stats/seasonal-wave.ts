import { lagOneAutocorrelation } from './autocorrelation.ts';
import { lineResiduals } from './line-residuals.ts';
import { mean } from './mean.ts';
import { numberAt } from './number-at.ts';
import type { Gappy } from './present-values.ts';
import { theilSenOfPoints } from './theil-sen.ts';
import { timedPoints } from './timed-points.ts';
import type { TimedPoints } from './timed-points.ts';

/** Fitted: a line, and the height and the phase of a wave. */
const parameters = 4;
/** So many times what noise brings on average: about 1 in 1 000 by chance when readings are independent. */
const critical = 7;

/**
 * Does a series go up and down smoothly once a season? The least-squares wave of one `period` through what the
 * Theil-Sen line leaves, its mean square over that of the rest, F = ((SST - SSE) / 2) / (SSE / (n - 4)), against what
 * readings that resemble their neighbours bring by themselves: a process with autocorrelation r* has
 * g = (1 - r*²) / (1 - 2 r* cos ω + r*²) times as much in a slow wave of frequency ω. `true` when F / g > 7.
 *
 * The test of `seasonality.ts` compares a reading with the one a cycle earlier and cannot see a smooth season in few
 * cycles, since all lags below the cycle then correlate, too. Of series without a season at most 1 in 100 are called
 * waves with r up to .5, about 1 in 10 that wander widely (simulated, two to four cycles of 12 or 52).
 *
 * Values on a grid, gaps left out. `false` with fewer than two cycles, for a constant and for an exact line.
 */
export function hasSeasonalWave(values: Gappy, period: number): boolean {
  const points = timedPoints(values);
  const n = points.times.length;
  if (period < 2 || n < 2 * period || n <= parameters + 2) return false;
  const line = theilSenOfPoints(points);
  if (line === undefined) return false;
  const level = lineResiduals(points, line);
  const omega = (2 * Math.PI) / period;
  const rest = lessWave({ times: points.times, values: level }, omega);
  const total = squaresAboutMean(level);
  const left = squaresAboutMean(rest);
  if (!(left > 1e-12 * total)) return total > 0;
  const ratio = (total - left) / 2 / (left / (n - parameters));
  const r1 = lagOneAutocorrelation(rest) ?? 0;
  // The bias of as many fitted parameters, as in `bias-corrected-autocorrelation.ts`.
  const r = Math.min(Math.max((n * r1 + parameters) / (n - parameters - 2), 0), 0.95);
  const slowness = (1 - r * r) / (1 - 2 * r * Math.cos(omega) + r * r);
  return ratio / slowness > critical;
}

/** What the least-squares wave of a frequency, about the mean, leaves of each value. */
function lessWave({ times, values }: TimedPoints, omega: number): Float64Array {
  const cosines = centred(times.map((time) => Math.cos(omega * time)));
  const sines = centred(times.map((time) => Math.sin(omega * time)));
  const level = centred(values);
  const [cc, cs, ss] = [product(cosines, cosines), product(cosines, sines), product(sines, sines)];
  const [cy, sy] = [product(cosines, level), product(sines, level)];
  const determinant = cc * ss - cs * cs;
  if (!(determinant > 1e-9 * cc * ss)) return level;
  const a = (cy * ss - sy * cs) / determinant;
  const b = (sy * cc - cy * cs) / determinant;
  return level.map((value, place) => value - a * numberAt(cosines, place) - b * numberAt(sines, place));
}

function squaresAboutMean(values: Float64Array): number {
  const about = centred(values);
  return product(about, about);
}

function centred(values: Float64Array): Float64Array {
  const centre = mean(values) ?? 0;
  return values.map((value) => value - centre);
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < one.length; place += 1) sum += numberAt(one, place) * numberAt(other, place);
  return sum;
}
