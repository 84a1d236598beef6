import { trendTest } from '../../src/derive/stats/trend-test.ts';
import { plainTrend } from './plain-trend.ts';
import { seededNoise } from './seeded-noise.ts';
import { spreadsheetSlope, spreadsheetTrend } from './spreadsheet-trend.ts';

/** What a way to a trend found over several series, so that the ways can be held against each other. */
interface Found {
  readonly slopes: number;
  readonly s: number;
}

/** Works out the trends of `series` series of `n` readings: `/ours`, `/plain`, `/spreadsheet` or `/slope`. */
export default {
  fetch(request: Request): Response {
    const { pathname, searchParams } = new URL(request.url);
    const way = ways[pathname];
    if (way === undefined) return Response.json({});
    const n = Number(searchParams.get('n'));
    let found: Found = { slopes: 0, s: 0 };
    for (let series = 0; series < Number(searchParams.get('series')); series += 1) {
      const { slope, s } = way(readings(n, series));
      found = { slopes: found.slopes + slope, s: found.s + s };
    }
    return Response.json(found);
  },
};

const ways: Readonly<Record<string, (values: readonly number[]) => { slope: number; s: number }>> = {
  '/ours': ourTrend,
  '/plain': plainTrend,
  '/spreadsheet': spreadsheetTrend,
  '/slope': (values) => ({ slope: spreadsheetSlope(values), s: 0 }),
};

function ourTrend(values: readonly number[]): { slope: number; s: number } {
  const trend = trendTest(values);
  if (trend.status !== 'tested') throw new Error(`Not tested: ${trend.status}`);
  return { slope: trend.slope, s: trend.s };
}

/** Whole numbers, which a sheet reads exactly. */
function readings(n: number, series: number): number[] {
  const noise = seededNoise(series);
  return Array.from({ length: n }, (_, index) => Math.round(1000 + index + 50 * noise()));
}
