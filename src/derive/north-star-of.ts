import type { Id } from '../model/cell-shapes.ts';
import type { Metric } from '../model/metric.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** The North Star that a driver leads to. */
export function northStarOf(driver: Metric, index: WorkspaceIndex): Metric | undefined {
  const top = index.chain.pathToNorthStar(driver.id)?.at(-1);
  return top === undefined ? undefined : index.metrics.get(top);
}

/** The North Stars that a driver drives: the one it leads to, and any that it feeds itself, such as both of a market. */
export function northStarsOf(driver: Metric, index: WorkspaceIndex): readonly Id[] {
  const own = northStarOf(driver, index)?.id;
  const fed = driver.feeds.filter((id) => id !== own && index.metrics.get(id)?.role === 'north-star');
  return own === undefined ? fed : [own, ...fed];
}
