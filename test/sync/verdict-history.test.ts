import { describe, expect, it } from 'vitest';
import type { Headline } from '../../src/sync/headline.ts';
import { verdictHistory } from '../../src/sync/verdict-history.ts';
import { day } from '../derive/workspace-builder.ts';

type Diagnosis = Headline['northStars'][number]['diagnosis'];

function on(asOf: string, diagnosis: Diagnosis, error = 0): Headline {
  return {
    asOf: day(asOf),
    northStars: [{ name: 'Teams', trend: 'rising', diagnosis }],
    rateLimitingStep: 'Activation',
    gaps: { error, warning: 0, info: 0 },
  };
}

describe('the history of a verdict', () => {
  it('is cut where the verdict became another, and tells each stretch as of its last day', () => {
    const days = [
      on('2026-03-05', 'working'),
      on('2026-03-04', 'working', 2),
      on('2026-03-02', 'strategy-not-executed'),
      on('2026-03-01', 'working'),
    ];
    expect(
      verdictHistory(days).map(({ from, to, headline }) => [from, to, headline.northStars[0]?.diagnosis]),
    ).toEqual([
      ['2026-03-04', '2026-03-05', 'working'],
      ['2026-03-02', '2026-03-02', 'strategy-not-executed'],
      ['2026-03-01', '2026-03-01', 'working'],
    ]);
    expect(verdictHistory(days)[0]?.headline.gaps.error).toBe(0);
  });

  it('is cut where another step limits growth', () => {
    const days = [on('2026-03-02', 'working'), { ...on('2026-03-01', 'working'), rateLimitingStep: null }];
    expect(verdictHistory(days)).toHaveLength(2);
  });

  it('is empty before the first day', () => {
    expect(verdictHistory([])).toEqual([]);
  });
});
