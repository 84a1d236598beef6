import type { Id } from '../../model/cell-shapes.ts';
import type { Metric } from '../../model/metric.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';

/** A book with more North Stars than these has `nsm/one` to settle first. */
const mostNorthStars = 8;

/** The rows from which a way leads to one North Star. */
interface Reach {
  readonly metrics: ReadonlySet<Id>;
  readonly objectives: ReadonlySet<Id>;
}

/** What leads to a North Star, and to the one of the other side of its market where there is one. */
export interface NorthStarReach {
  readonly northStar: Metric;
  readonly own: Reach;
  /** Empty for a North Star of the whole. */
  readonly otherSide: readonly Reach[];
}

/**
 * What leads to each North Star, over any number of steps? A metric by the KPI chain; an objective by a key result on
 * such a metric, or by the objectives it contributes to.
 */
export function northStarReaches(index: WorkspaceIndex): readonly NorthStarReach[] {
  const found = index.northStars
    .slice(0, mostNorthStars)
    .map((northStar) => ({ northStar, own: reachOf(northStar, index) }));
  return found.map(({ northStar, own }) => ({
    northStar,
    own,
    otherSide: found.filter((other) => areSides(northStar, other.northStar)).map((other) => other.own),
  }));
}

/**
 * The rows that do not do their part for a North Star: what leads to either side of a market does, unless nothing at
 * all leads to this side of it.
 */
export function apartFrom<Row>(
  { own, otherSide }: NorthStarReach,
  { rows, leads }: { rows: readonly Row[]; leads: (row: Row, reach: Reach) => boolean },
): readonly Row[] {
  const apart = rows.filter((row) => !leads(row, own));
  if (apart.length === rows.length) return apart;
  return apart.filter((row) => !otherSide.some((other) => leads(row, other)));
}

function reachOf({ id }: Metric, index: WorkspaceIndex): Reach {
  const metrics = index.northStars.length === 1 ? onlyReach(index) : new Set([id]);
  for (const reached of metrics) {
    for (const feeder of index.chain.feedersOf.get(reached) ?? []) metrics.add(feeder.id);
  }
  const objectives = new Set<Id>();
  for (const { objective, driver, metric } of index.workspace.keyResults) {
    const isOnWay = [driver, metric].some((own) => own !== undefined && metrics.has(own));
    if (objective !== undefined && isOnWay) objectives.add(objective);
  }
  for (const reached of objectives) {
    for (const contributor of index.contributorsOf.get(reached) ?? []) objectives.add(contributor.id);
  }
  return { metrics, objectives };
}

/** With a single North Star, drivers that name nothing they feed drive it. */
function onlyReach(index: WorkspaceIndex): Set<Id> {
  return new Set(index.workspace.metrics.flatMap(({ id }) => (index.chain.reachesNorthStar(id) ? [id] : [])));
}

function areSides({ northStarSide: one }: Metric, { northStarSide: other }: Metric): boolean {
  return (one === 'demand' && other === 'supply') || (one === 'supply' && other === 'demand');
}
