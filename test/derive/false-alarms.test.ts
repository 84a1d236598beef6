import { describe, expect, it } from 'vitest';
import { falseAlarmShares } from '../bench/false-alarm-shares.ts';
import { noiseLaws } from '../bench/noise-workspace.ts';

/** 300 metrics and 225 drivers a law, always the same ones; the benchmark counts a thousand workspaces. */
const workspaces = 75;

describe('false alarms in workspaces of nothing but noise', () => {
  it.each(noiseLaws)(
    'stay under 7 % of trends and of leads in $name',
    (law) => {
      const { trends, leads } = falseAlarmShares(workspaces, law);
      expect(trends).toBeLessThan(0.07);
      expect(leads).toBeLessThan(0.07);
      // A test that never speaks would pass too.
      expect(trends).toBeGreaterThan(0);
    },
    60_000,
  );
});
