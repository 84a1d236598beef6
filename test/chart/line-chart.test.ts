import { describe, expect, it } from 'vitest';
import type { LineChart } from '../../src/chart/line-chart.ts';
import { drawLineChart } from '../../src/chart/line-chart.ts';

function chart(values: readonly (number | undefined)[], more: Partial<LineChart> = {}): string {
  return drawLineChart({
    title: 'Weekly teams',
    points: values.map((value, index) => ({ label: `2026-W${index + 10}`, value })),
    say: String,
    ...more,
  });
}

function partsOf(svg: string): number {
  return / d="([^"]*)"/.exec(svg)?.[1]?.match(/M/g)?.length ?? 0;
}

describe('a series as a picture', () => {
  it('joins neighbours, and parts the line where nothing was read', () => {
    expect(partsOf(chart([1, 2, 3, 4]))).toBe(1);
    expect(partsOf(chart([1, 2, undefined, 3, 4]))).toBe(2);
  });

  it('shows a value that stands alone, and the last one, as dots', () => {
    expect(chart([1, 2, undefined, 3, undefined, 4, 5]).match(/<circle/g)).toHaveLength(2);
  });

  it('holds the target and the whole interval of the forecast', () => {
    const svg = chart([10, 12], {
      target: { value: 40, shown: '40 teams' },
      forecast: { label: '2026-12-31', value: 20, low: -5, high: 55 },
    });
    expect(svg).toContain('Target 40 teams');
    expect(svg).toContain('2026-12-31');
    const heights = [...svg.matchAll(/ y[12]?="(-?[\d.]+)"/g)].map(([, y]) => Number(y));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(0);
    expect(svg).toContain('>-10<');
    expect(svg).toContain('>60<');
  });

  it('draws values that are all one, and one value alone', () => {
    for (const svg of [chart([7, 7, 7]), chart([0, 0]), chart([7])]) expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it('says in words what it shows, and lets no name become markup', () => {
    const svg = chart([1, 2], { title: '<script>alert(1)</script>' });
    expect(svg).not.toContain('<script');
    expect(svg).toContain('from 1 in 2026-W10 to 2 in 2026-W11');
  });
});
