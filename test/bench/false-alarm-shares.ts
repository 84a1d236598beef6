import { derive } from '../../src/derive/derive.ts';
import { bigAsOf } from './big-workspace.ts';
import type { NoiseLaw } from './noise-workspace.ts';
import { noiseWorkspace } from './noise-workspace.ts';

/** How often something is seen where there is nothing, as shares of what was asked. */
export interface FalseAlarms {
  /** Metrics whose trend is called rising or falling. */
  readonly trends: number;
  /** Drivers said to lead their North Star, in the right direction or the wrong one. */
  readonly leads: number;
  /** Metrics with a signal in their newest eight readings. */
  readonly signals: number;
}

/** Derives so many workspaces of noise, the same ones each time. */
export function falseAlarmShares(workspaces: number, law: NoiseLaw): FalseAlarms {
  let [metrics, drivers, trends, leads, signals] = [0, 0, 0, 0, 0];
  for (let seed = 1; seed <= workspaces; seed += 1) {
    const scorecard = derive(noiseWorkspace(seed, law), bigAsOf);
    metrics += scorecard.metrics.length;
    drivers += scorecard.drivers.length;
    trends += scorecard.metrics.filter(
      ({ trend }) => trend.value === 'rising' || trend.value === 'falling',
    ).length;
    signals += scorecard.metrics.filter(({ signal }) => signal.value !== 'none').length;
    leads += scorecard.drivers.filter(
      ({ leadLag }) => leadLag.value === 'supported' || leadLag.value === 'contradicts',
    ).length;
  }
  return { trends: trends / metrics, leads: leads / drivers, signals: signals / metrics };
}
