import { describe, expect, it } from 'vitest';
import { milestoneProgress } from '../../../src/derive/stats/milestone-progress.ts';

describe('progress over milestones', () => {
  it('is the share that is done, by number or by weight', () => {
    const three = [{ done: true }, { done: true }, { done: true }, { done: false }];
    expect(milestoneProgress(three)?.raw).toBe(0.75);
    expect(
      milestoneProgress([
        { done: true, weight: 1 },
        { done: false, weight: 3 },
      ])?.raw,
    ).toBe(0.25);
  });

  it('is undefined without milestones or weight', () => {
    expect(milestoneProgress([])).toBeUndefined();
    expect(milestoneProgress([{ done: true, weight: 0 }])).toBeUndefined();
    expect(milestoneProgress([{ done: true, weight: -1 }])).toBeUndefined();
  });

  it('is all or nothing for a single one', () => {
    expect(milestoneProgress([{ done: false }])?.raw).toBe(0);
    expect(milestoneProgress([{ done: true }])?.raw).toBe(1);
  });
});
