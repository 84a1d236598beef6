import type { Objective } from '../../model/objective.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import { openObjectives } from './open-okrs.ts';
import type { Rule, RuleContext } from './rule.ts';
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
  *find({ index, alignmentOf }: RuleContext) {
    const candidates = indexTexts(candidateTexts(index, alignmentOf));
    for (const objective of openObjectives(index)) {
      const { northStar, choice, company } = alignmentOf(objective.id);
      const isTop = objective.team === undefined;
      if (isTop || northStar !== undefined || choice !== undefined || company !== undefined) continue;
      yield {
        table: 'objectives',
        row: objective.id,
        subject: objective.name,
        message: 'No way leads from it to the North Star, a strategic choice or a company objective.',
        fix: fixFor(objective, { index, candidates }),
      };
    }
  },
};

interface Candidate extends NamedText {
  readonly name: string;
}

function candidateTexts(
  index: WorkspaceIndex,
  alignmentOf: RuleContext['alignmentOf'],
): readonly Candidate[] {
  const { objectives, strategy } = index.workspace;
  return [
    ...objectives.filter(({ id, team }) => team === undefined || alignmentOf(id).northStar !== undefined),
    ...strategy.filter(({ status }) => status === 'chosen'),
    ...index.drivers,
  ].map(({ id, name }) => ({ id, name, text: `${name} ${keyResultNames(id, index)}` }));
}

function fixFor(
  objective: Objective,
  { index, candidates }: { index: WorkspaceIndex; candidates: TextIndex<Candidate> },
): string {
  const text = `${objective.name} ${keyResultNames(objective.id, index)}`;
  const nearest = candidates.nearest({ id: objective.id, text });
  return nearest === undefined
    ? 'Link what it contributes to, a strategic choice, or a key result on a driver; if there is none, drop it.'
    : `Link what it contributes to, or drop it. The nearest by words is “${nearest.item.name}”.`;
}

function keyResultNames(objective: string, index: WorkspaceIndex): string {
  return (index.keyResultsOfObjective.get(objective) ?? []).map(({ name }) => name).join(' ');
}
