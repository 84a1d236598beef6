import { describe, expect, it } from 'vitest';
import { northStarChart } from '../../src/sync/north-star-chart.ts';

const northStar = {
  name: 'Weekly downloads',
  verdict: '',
  trend: null,
  diagnosis: null,
  because: '',
  unit: 'downloads',
  history: [
    { period: '2026-W01', value: 30 },
    { period: '2026-W02', value: null },
    { period: '2026-W03', value: 20 },
  ],
  target: { value: 40, day: null },
  forecast: { value: 10, low: -15, high: 35 },
};

describe('the picture of a North Star', () => {
  it('names the unit unless the name says it already', () => {
    expect(northStarChart(northStar)?.title).toBe('Weekly downloads');
    expect(northStarChart({ ...northStar, name: 'Loads' })?.title).toBe('Loads, in downloads');
    expect(northStarChart({ ...northStar, unit: '%' })?.title).toBe('Weekly downloads');
  });

  it('is drawn below zero only where the readings were', () => {
    expect(northStarChart(northStar)?.forecast).toMatchObject({ value: 10, low: 0, high: 35 });
    const losses = [{ period: '2026-W00', value: -3 }, ...northStar.history];
    expect(northStarChart({ ...northStar, history: losses })?.forecast).toMatchObject({ low: -15 });
  });

  it('needs two values', () => {
    expect(northStarChart({ ...northStar, history: northStar.history.slice(0, 2) })).toBeUndefined();
  });
});
