import type { Id } from '../../model/cell-shapes.ts';
import type { Objective } from '../../model/objective.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import type { Rule, RuleContext } from './rule.ts';
import { placeOf } from './rule.ts';
import type { NamedText, TextIndex } from './similar-texts.ts';
import { indexTexts } from './similar-texts.ts';

/**
 * Skipping levels and going sideways is fine and never a finding: any way to the North Star, to a strategic choice or
 * to a company objective will do. A company objective is its own top.
 */
export const orphanRule: Rule = {
  id: 'okr/orphan',
  severity: 'error',
  essays: ['S3', 'S4'],
  finds: 'An objective from which no way leads to the North Star, a strategic choice or a company objective',
  fix: 'Link what it contributes to, a strategic choice, or a key result on a driver; if there is none, drop it.',
  *find(context) {
    const { alignmentOf, openObjectives } = context;
    const orphans = openObjectives.filter(({ id, team }) => {
      const { northStar, choice, company } = alignmentOf(id);
      return team !== undefined && northStar === undefined && choice === undefined && company === undefined;
    });
    if (orphans.length === 0) return;
    const search = indexCandidates(context);
    for (const orphan of orphans) {
      const nearest = nearestTo(orphan, { context, search });
      yield {
        ...placeOf('objectives', orphan),
        message: 'No way leads from it to the North Star, a strategic choice or a company objective.',
        ...(nearest === undefined
          ? {}
          : {
              fix: `Link what it contributes to, or drop it. The nearest by ${nearest.by} is “${nearest.name}”.`,
            }),
      };
    }
  },
};

interface Candidate extends NamedText {
  readonly name: string;
}

interface CandidateSearch {
  readonly texts: TextIndex<Candidate>;
  /** Candidates by the metrics their key results are on, and drivers by the gear they belong to. */
  readonly byMetric: ReadonlyMap<Id, Candidate>;
  readonly byGear: ReadonlyMap<Id, Candidate>;
}

/** What an orphan could be linked to: what is aligned, chosen, or a driver. */
function indexCandidates({ index, alignmentOf }: RuleContext): CandidateSearch {
  const { objectives, strategy } = index.workspace;
  const aligned = objectives.filter(
    ({ id, team, status }) =>
      status !== 'closed' && (team === undefined || alignmentOf(id).northStar !== undefined),
  );
  const chosen = strategy.filter(({ status }) => status === 'chosen');
  const candidates = [...aligned, ...chosen, ...index.drivers].map(({ id, name }) => ({
    id,
    name,
    text: `${name} ${keyResultNames(id, index)}`,
  }));
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const byMetric = new Map<Id, Candidate>();
  for (const { id } of aligned) {
    const candidate = byId.get(id);
    for (const metric of metricsOf(id, index)) {
      if (candidate !== undefined && !byMetric.has(metric)) byMetric.set(metric, candidate);
    }
  }
  const byGear = new Map(
    index.drivers.flatMap(({ id, gear }) => {
      const candidate = byId.get(id);
      return gear === undefined || candidate === undefined ? [] : [[gear, candidate] as const];
    }),
  );
  return { texts: indexTexts(candidates), byMetric, byGear };
}

/** By a metric that both are on, else by the gear of its metric, else by the words they share. */
function nearestTo(
  { id, name }: Objective,
  { context: { index }, search }: { context: RuleContext; search: CandidateSearch },
): { name: string; by: 'metric' | 'words' } | undefined {
  const metrics = metricsOf(id, index);
  const gears = metrics.flatMap((metric) => index.metrics.get(metric)?.gear ?? []);
  const related =
    metrics.flatMap((metric) => search.byMetric.get(metric) ?? [])[0] ??
    gears.flatMap((gear) => search.byGear.get(gear) ?? [])[0];
  if (related !== undefined) return { name: related.name, by: 'metric' };
  const nearest = search.texts.nearest({ id, text: `${name} ${keyResultNames(id, index)}` });
  return nearest === undefined ? undefined : { name: nearest.item.name, by: 'words' };
}

function metricsOf(objective: Id, index: WorkspaceIndex): Id[] {
  return (index.keyResultsOfObjective.get(objective) ?? []).flatMap(({ metric, driver }) =>
    [metric, driver].filter((id) => id !== undefined),
  );
}

function keyResultNames(objective: Id, index: WorkspaceIndex): string {
  return (index.keyResultsOfObjective.get(objective) ?? []).map(({ name }) => name).join(' ');
}
