import { describe, expect, it } from 'vitest';
import { topGaps } from '../../src/sync/top-gaps.ts';

function gaps(...rules: readonly string[]) {
  return rules.map((rule, at) => ({ rule, at }));
}

describe('the findings named first', () => {
  it('are the first of each rule, then the others, in their order', () => {
    const chosen = topGaps(gaps('measurable', 'measurable', 'output', 'measurable', 'gear'), 4);
    expect(chosen.map(({ rule, at }) => [rule, at])).toEqual([
      ['measurable', 0],
      ['output', 2],
      ['gear', 4],
      ['measurable', 1],
    ]);
  });

  it('leave out what somebody accepted, and are as few as there are', () => {
    const [first, second] = gaps('measurable', 'output');
    expect(
      topGaps([{ ...first, rule: 'measurable', acknowledged: 'We know' }, second ?? { rule: '' }], 5),
    ).toHaveLength(1);
    expect(topGaps([], 5)).toEqual([]);
  });
});
