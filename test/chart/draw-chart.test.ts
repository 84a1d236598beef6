import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chart, ChartPart } from '../../src/chart/chart.ts';
import { drawChart, inWords } from '../../src/chart/draw-chart.ts';

function part(label: string, value: number | undefined): ChartPart {
  return { label, value, shown: value === undefined ? 'no answer yet' : String(value), color: 'blue' };
}

function chart(shape: Chart['shape'], ...parts: ChartPart[]): Chart {
  return { title: 'Progress', shape, parts };
}

/** The number under a key of every element of a kind. */
function numbers(svg: string, element: string, key: string): number[] {
  const found = svg.matchAll(new RegExp(`<${element}[^>]* ${key}="([^" ]+)[" ]`, 'g'));
  return [...found].map(([, value]) => Number(value));
}

const shapes = ['bar', 'column', 'donut'] as const;

describe('drawing a chart', () => {
  it('makes a bar as long as its value, from one zero', () => {
    const svg = drawChart(chart('bar', part('a', 0.5), part('b', 1), part('c', -0.5)));
    const widths = numbers(svg, 'rect', 'width').slice(1);
    expect(widths).toEqual([120, 240, 120]);
    const zero = numbers(svg, 'line', 'x1')[0] ?? 0;
    const starts = numbers(svg, 'rect', 'x').slice(0, 3);
    expect(starts[0]).toBe(zero);
    expect(starts[1]).toBe(zero);
    expect(starts[2]).toBe(zero - 120);
  });

  it('leaves room up to the whole, so that half of the way is half of the lane', () => {
    const svg = drawChart({ ...chart('bar', part('a', 0.5), part('b', 0.25)), whole: 1 });
    expect(numbers(svg, 'rect', 'width').slice(1)).toEqual([180, 90]);
  });

  it('names what has no value yet and draws no bar for it', () => {
    const svg = drawChart(chart('bar', part('Silent', undefined), part('Loud', 2)));
    expect(svg).toContain('>Silent<');
    expect(svg).toContain('>no answer yet<');
    expect(numbers(svg, 'rect', 'width')).toHaveLength(2);
  });

  it('gives slices their share of the ring', () => {
    const svg = drawChart(chart('donut', part('a', 3), part('b', 1)));
    const [first = 0, second = 1] = numbers(svg, 'circle', 'stroke-dasharray');
    expect(first / second).toBeCloseTo(3, 1);
  });

  it('says so when there is nothing to show', () => {
    for (const shape of shapes) expect(drawChart(chart(shape))).toContain('There is nothing to show yet.');
  });

  it('says in words what it shows', () => {
    expect(inWords(chart('bar', part('Seats', 4), part('Teams', undefined)))).toBe(
      'Progress: Seats 4, Teams no answer yet',
    );
  });

  it('never lets what people wrote become markup, and draws whatever the numbers', () => {
    const parts = fc.array(
      fc.record({
        label: fc.string({ unit: 'binary' }),
        value: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: undefined }),
        shown: fc.string(),
        color: fc.constantFrom('red' as const, 'green' as const),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(parts, fc.constantFrom(...shapes), fc.string(), (own, shape, title) => {
        const svg = drawChart({ title, shape, parts: own });
        // Numbers stand in tags; between them are people's words, which may say anything.
        const shapesOnly = svg.replaceAll(/>[^<]*</g, '><').replace(/aria-label="[^"]*"/, '');
        expect(shapesOnly).not.toMatch(/NaN|Infinity|undefined/);
        // Every tag is one that is drawn here, and every one is closed.
        const tags = [...svg.matchAll(/<\/?([a-zA-Z]+)/g)].map(([, tag]) => tag ?? '');
        expect(
          tags.every((tag) => ['svg', 'title', 'rect', 'text', 'g', 'line', 'circle'].includes(tag)),
        ).toBe(true);
        expect(svg.match(/<[a-z]/g)?.length).toBe(svg.match(/<\/[a-z]/g)?.length);
      }),
      {
        examples: [
          [[{ label: '<script>"&', value: 1, shown: '', color: 'red' }], 'bar', '</title><script>'],
          [[{ label: 'undefined', value: 1, shown: 'NaN', color: 'red' }], 'column', 'Infinity'],
        ],
      },
    );
  });
});
