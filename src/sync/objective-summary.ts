import * as z from 'zod';
import { isCurrent } from '../derive/is-current.ts';
import { paceStatuses } from '../derive/scorecard.ts';
import type { KeyResultScore, ObjectiveScore, Scorecard } from '../derive/scorecard.ts';
import type { Workspace } from '../model/workspace.ts';

/** How an objective or a key result stands. Shares are fractions; null is "not enough data". */
const Standing = z.object({
  name: z.string(),
  progress: z.number().nullable(),
  pace: z.enum(paceStatuses).nullable(),
  /** Why the pace is so, or what is missing. */
  because: z.string(),
});

/** An objective of this cycle in a page's length: where it stands, where it leads, and its key results. */
export const ObjectiveSummary = Standing.extend({
  /** "→ Activation → Weekly active teams"; null where it leads nowhere. */
  path: z.string().nullable(),
  keyResults: z.array(Standing).readonly(),
});
export type ObjectiveSummary = z.infer<typeof ObjectiveSummary>;

/** The objectives that are agreed on and in their cycle, as the workspace orders them. */
export function summariseObjectives(
  { objectives, keyResults }: Workspace,
  scorecard: Scorecard,
): ObjectiveSummary[] {
  const scores = new Map(scorecard.objectives.map((score) => [score.id, score]));
  const parts = new Map(scorecard.keyResults.map((score) => [score.id, score]));
  const byObjective = Map.groupBy(keyResults, ({ objective }) => objective);
  return objectives
    .filter((objective) => isCurrent(objective, scorecard.asOf))
    .flatMap(({ id, name }) => {
      const score = scores.get(id);
      if (score === undefined) return [];
      return [
        {
          ...standing(name, score),
          path: score.path.value ?? null,
          keyResults: (byObjective.get(id) ?? []).flatMap((own) => {
            const part = parts.get(own.id);
            return part === undefined ? [] : [standing(own.name, part)];
          }),
        },
      ];
    });
}

function standing(
  name: string,
  { progress, pace }: ObjectiveScore | KeyResultScore,
): z.infer<typeof Standing> {
  return {
    name,
    progress: progress.value ?? null,
    pace: pace.value ?? null,
    because: progress.value === undefined ? progress.because : pace.because,
  };
}
