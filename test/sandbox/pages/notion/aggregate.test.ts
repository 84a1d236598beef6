import { describe, expect, it } from 'vitest';
import { aggregate } from '../../../../src/sandbox/pages/notion/aggregate.ts';

const rows = [
  { text: '4', number: 4 },
  { text: '', number: undefined },
  { text: '1', number: 1 },
  { text: '4', number: 4 },
];

describe('an aggregation over rows', () => {
  it('computes numbers from the rows that have one', () => {
    expect(aggregate('sum', rows)).toBe(9);
    expect(aggregate('average', rows)).toBe(3);
    expect(aggregate('median', rows)).toBe(4);
    expect(aggregate('median', rows.slice(0, 3))).toBe(2.5);
    expect(aggregate('min', rows)).toBe(1);
    expect(aggregate('max', rows)).toBe(4);
    expect(aggregate('range', rows)).toBe(3);
  });

  it('counts rows, values and gaps', () => {
    expect(aggregate('count', rows)).toBe(4);
    expect(aggregate('not_empty', rows)).toBe(3);
    expect(aggregate('empty', rows)).toBe(1);
    expect(aggregate('unique', rows)).toBe(2);
    expect(aggregate('percent_empty', rows)).toBe(0.25);
  });

  it('knows ticks from ones', () => {
    const boxes = [
      { text: 'Yes', number: 1 },
      { text: 'No', number: 0 },
    ];
    expect(aggregate('checked', boxes)).toBe(1);
    expect(aggregate('percent_unchecked', boxes)).toBe(0.5);
    expect(aggregate('checked', rows)).toBe(0);
  });

  it('is nothing, and not 0, where there is nothing to compute from', () => {
    expect(aggregate('sum', [{ text: '', number: undefined }])).toBeUndefined();
    expect(aggregate('percent_empty', [])).toBeUndefined();
    expect(aggregate('count', [])).toBe(0);
  });
});
