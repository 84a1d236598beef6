import { describe, expect, it } from 'vitest';
import { derive } from '../../src/derive/derive.ts';
import type { ObjectiveSummary } from '../../src/sync/objective-summary.ts';
import { ObjectiveSummary as Schema, summariseObjectives } from '../../src/sync/objective-summary.ts';
import { buildWorkspace, day } from '../derive/workspace-builder.ts';

const asOf = day('2026-02-15');
const cycle = { cycleStart: day('2026-01-01'), cycleEnd: day('2026-03-31'), status: 'active' as const };

function summarised(parts: Parameters<typeof buildWorkspace>[0]): ObjectiveSummary[] {
  const workspace = buildWorkspace(parts);
  const summary = summariseObjectives(workspace, derive(workspace, asOf));
  return Schema.array().parse(JSON.parse(JSON.stringify(summary)));
}

describe('the objectives in a summary', () => {
  it('say how far they and their key results are, and what they lead to', () => {
    const [objective] = summarised({
      metrics: [{ id: 'teams', name: 'Teams', role: 'north-star' }],
      objectives: [{ id: 'o1', name: 'Teams stay', ...cycle }],
      keyResults: [
        {
          id: 'k1',
          name: 'Churn from 5 to 3',
          objective: 'o1',
          metric: 'teams',
          start: 5,
          target: 3,
          current: 4,
        },
        { id: 'k2', name: 'Nothing known yet', objective: 'o1' },
      ],
    });
    expect(objective).toMatchObject({ name: 'Teams stay', path: '→ Teams' });
    expect(objective?.keyResults.map(({ name, progress }) => [name, progress])).toEqual([
      ['Churn from 5 to 3', 0.5],
      ['Nothing known yet', null],
    ]);
    expect(objective?.progress).toBe(0.5);
    expect(objective?.keyResults[1]?.because).toMatch(/^No progress/);
  });

  it('are those that are agreed on and in their cycle', () => {
    const names = summarised({
      objectives: [
        { id: 'now', name: 'Now', ...cycle },
        { id: 'always', name: 'Without dates', status: 'agreed' },
        { id: 'draft', name: 'Draft', ...cycle, status: 'draft' },
        { id: 'over', name: 'Over', ...cycle, cycleEnd: day('2026-02-14') },
        { id: 'later', name: 'Later', ...cycle, cycleStart: day('2026-02-16') },
      ],
    }).map(({ name }) => name);
    expect(names).toEqual(['Now', 'Without dates']);
  });

  it('lead nowhere where nothing links them', () => {
    const [objective] = summarised({ objectives: [{ id: 'o1', name: 'Lost', ...cycle }] });
    expect(objective).toMatchObject({ path: null, progress: null, keyResults: [] });
    expect(objective?.because).toBe('No progress: it has no key results');
  });
});
