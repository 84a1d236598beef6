import { describe, expect, it } from 'vitest';
import { Day } from '../../src/model/day.ts';
import { chartOfView } from '../../src/sync/chart-of-view.ts';
import type { ChartView } from '../../src/sync/chart-of-view.ts';
import { drawPictures } from '../../src/sync/pictures.ts';
import { tableOf } from '../../src/template/template.ts';
import { pullOf, row, template } from './pulls.ts';

const asOf = Day.parse('2026-03-02');
const metrics = tableOf(template, 'metrics');

function chart(title: string, rows: readonly Record<string, string | number | undefined>[]) {
  const view = metrics.views.find((own): own is ChartView => own.kind === 'chart' && own.title === title);
  if (view === undefined) throw new Error(`No chart ${title}`);
  return chartOfView(view, { table: metrics, rows, asOf });
}

describe('what a chart shows', () => {
  it('is a bar a row with its own number, the largest first, those without one last', () => {
    const { parts } = chart('Progress of North Star and drivers', [
      { name: 'Seats', role: 'key-driver', progress: 0.251 },
      { name: 'Teams', role: 'north-star' },
      { name: 'Trials', role: 'key-driver', progress: 0.9 },
      { name: 'Noise', role: 'other', progress: 1 },
    ]);
    expect(parts.map(({ label, shown }) => [label, shown])).toEqual([
      ['Trials', '90 %'],
      ['Seats', '25 %'],
      ['Teams', 'no answer yet'],
    ]);
  });

  it('names twenty rows and says how many more there are', () => {
    const rows = Array.from({ length: 23 }, (_, index) => ({
      name: `Metric ${index}`,
      role: 'key-driver',
      progress: index / 23,
    }));
    const { parts, remark } = chart('Progress of North Star and drivers', rows);
    expect(parts).toHaveLength(20);
    expect(remark).toBe('and 3 more');
  });

  it('counts the rows of each choice in the order of the choices, and those without one at the end', () => {
    const { parts } = chart('Metrics by status', [
      { status: 'stale' },
      { status: undefined },
      { status: 'no-data' },
      { status: 'stale' },
      { status: 'invented' },
    ]);
    expect(parts.map(({ label, value }) => [label, value])).toEqual([
      ['No data', 1],
      ['Stale', 2],
      ['No status', 2],
    ]);
  });
});

describe('the pictures of a surface', () => {
  const pull = pullOf('notion', {
    metrics: [row('m', { name: 'Teams', role: 'north-star', progress: 0.1 })],
    experiments: [],
  });

  it('are the charts of its tables, as they are once the changes stand', () => {
    const change = {
      id: 'c',
      kind: 'update' as const,
      surface: 'notion' as const,
      table: 'metrics',
      row: 'm',
      cells: { progress: 0.4 },
      before: { progress: 0.1 },
      reason: 'It moved',
    };
    const [before] = drawPictures({ template, pull, changes: [], asOf, northStars: [] });
    const pictures = drawPictures({ template, pull, changes: [change], asOf, northStars: [] });
    expect(pictures.map(({ table, view }) => `${table}/${view}`)).toEqual([
      'metrics/Progress of North Star and drivers',
      'metrics/Metrics by status',
      'experiments/Experiments by outcome',
    ]);
    expect(before?.words).toBe('Progress of North Star and drivers: Teams 10 %');
    expect(pictures[0]?.words).toBe('Progress of North Star and drivers: Teams 40 %');
    expect(pictures[0]?.numbers).toEqual({ headers: ['Name', 'Progress'], rows: [['Teams', 0.4]] });
    expect(drawPictures({ template, pull, changes: [change], asOf, northStars: [] })).toEqual(pictures);
  });

  it('begin with the North Star’s way so far, where the overview lives and two values are known', () => {
    const northStar = {
      name: 'Teams',
      verdict: '',
      trend: null,
      diagnosis: null,
      because: '',
      unit: null,
      history: [
        { period: 'January 2026', value: 40 },
        { period: 'February 2026', value: 44 },
      ],
      target: { value: 60, day: null },
      forecast: null,
    };
    const home = pullOf('notion', { overview: [], metrics: [] });
    const [first] = drawPictures({ template, pull: home, changes: [], asOf, northStars: [northStar] });
    expect(first).toMatchObject({
      table: 'overview',
      view: 'North Star over time',
      words: 'Teams: from 40 in January 2026 to 44 in February 2026; target 60',
      numbers: {
        headers: ['Period', 'Teams', 'Target'],
        rows: [
          ['January 2026', 40, 60],
          ['February 2026', 44, 60],
        ],
      },
    });
    const market = drawPictures({
      template,
      pull: home,
      changes: [],
      asOf,
      northStars: [northStar, { ...northStar, name: 'Hosts' }],
    });
    expect(market.map(({ view, words }) => `${view}: ${words.slice(0, 5)}`)).toEqual(
      expect.arrayContaining(['North Star over time: Teams', 'Second North Star over time: Hosts']),
    );
    const young = { ...northStar, history: northStar.history.slice(1) };
    const none = [
      drawPictures({ template, pull: home, changes: [], asOf, northStars: [young] }),
      drawPictures({ template, pull, changes: [], asOf, northStars: [northStar] }),
    ].flat();
    expect(none.map(({ view }) => view)).not.toContain('North Star over time');
  });
});
