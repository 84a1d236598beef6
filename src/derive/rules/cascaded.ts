import type { KeyResult } from '../../model/key-result.ts';
import type { Objective } from '../../model/objective.ts';
import { sayCount } from '../say.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import type { Rule } from './rule.ts';
import { placeOf } from './rule.ts';
import type { Likeness } from './similar-texts.ts';
import { indexTexts } from './similar-texts.ts';

/** An objective that repeats another's key result: the cascade that makes every pivot a rewrite. */
export const cascadedRule: Rule = {
  id: 'okr/cascaded',
  severity: 'warning',
  essays: ['S3', 'S4'],
  finds: "An objective that repeats another objective's key result, by metric and target or by words",
  fix: 'Say what this team changes for customers that helps that key result, instead of copying it down.',
  settings: ['sameWords'],
  *find({ index, openObjectives, openKeyResults, settings }) {
    const texts = indexTexts(
      openKeyResults.map((keyResult) => ({ id: keyResult.id, text: keyResult.name, keyResult })),
    );
    const byAim = Map.groupBy(
      openKeyResults.filter((keyResult) => aimOf(keyResult) !== undefined),
      aimOf,
    );
    for (const objective of openObjectives) {
      const nearest = texts.nearest({ id: objective.id, text: objective.name });
      const copied =
        byWords(objective, { nearest, from: settings.sameWords }) ?? sameAim(objective, { index, byAim });
      if (copied === undefined) continue;
      const owner = copied.objective === undefined ? undefined : index.objectives.get(copied.objective);
      yield {
        ...placeOf('objectives', objective),
        message: `It repeats the key result “${copied.name}”${owner === undefined ? '' : ` of “${owner.name}”`}: ${pivot(objective, index)}.`,
      };
    }
  },
};

function byWords(
  objective: Objective,
  { nearest, from }: { nearest: Likeness<{ keyResult: KeyResult }> | undefined; from: number },
): KeyResult | undefined {
  if (nearest === undefined || nearest.likeness < from) return undefined;
  return nearest.item.keyResult.objective === objective.id ? undefined : nearest.item.keyResult;
}

/** One of its key results aims at what a key result of an objective above it already aims at. */
function sameAim(
  objective: Objective,
  { index, byAim }: { index: WorkspaceIndex; byAim: ReadonlyMap<string | undefined, readonly KeyResult[]> },
): KeyResult | undefined {
  for (const keyResult of index.keyResultsOfObjective.get(objective.id) ?? []) {
    const aim = aimOf(keyResult);
    const sharers = aim === undefined ? [] : (byAim.get(aim) ?? []);
    const original = sharers.find((candidate) => {
      const owner = candidate.objective === undefined ? undefined : index.objectives.get(candidate.objective);
      return owner !== undefined && owner.id !== objective.id && isOriginal(owner, objective);
    });
    if (original !== undefined) return original;
  }
  return undefined;
}

/**
 * Which of two with the same aim is the copy: the one that contributes to the other, else a team's of the company's,
 * else the one that comes later by its cycle and its name.
 */
function isOriginal(owner: Objective, copy: Objective): boolean {
  if (copy.contributesTo.includes(owner.id))
    return !owner.contributesTo.includes(copy.id) || isBefore(owner, copy);
  if (owner.contributesTo.includes(copy.id)) return false;
  if ((owner.team === undefined) !== (copy.team === undefined)) return owner.team === undefined;
  return isBefore(owner, copy);
}

function isBefore(left: Objective, right: Objective): boolean {
  return placeInTime(left) < placeInTime(right);
}

function placeInTime({ cycleStart, name, id }: Objective): string {
  return `${cycleStart ?? ''} ${name} ${id}`;
}

function aimOf({ metric, target }: KeyResult): string | undefined {
  return metric === undefined || target === undefined ? undefined : `${metric} ${target}`;
}

/** How many OKRs hang on the copied key result: its own objective, the copy, and all that contribute to the copy. */
function pivot(objective: Objective, index: WorkspaceIndex): string {
  const reached = new Set([objective.id]);
  for (const id of reached)
    for (const { id: below } of index.contributorsOf.get(id) ?? []) reached.add(below);
  return `if it pivots, ${sayCount(reached.size + 1, 'OKR')} would have to change`;
}
