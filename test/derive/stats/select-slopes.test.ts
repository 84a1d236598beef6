import { describe, expect, it } from 'vitest';
import { bracketSlopes } from '../../../src/derive/stats/bracket-slopes.ts';
import { pairwiseSlopes } from '../../../src/derive/stats/pairwise-slopes.ts';
import { scanSlopes } from '../../../src/derive/stats/scan-slopes.ts';
import { seededRandom } from '../../../src/derive/stats/seeded-random.ts';
import { withSlopes } from '../../../src/derive/stats/select-slopes.ts';
import { timedPoints } from '../../../src/derive/stats/timed-points.ts';

const draw = seededRandom();
const shapes = [
  { name: 'noise', value: (): number => draw(1e9) / 1e9 },
  { name: 'small counts', value: (): number => draw(6) },
  { name: 'an exact line in tenths', value: (index: number): number => 0.1 * index },
  { name: 'a parabola', value: (index: number): number => index * index },
  { name: 'a wave', value: (index: number): number => Math.sin(index) },
  { name: 'a constant', value: (): number => 7 },
  { name: 'noise on 1e12', value: (): number => 1e12 + draw(1e6) / 1e6 },
  { name: 'noise of 1e-9 on a line', value: (index: number): number => 0.3 * index + draw(1e6) * 1e-15 },
];

describe('selecting a slope without writing all slopes out', () => {
  it.each(shapes)('gives the very numbers of sorting all slopes: $name', ({ value }) => {
    for (const n of [2, 3, 60, 300]) {
      const values = Array.from({ length: n }, (_, index) => value(index));
      const days = values.map((_, index) => (n % 2 === 0 ? draw(n) : index));
      const points = timedPoints(values, days);
      const sorted = pairwiseSlopes(points).toSorted();
      const ranks = [0, 0.1, 0.5, 0.77, 1].map((share) => Math.floor(share * (sorted.length - 1)));
      for (const rank of sorted.length === 0 ? [] : ranks) {
        expect(bracketSlopes(points, rank)).toBe(sorted[rank]);
        expect(scanSlopes(points, rank)).toBe(sorted[rank]);
      }
    }
  });

  it('passes over the pairs when too many slopes to write out are nearly equal', () => {
    const points = timedPoints(Array.from({ length: 3000 }, (_, index) => 0.1 * index));
    const sorted = pairwiseSlopes(points).toSorted();
    const middle = sorted.length >> 1;
    expect(scanSlopes(points, middle)).toBe(sorted[middle]);
    expect(withSlopes(points, (slopeAt) => slopeAt(middle))).toBe(sorted[middle]);
  });
});
