import type { KeyResult } from '../../model/key-result.ts';
import type { Objective } from '../../model/objective.ts';
import { sayCount } from '../say.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import { openKeyResults, openObjectives } from './open-okrs.ts';
import type { Rule, RuleContext } from './rule.ts';
import { indexTexts } from './similar-texts.ts';

/** From here on two names say the same. */
const sameWords = 0.7;

/** An objective that repeats another's key result: the cascade that makes every pivot a rewrite. */
export const cascadedRule: Rule = {
  id: 'okr/cascaded',
  severity: 'warning',
  essays: ['S3', 'S4'],
  finds: "An objective that repeats another objective's key result, by metric and target or by words",
  *find({ index }: RuleContext) {
    const keyResults = openKeyResults(index).map((keyResult) => ({
      id: keyResult.id,
      text: keyResult.name,
      keyResult,
    }));
    const texts = indexTexts(keyResults);
    const byAim = Map.groupBy(
      keyResults.flatMap(({ keyResult }) => (aimOf(keyResult) === undefined ? [] : [keyResult])),
      aimOf,
    );
    for (const objective of openObjectives(index)) {
      const parent =
        byWords(objective, texts.nearest({ id: objective.id, text: objective.name })) ??
        sameAim(objective, { index, byAim });
      if (parent === undefined) continue;
      const owner = parent.objective === undefined ? undefined : index.objectives.get(parent.objective);
      yield {
        table: 'objectives',
        row: objective.id,
        subject: objective.name,
        message: `It repeats the key result “${parent.name}”${owner === undefined ? '' : ` of “${owner.name}”`}: ${pivot(objective, index)}.`,
        fix: 'Say what this team changes for customers that helps that key result, instead of copying it down.',
      };
    }
  },
};

function byWords(
  objective: Objective,
  nearest: { likeness: number; item: { keyResult: KeyResult } } | undefined,
): KeyResult | undefined {
  if (nearest === undefined || nearest.likeness < sameWords) return undefined;
  return nearest.item.keyResult.objective === objective.id ? undefined : nearest.item.keyResult;
}

/** All of its own key results aim at what another objective's key result already aims at. */
function sameAim(
  objective: Objective,
  { index, byAim }: { index: WorkspaceIndex; byAim: ReadonlyMap<string | undefined, readonly KeyResult[]> },
): KeyResult | undefined {
  for (const keyResult of index.keyResultsOfObjective.get(objective.id) ?? []) {
    const aim = aimOf(keyResult);
    if (aim === undefined) continue;
    const other = (byAim.get(aim) ?? []).find(
      (candidate) =>
        candidate.objective !== objective.id && objective.contributesTo.includes(candidate.objective ?? ''),
    );
    if (other !== undefined) return other;
  }
  return undefined;
}

function aimOf({ metric, target }: KeyResult): string | undefined {
  return metric === undefined || target === undefined ? undefined : `${metric} ${target}`;
}

/** How many OKRs hang on the copy, directly or through others. */
function pivot(objective: Objective, index: WorkspaceIndex): string {
  const reached = new Set([objective.id]);
  for (const id of reached)
    for (const { id: below } of index.contributorsOf.get(id) ?? []) reached.add(below);
  return `if it pivots, ${sayCount(reached.size + 1, 'OKR')} would have to change`;
}
