import { describe, expect, it } from 'vitest';
import { drawSparkline } from '../../src/chart/sparkline.ts';

function points(...values: (number | undefined)[]): { label: string; value: number | undefined }[] {
  return values.map((value, place) => ({ label: `W${place + 1}`, value }));
}

function draw(options: { values: (number | undefined)[]; target?: number; words?: string }): string {
  const { values, target, words = 'Teams' } = options;
  return drawSparkline({ points: points(...values), target, words });
}

describe('a small line beside numbers', () => {
  it('runs from edge to edge, up where values rise', () => {
    expect(draw({ values: [1, 2] })).toContain('d="M6,58L634,6"');
  });

  it('is parted where nothing was read', () => {
    expect(draw({ values: [1, 2, undefined, 2, 1] }).match(/M/g)).toHaveLength(2);
  });

  it('leaves room for a target beyond its values', () => {
    const svg = draw({ values: [1, 2], target: 3 });
    expect(svg).toMatch(/<line[^>]* y1="6" y2="6"/);
    expect(svg).toContain('d="M6,58L634,32"');
  });

  it('stays in the picture where all values are one, or there is but one', () => {
    expect(draw({ values: [5, 5] })).toContain('d="M6,32L634,32"');
    expect(draw({ values: [0] })).toMatch(/<circle cx="6" cy="32"/);
  });

  it('says what it shows, and never as markup', () => {
    expect(draw({ values: [1, 2], words: 'A <b> metric' })).toContain('<title>A &lt;b&gt; metric</title>');
  });
});
