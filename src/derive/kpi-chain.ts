import type { Id } from '../model/cell-shapes.ts';
import type { Metric } from '../model/metric.ts';
import { groupByEach } from './group-by-each.ts';

/** The KPI chain: which metric feeds which, up to the North Star. */
export interface KpiChain {
  /** The metrics that feed one. */
  readonly feedersOf: ReadonlyMap<Id, readonly Metric[]>;
  /** Whether any way leads from a metric up to a North Star. */
  readonly reachesNorthStar: (metric: Id) => boolean;
  /**
   * The shortest way from a metric up to a North Star, both ends included; a North Star's own is itself.
   * `undefined` when there is none.
   */
  readonly pathToNorthStar: (metric: Id) => readonly Id[] | undefined;
}

/**
 * Reads the chain from the `feeds` of every metric. Links to metrics that do not exist are no links. A key driver
 * that says nothing of what it feeds is taken to drive the North Star, when there is only one.
 */
export function kpiChain(metrics: readonly Metric[]): KpiChain {
  const known = new Set(metrics.map((metric) => metric.id));
  const feedersOf = groupByEach(metrics, (metric) => metric.feeds.filter((id) => known.has(id)));
  const next = new Map<Id, Id | undefined>();
  let reached = metrics.filter((metric) => metric.role === 'north-star').map((metric) => metric.id);
  for (const id of reached) next.set(id, undefined);
  const [only, ...others] = reached;
  if (only !== undefined && others.length === 0) {
    for (const { id, role, feeds } of metrics) {
      if (role !== 'key-driver' || feeds.some((fed) => known.has(fed))) continue;
      next.set(id, only);
      reached = [...reached, id];
    }
  }
  while (reached.length > 0) {
    const further: Id[] = [];
    for (const id of reached) {
      for (const feeder of feedersOf.get(id) ?? []) {
        if (next.has(feeder.id)) continue;
        next.set(feeder.id, id);
        further.push(feeder.id);
      }
    }
    reached = further;
  }
  return {
    feedersOf,
    reachesNorthStar: (metric) => next.has(metric),
    pathToNorthStar(metric) {
      if (!next.has(metric)) return undefined;
      const path: Id[] = [];
      for (let id: Id | undefined = metric; id !== undefined; id = next.get(id)) path.push(id);
      return path;
    },
  };
}
