import { describe, expect, it } from 'vitest';
import { derive } from '../../src/derive/derive.ts';
import { buildWorkspace, day, valuesUntil } from './workspace-builder.ts';

describe('a workspace built for a test', () => {
  it('is empty where nothing is said, and derives', () => {
    const workspace = buildWorkspace();
    expect(workspace.metrics).toEqual([]);
    expect(derive(workspace, day('2026-03-31')).metrics).toEqual([]);
  });

  it('names a row by its id and leaves the rest as people leave it', () => {
    const { metrics } = buildWorkspace({ metrics: [{ id: 'activation' }] });
    expect(metrics[0]).toMatchObject({ name: 'activation', role: 'kpi', owners: [], feeds: [] });
  });

  it('dates readings by the ends of their periods, up to the one asked for', () => {
    const readings = valuesUntil('2026-03-31', { cadence: 'monthly', values: [1, undefined, 3] });
    expect(readings).toEqual([
      { day: '2026-01-31', value: 1 },
      { day: '2026-03-31', value: 3 },
    ]);
    const { readings: built } = buildWorkspace({
      metrics: [{ id: 'activation' }],
      readings: { activation: readings },
    });
    expect(built.map(({ metric, value }) => [metric, value])).toEqual([
      ['activation', 1],
      ['activation', 3],
    ]);
  });

  it('refuses a cell that no tool would give', () => {
    expect(() => buildWorkspace({ metrics: [{ id: 'activation', lastReviewed: '2026-02-30' }] })).toThrow(
      'not a day of the calendar',
    );
  });
});
