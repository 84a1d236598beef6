import type { Metric } from '../model/metric.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** The North Star that a driver leads to. */
export function northStarOf(driver: Metric, index: WorkspaceIndex): Metric | undefined {
  const top = index.chain.pathToNorthStar(driver.id)?.at(-1);
  return top === undefined ? undefined : index.metrics.get(top);
}
