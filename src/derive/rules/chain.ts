import type { Id } from '../../model/cell-shapes.ts';
import { findCycles } from '../find-cycles.ts';
import { sayNames } from '../say.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import type { Rule, RuleContext, Finding } from './rule.ts';
import { placeOf } from './rule.ts';

/** Rules about the KPI chain. */
export const chainRules: readonly Rule[] = [
  {
    id: 'chain/cycle',
    severity: 'error',
    essays: ['S1'],
    finds: 'Metrics that feed one another in a circle, or gears in a circle in which no link reinvests',
    fix: 'Take out the link that runs backwards: of metrics none may close a circle.',
    find: findCircles,
  },
  {
    id: 'chain/orphan',
    severity: 'info',
    essays: ['S1'],
    finds: 'A KPI from which no link leads to the North Star, and to which none leads from it',
    fix: 'Link what it feeds; if it feeds nothing that matters, ask why it is measured.',
    *find({ index }) {
      if (index.northStars.length === 0) return;
      const beside = besideTheChain(index);
      for (const metric of index.workspace.metrics) {
        if (metric.role !== 'kpi' || index.chain.reachesNorthStar(metric.id) || beside.has(metric.id))
          continue;
        yield {
          ...placeOf('metrics', metric),
          message:
            metric.feeds.length === 0
              ? 'It feeds no other metric, so nothing leads from it to the North Star.'
              : 'What it feeds does not lead to the North Star.',
        };
      }
    },
  },
];

/** How many links of a circle are named. */
const namedLinks = 6;

function* findCircles({ index }: RuleContext): Iterable<Finding> {
  const { metrics, gears } = index;
  for (const cycle of findCycles(metrics.keys(), (id) =>
    (metrics.get(id)?.feeds ?? []).filter((fed) => metrics.has(fed)),
  )) {
    const [first] = cycle.flatMap((id) => metrics.get(id) ?? []);
    if (first === undefined) continue;
    yield {
      ...placeOf('metrics', first),
      message: `It feeds itself${around(cycle, metrics)}, so nothing can be computed through it.`,
    };
  }
  const mayClose = new Set(
    index.workspace.gears.filter(({ linkKind }) => linkKind === 'reinvests').map(({ id }) => id),
  );
  for (const cycle of findCycles(gears.keys(), (id) =>
    mayClose.has(id) ? [] : (gears.get(id)?.feeds ?? []).filter((fed) => gears.has(fed)),
  )) {
    const [first] = cycle.flatMap((id) => gears.get(id) ?? []);
    if (first === undefined) continue;
    yield {
      ...placeOf('gears', first),
      message: `It feeds itself${around(cycle, gears)}, and no link on the way is marked as reinvesting.`,
      fix: 'Mark the link by which what comes out is put in again as reinvesting, or take out the one that is wrong.',
    };
  }
}

function around(cycle: readonly Id[], rows: ReadonlyMap<Id, { readonly name: string }>): string {
  const others = cycle.slice(1).map((id) => rows.get(id)?.name ?? id);
  return others.length === 0 ? '' : ` through ${sayNames(others, namedLinks)}`;
}

/** What the North Star leads to, what guards it and what it is compared with: these lead nowhere by design. */
function besideTheChain(index: WorkspaceIndex): ReadonlySet<Id> {
  const results = new Set(index.northStars.map(({ id }) => id));
  for (const id of results) for (const fed of index.metrics.get(id)?.feeds ?? []) results.add(fed);
  const companions = index.workspace.metrics.flatMap(({ counterMetrics, marketBenchmark }) => [
    ...counterMetrics,
    ...(marketBenchmark === undefined ? [] : [marketBenchmark]),
  ]);
  const feedingResults = new Set(results);
  for (const id of feedingResults) {
    for (const feeder of index.chain.feedersOf.get(id) ?? []) feedingResults.add(feeder.id);
  }
  return new Set([...feedingResults, ...companions]);
}
