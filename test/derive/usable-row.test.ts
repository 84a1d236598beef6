import { describe, expect, it } from 'vitest';
import { derive } from '../../src/derive/derive.ts';
import { usableRow } from '../../src/derive/usable-row.ts';
import { buildWorkspace, day } from './workspace-builder.ts';

describe('a row that answers are made from', () => {
  it('is the row itself when it is fine', () => {
    const row = { name: 'Activation', unit: '%', target: 0.5, owners: ['Ada'] };
    expect(usableRow(row)).toBe(row);
  });

  it('has no number that is none, and no sign before 0', () => {
    expect(usableRow({ name: 'a', start: Number.NaN, target: -Infinity, current: -0, weight: 2 })).toEqual({
      name: 'a',
      start: undefined,
      target: undefined,
      current: 0,
      weight: 2,
    });
  });

  it('has a unit that stands in a sentence, or none', () => {
    expect(usableRow({ name: 'a', unit: 'teams\nof '.repeat(1000) }).unit?.length).toBeLessThanOrEqual(60);
    expect(usableRow({ name: 'a', unit: ' ' }).unit).toBeUndefined();
  });

  it('keeps what is said free of broken numbers, where no schema stood before it', () => {
    const typed = buildWorkspace({
      metrics: [{ id: 'kpi', direction: 'stay-in-range', healthyMin: 1 }],
      readings: { kpi: [{ day: '2026-03-01', value: -0 }] },
      experiments: [{ id: 'test', predictionDirection: 'up' }],
      work: [{ id: 'item', start: '2026-03-01' }],
    });
    const workspace = {
      ...typed,
      metrics: typed.metrics.map((metric) => ({ ...metric, healthyMax: Number.NaN })),
      experiments: typed.experiments.map((one) => ({ ...one, predictionSize: Infinity })),
      work: typed.work.map((item) => ({ ...item, effortDays: -Infinity })),
    };
    const { metrics, experiments, gaps } = derive(workspace, day('2026-03-31'));
    expect(metrics[0]?.latest.value).toBe(0);
    expect(JSON.stringify([metrics, experiments, gaps])).not.toMatch(/NaN|Infinity|times/);
  });
});
