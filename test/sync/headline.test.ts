import { describe, expect, it } from 'vitest';
import { derive } from '../../src/derive/derive.ts';
import { Headline, headlineOf } from '../../src/sync/headline.ts';
import { summarise } from '../../src/sync/summary.ts';
import { buildWorkspace, day } from '../derive/workspace-builder.ts';

const asOf = day('2026-03-31');

function headline(workspace: ReturnType<typeof buildWorkspace>): Headline {
  const summary = summarise({ workspace, scorecard: derive(workspace, asOf), issues: [] });
  return Headline.parse(JSON.parse(JSON.stringify(headlineOf(summary))));
}

describe('the headline of a workspace', () => {
  it('says that nothing is known yet instead of leaving it out', () => {
    const { northStars, rateLimitingStep } = headline(
      buildWorkspace({ metrics: [{ id: 'teams', role: 'north-star' }] }),
    );
    expect(northStars).toEqual([{ name: 'teams', trend: null, diagnosis: null }]);
    expect(rateLimitingStep).toBeNull();
  });

  it('counts what is open, by severity, and not what somebody let stand', () => {
    const metrics = [{ id: 'a1', name: 'Activation', role: 'key-driver' as const, owners: ['Ada'] }];
    const open = headline(buildWorkspace({ metrics }));
    const accepted = headline(
      buildWorkspace({
        metrics,
        settings: { acknowledged: [{ rule: 'driver/target', subject: 'a1', reason: 'Next week' }] },
      }),
    );
    expect(open.gaps.error).toBeGreaterThan(0);
    expect(accepted.gaps).toEqual({ ...open.gaps, error: open.gaps.error - 1 });
  });
});
