import type { KeyResult } from '../../model/key-result.ts';
import type { Objective } from '../../model/objective.ts';
import { sayCount } from '../say.ts';
import type { WorkspaceIndex } from '../workspace-index.ts';
import type { Rule } from './rule.ts';
import { placeOf } from './rule.ts';
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
      openKeyResults.map((keyResult) => ({
        // By its objective, whose own key results it may repeat.
        id: keyResult.objective ?? keyResult.id,
        text: keyResult.name,
        keyResult,
      })),
    );
    const aims = indexAims(openKeyResults, index);
    for (const objective of openObjectives) {
      const nearest = texts.nearest({ id: objective.id, text: objective.name }, settings.sameWords);
      const copied = nearest?.item.keyResult ?? sameAim(objective, { index, aims });
      if (copied === undefined) continue;
      const owner = copied.objective === undefined ? undefined : index.objectives.get(copied.objective);
      yield {
        ...placeOf('objectives', objective),
        message: `It repeats the key result “${copied.name}”${owner === undefined ? '' : ` of “${owner.name}”`}: ${pivot(objective, index)}.`,
      };
    }
  },
};

/** Key results by what they aim at: those of each objective, and the one to which the others are copies. */
interface Aims {
  readonly ofObjective: ReadonlyMap<string, KeyResult>;
  readonly first: ReadonlyMap<string, KeyResult>;
}

function indexAims(keyResults: readonly KeyResult[], index: WorkspaceIndex): Aims {
  const ofObjective = new Map<string, KeyResult>();
  const first = new Map<string, KeyResult>();
  for (const keyResult of keyResults) {
    const aim = aimOf(keyResult);
    const owner = ownerOf(keyResult, index);
    if (aim === undefined || owner === undefined) continue;
    ofObjective.set(`${owner.id} ${aim}`, keyResult);
    const before = ownerOf(first.get(aim), index);
    if (before === undefined || isOriginal(owner, before)) first.set(aim, keyResult);
  }
  return { ofObjective, first };
}

function ownerOf(keyResult: KeyResult | undefined, index: WorkspaceIndex): Objective | undefined {
  return keyResult?.objective === undefined ? undefined : index.objectives.get(keyResult.objective);
}

/**
 * One of its key results aims at what a key result of another objective aims at: of one that it contributes to, else
 * of the one from which all with this aim are copied.
 */
function sameAim(
  objective: Objective,
  { index, aims }: { index: WorkspaceIndex; aims: Aims },
): KeyResult | undefined {
  for (const keyResult of index.keyResultsOfObjective.get(objective.id) ?? []) {
    const aim = aimOf(keyResult);
    if (aim === undefined) continue;
    const above = objective.contributesTo.flatMap((id) => aims.ofObjective.get(`${id} ${aim}`) ?? []);
    const original = [...above, ...[aims.first.get(aim) ?? []].flat()].find((candidate) => {
      const owner = ownerOf(candidate, index);
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
  const helps = copy.contributesTo.includes(owner.id);
  const isHelped = owner.contributesTo.includes(copy.id);
  if (helps !== isHelped) return helps;
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

/** Beyond so many the number says no more than “many”. */
const mostCounted = 100;

/** How many OKRs hang on the copied key result: its own objective, the copy, and all that contribute to the copy. */
function pivot(objective: Objective, index: WorkspaceIndex): string {
  const reached = new Set([objective.id]);
  for (const id of reached) {
    for (const { id: below } of index.contributorsOf.get(id) ?? []) reached.add(below);
    if (reached.size >= mostCounted)
      return `if it pivots, more than ${mostCounted} OKRs would have to change`;
  }
  return `if it pivots, ${sayCount(reached.size + 1, 'OKR')} would have to change`;
}
