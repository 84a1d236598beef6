import { countInversions } from './count-inversions.ts';
import { crossingSlopes } from './crossing-slopes.ts';
import { numberAt } from './number-at.ts';
import { slopeCount } from './pairwise-slopes.ts';
import { quickselect } from './quickselect.ts';
import { residuals, roundingOfSlope } from './slope-residuals.ts';
import { scanSlopes } from './scan-slopes.ts';
import { seededRandom } from './seeded-random.ts';
import { slopeBounds } from './slope-bounds.ts';
import { tieSums } from './tie-sums.ts';
import type { TimedPoints } from './timed-points.ts';

/** So many slopes may be written out at once (32 MB); series with more ties than that are scanned instead. */
const mostKept = 2 ** 22;

/**
 * The pairwise slope at one rank without writing all slopes out, in expected O(n log n) and little memory:
 * randomised bracketing after Matoušek (1991, https://doi.org/10.1016/0020-0190(91)90177-J) and Dillencourt,
 * Mount and Netanyahu (1992, https://doi.org/10.1142/S0218195992000020). A seeded sample of slopes gives a narrow
 * bracket around the rank; the slopes below it are counted as inversions of the residuals, those inside are
 * written out and selected from.
 *
 * Rounded residuals can put a slope on the wrong side of a bound, so both bounds are moved out by more than the
 * rounding can do; whatever lies between is decided by the slope itself. Hence the answer equals, to the last
 * bit, that of sorting all slopes.
 */
export function bracketSlopes(points: TimedPoints, rank: number): number {
  const { falling, level } = directionCounts(points);
  if (rank >= falling && rank < falling + level) return 0;
  const total = slopeCount(points);
  const sample = sampleSlopes(points, Math.ceil(total ** (2 / 3)));
  const bounds = slopeBounds(points);
  const place = (rank / total) * sample.length;
  for (let spread = 1.5 * Math.sqrt(sample.length); spread < 2 * sample.length; spread *= 2) {
    const lowPlace = Math.floor(place - spread);
    const highPlace = Math.ceil(place + spread);
    const low = lowPlace < 0 ? bounds.lowest : quickselect(sample, lowPlace);
    const high = highPlace >= sample.length ? bounds.highest : quickselect(sample, highPlace);
    const found = selectBetween(points, { rank, low, high });
    if (found === 'crowded') break;
    if (found !== 'outside') return found;
  }
  return scanSlopes(points, rank);
}

/** The slope at `rank`, when it lies inside [low, high] and few enough others do. */
function selectBetween(
  points: TimedPoints,
  { rank, low, high }: { rank: number; low: number; high: number },
): number | 'outside' | 'crowded' {
  const from = low - roundingOfSlope(points, low);
  const to = high + roundingOfSlope(points, high);
  if (!Number.isFinite(from) || !Number.isFinite(to)) return 'crowded';
  const below = countInversions(residuals(points, from));
  if (below > rank) return 'outside';
  const inside = crossingSlopes(points, { from, to, most: mostKept });
  if (inside === undefined) return 'crowded';
  if (rank - below >= inside.length) return 'outside';
  const found = quickselect(inside, rank - below);
  return found >= low && found <= high ? found : 'outside';
}

/** How many pairs fall, and how many stay level: the most frequent slope of counts is often exactly 0. */
function directionCounts({ times, values }: TimedPoints): { falling: number; level: number } {
  const sorted = values.slice();
  const falling = countInversions(sorted);
  return { falling, level: tieSums(sorted).pairs - tieSums(times, values).pairs };
}

function sampleSlopes({ times, values }: TimedPoints, size: number): Float64Array {
  const draw = seededRandom();
  const sample = new Float64Array(size);
  for (let filled = 0; filled < size;) {
    const one = draw(times.length);
    const other = draw(times.length);
    const gap = numberAt(times, other) - numberAt(times, one);
    if (gap === 0) continue;
    sample[filled] = (numberAt(values, other) - numberAt(values, one)) / gap;
    filled += 1;
  }
  return sample;
}
