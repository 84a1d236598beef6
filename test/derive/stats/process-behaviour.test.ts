import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processBehaviour } from '../../../src/derive/stats/process-behaviour.ts';
import type { ProcessBehaviour } from '../../../src/derive/stats/process-behaviour.ts';
import { gappySeries, numbersIn, wholeSeries, wildSeries } from './arbitrary-series.ts';

type Charted = Extract<ProcessBehaviour, { status: 'charted' }>;

function chartOf(values: readonly (number | undefined)[], onlyOutside = false): Charted {
  const chart = processBehaviour(values, { onlyOutside });
  if (chart.status !== 'charted') throw new Error(`Not charted: ${chart.n} readings`);
  return chart;
}

/** Twenty readings about 100 without trend or memory, between 90 and 110. */
const calm = [98, 104, 101, 95, 103, 97, 106, 99, 94, 102, 105, 96, 100, 107, 93, 101, 98, 104, 97, 102];

describe('a process behaviour chart', () => {
  it('needs six readings and says how many there are', () => {
    expect(processBehaviour([])).toEqual({ status: 'too-few', n: 0, needed: 6 });
    expect(processBehaviour([1])).toEqual({ status: 'too-few', n: 1, needed: 6 });
    const gappy = [1, undefined, 2, 1, 2, Number.NaN, 1];
    expect(processBehaviour(gappy)).toEqual({ status: 'too-few', n: 5, needed: 6 });
  });

  it('is provisional below twelve readings, usable below twenty, then locked', () => {
    expect(chartOf(calm.slice(0, 6)).maturity).toBe('provisional');
    expect(chartOf(calm.slice(0, 12)).maturity).toBe('usable');
    expect(chartOf(calm)).toMatchObject({ maturity: 'locked', baseline: { start: 0, n: 20 } });
  });

  it('finds no signal in noise', () => {
    expect(chartOf(calm)).toMatchObject({ signals: [], newest: undefined, momentum: false, range: 'mean' });
  });

  it('keeps its limits once they are locked', () => {
    const later = chartOf([...calm, 99, 140, 103]);
    expect(later.limits).toEqual(chartOf(calm).limits);
    expect(later.newest).toEqual({ index: 21, side: 'up', rule: 'outside' });
  });

  it('tells of a signal only while it is among the newest eight readings', () => {
    expect(chartOf([...calm, 140, ...calm.slice(0, 7)]).newest).toMatchObject({ index: 20 });
    const past = chartOf([...calm, 140, ...calm.slice(0, 8)]);
    expect(past.newest).toBeUndefined();
    expect(past.signals).toHaveLength(1);
  });

  it('begins anew after eight readings in a row on one side, and tells of the shift', () => {
    const shifted = chartOf([...calm, ...calm.slice(0, 8).map((value) => value + 10)]);
    expect(shifted.baseline).toEqual({ start: 20, n: 8 });
    expect(shifted.maturity).toBe('provisional');
    expect(shifted.newest).toEqual({ index: 27, side: 'up', rule: 'shift' });
    const settled = chartOf([...calm, ...calm.map((value) => value + 10)]);
    expect(settled).toMatchObject({ baseline: { start: 20, n: 20 }, maturity: 'locked', newest: undefined });
  });

  it('does not begin anew after seven', () => {
    const seven = chartOf([...calm, ...calm.slice(0, 7).map((value) => value + 10)]);
    expect(seven.baseline.start).toBe(0);
  });

  it('widens the limits of a metric with momentum and takes no run for a signal', () => {
    const wander = [0, 1, 2, 3, 2, 1, 0, -1, -2, -3, -2, -1, 0, 1, 2, 3, 2, 1, 0, -1];
    const chart = chartOf([...wander, ...wander.slice(0, 7).map((value) => value + 1)]);
    expect(chart.momentum).toBe(true);
    expect(chart.limits.high - chart.limits.centre).toBeGreaterThan(2.66 * chart.limits.movingRange * 1.5);
    expect(chart.signals.filter(({ rule }) => rule !== 'outside')).toEqual([]);
  });

  it('is not blown up by one wild reading in the baseline', () => {
    const spoilt = calm.with(8, 500);
    const chart = chartOf(spoilt);
    expect(chart.range).toBe('median');
    expect(chart.signals).toEqual([{ index: 8, side: 'up', rule: 'outside' }]);
  });

  it('charts a trending series as its distance from the line', () => {
    const rising = calm.map((value, index) => value + 5 * index);
    const chart = chartOf(rising);
    expect(chart.line.slope).toBeCloseTo(5, 0);
    expect(chart.signals).toEqual([]);
  });

  it('uses only the limits when told so, as for small counts', () => {
    const high = [...calm, ...calm.slice(0, 8).map((value) => value + 10)];
    expect(chartOf(high, true)).toMatchObject({ baseline: { start: 0 }, newest: undefined });
  });

  it('has no signal in a constant series, and one in the first change of it', () => {
    const level = Array.from({ length: 24 }, () => 0.1);
    expect(chartOf(level)).toMatchObject({ signals: [], line: { slope: 0, intercept: 0 } });
    expect(chartOf([...level, 0.2]).newest).toEqual({ index: 24, side: 'up', rule: 'outside' });
  });

  it('works on counts that are mostly 0', () => {
    const rare = [0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0];
    expect(chartOf(rare).range).toBe('mean');
  });

  it('gives the same answer for the series turned over, with sides turned', () => {
    fc.assert(
      fc.property(wholeSeries, (values) => {
        const chart = processBehaviour(values);
        const turned = processBehaviour(values.map((value) => -value));
        if (chart.status !== 'charted' || turned.status !== 'charted') return;
        expect(turned.baseline).toEqual(chart.baseline);
        expect(turned.signals.map(({ index, rule }) => [index, rule])).toEqual(
          chart.signals.map(({ index, rule }) => [index, rule]),
        );
        expect(turned.newest?.side).not.toBe(chart.newest?.side ?? 'none');
      }),
    );
  });

  it('is not changed by a missing value at the end, nor does it change its input', () => {
    fc.assert(
      fc.property(gappySeries, (values) => {
        const frozen = Object.freeze([...values]);
        expect(processBehaviour([...values, undefined])).toEqual(processBehaviour(frozen));
      }),
    );
  });

  it('gives finite numbers, whatever the cells hold', () => {
    fc.assert(
      fc.property(wildSeries, (values) => {
        expect(numbersIn(processBehaviour(values)).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
