import type { Id } from '../model/cell-shapes.ts';
import type { Objective } from '../model/objective.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** What an objective serves, by itself or through the objectives it contributes to. */
export interface Alignment {
  /** Names from the first step up to the North Star, such as Activation, Weekly active teams. */
  readonly northStar: readonly string[] | undefined;
  /** Names up to a strategic choice that is not declined. */
  readonly choice: readonly string[] | undefined;
  /** Names up to another objective that is the company's, one without a team. */
  readonly company: readonly string[] | undefined;
}

/**
 * How does each objective reach the North Star, a strategic choice and a company objective? By its own key results
 * and links first, else through the objectives it contributes to, by the fewest steps, up, down or sideways.
 */
export function objectiveAlignment(index: WorkspaceIndex): (objective: Id) => Alignment {
  const { objectives } = index.workspace;
  const northStar = spread(index, new Map(pairs(objectives, (objective) => ownPath(objective, index))));
  const choice = spread(index, new Map(pairs(objectives, (objective) => ownChoice(objective, index))));
  const company = spread(index, new Map(pairs(objectives, (objective) => ownCompany(objective, index))));
  return (objective) => ({
    northStar: northStar.get(objective),
    choice: choice.get(objective),
    company: company.get(objective),
  });
}

type Path = readonly string[];

function pairs(
  objectives: readonly Objective[],
  path: (objective: Objective) => Path | undefined,
): (readonly [Id, Path])[] {
  return objectives.flatMap((objective) => {
    const own = path(objective);
    return own === undefined ? [] : [[objective.id, own] as const];
  });
}

/** Carries paths from objectives that have one to those that contribute to them, one step a round. */
function spread(index: WorkspaceIndex, own: ReadonlyMap<Id, Path>): ReadonlyMap<Id, Path> {
  const found = new Map(own);
  let reached = [...own.keys()];
  while (reached.length > 0) {
    const further: Id[] = [];
    for (const id of reached) {
      const path = found.get(id) ?? [];
      const name = index.objectives.get(id)?.name ?? id;
      for (const contributor of index.contributorsOf.get(id) ?? []) {
        if (found.has(contributor.id)) continue;
        found.set(contributor.id, [name, ...path]);
        further.push(contributor.id);
      }
    }
    reached = further;
  }
  return found;
}

function ownPath(objective: Objective, index: WorkspaceIndex): Path | undefined {
  let shortest: readonly Id[] | undefined;
  for (const { driver, metric } of index.keyResultsOfObjective.get(objective.id) ?? []) {
    for (const id of [driver, metric]) {
      const path = id === undefined ? undefined : index.chain.pathToNorthStar(id);
      if (path !== undefined && (shortest === undefined || path.length < shortest.length)) shortest = path;
    }
  }
  return shortest?.map((id) => index.metrics.get(id)?.name ?? id);
}

function ownChoice(objective: Objective, index: WorkspaceIndex): Path | undefined {
  const choices = objective.strategy.flatMap((id) => {
    const choice = index.strategy.get(id);
    return choice === undefined || choice.status === 'not-doing' ? [] : [choice];
  });
  return choices[0] === undefined ? undefined : [choices[0].name];
}

function ownCompany(objective: Objective, index: WorkspaceIndex): Path | undefined {
  const parents = objective.contributesTo.flatMap((id) => {
    const parent = index.objectives.get(id);
    return parent === undefined || parent.id === objective.id || parent.team !== undefined ? [] : [parent];
  });
  return parents[0] === undefined ? undefined : [parents[0].name];
}
