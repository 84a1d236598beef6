import { describe, expect, it } from 'vitest';
import type { MetricSeries } from '../../src/derive/metric-series.ts';
import { indexWorkspace } from '../../src/derive/workspace-index.ts';
import type { ReadingPart, WorkspaceParts } from './workspace-builder.ts';
import { buildWorkspace, day } from './workspace-builder.ts';

type Cells = Omit<NonNullable<WorkspaceParts['metrics']>[number], 'id'>;

function seriesOf(readings: readonly ReadingPart[], cells: Cells = {}, asOf = '2026-03-31'): MetricSeries {
  const workspace = buildWorkspace({ metrics: [{ id: 'visits', ...cells }], readings: { visits: readings } });
  const series = indexWorkspace(workspace, day(asOf)).series.get('visits');
  if (series === undefined) throw new Error('No series');
  return series;
}

const twiceAMonth = [
  { day: '2026-01-10', value: 0.2 },
  { day: '2026-01-31', value: 0.4 },
  { day: '2026-03-15', value: 5 },
  { day: '2026-03-31', value: 7 },
];

describe('the readings of a metric on its cadence', () => {
  it('are the last value of a month for a level, and a month without one stays empty', () => {
    const { levels, latest } = seriesOf(twiceAMonth);
    expect(levels).toEqual([0.4, undefined, 7]);
    expect(latest).toMatchObject({ value: 7, day: '2026-03-31' });
  });

  it('are summed for a flow', () => {
    expect(seriesOf(twiceAMonth, { numberKind: 'flow' }).levels).toEqual([0.2 + 0.4, undefined, 12]);
  });

  it('are averaged for a rate', () => {
    expect(seriesOf(twiceAMonth, { numberKind: 'rate' }).levels).toEqual([(0.2 + 0.4) / 2, undefined, 6]);
  });

  it('are differenced for a running total, whose level is still the total', () => {
    const totals = [
      { day: '2026-01-31', value: 100 },
      { day: '2026-02-28', value: 130 },
      { day: '2026-03-31', value: 150 },
    ];
    const series = seriesOf(totals, { numberKind: 'cumulative' });
    expect(series.values).toEqual([undefined, 30, 20]);
    expect(series.levels).toEqual([100, 130, 150]);
    expect(series.latest.value).toBe(150);
  });

  it('start again with the total itself when a running total was reset', () => {
    const yearToDate = [
      { day: '2025-11-30', value: 900 },
      { day: '2025-12-31', value: 1000 },
      { day: '2026-01-31', value: 80 },
      { day: '2026-02-28', value: 170 },
    ];
    const { values } = seriesOf(yearToDate, { numberKind: 'cumulative' });
    expect(values).toEqual([undefined, 100, 80, 90]);
  });

  it('leave out the month that still runs for a flow and a rate, and keep it for a level', () => {
    const readings = [
      { day: '2026-02-28', value: 10 },
      { day: '2026-03-10', value: 3 },
    ];
    for (const numberKind of ['flow', 'rate'] as const) {
      const series = seriesOf(readings, { numberKind }, '2026-03-15');
      expect(series).toMatchObject({ levels: [10], openPeriodLeftOut: true });
    }
    expect(seriesOf(readings, {}, '2026-03-15').levels).toEqual([10, 3]);
  });

  it('keep the total of a running month, and not what it adds so far', () => {
    const readings = [
      { day: '2026-01-31', value: 10 },
      { day: '2026-02-28', value: 30 },
      { day: '2026-03-10', value: 33 },
    ];
    const series = seriesOf(readings, { numberKind: 'cumulative' }, '2026-03-15');
    expect(series.values).toEqual([undefined, 20, undefined]);
    expect(series.latest.value).toBe(33);
  });

  it('begin at the last change of definition', () => {
    const changed = twiceAMonth.map((reading) => ({
      ...reading,
      definitionChanged: reading.day === '2026-03-15',
    }));
    expect(seriesOf(changed)).toMatchObject({ levels: [7], restarted: '2026-03-15' });
  });

  it('may come in any order', () => {
    expect(seriesOf(twiceAMonth.toReversed())).toEqual(seriesOf(twiceAMonth));
  });

  it('look back ten years at the most, however old one mistyped day is', () => {
    const readings = [{ day: '0202-01-31', value: 1 }, ...twiceAMonth];
    expect(seriesOf(readings).levels.length).toBeLessThanOrEqual(520);
  });

  it('follow ISO weeks, so that the turn of a year is one week', () => {
    const readings = [
      { day: '2025-12-31', value: 1 },
      { day: '2026-01-02', value: 2 },
      { day: '2026-01-05', value: 4 },
    ];
    expect(seriesOf(readings, { cadence: 'weekly', numberKind: 'flow' }).levels).toEqual([3, 4]);
  });
});
