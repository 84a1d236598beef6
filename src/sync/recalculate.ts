import { derive } from '../derive/derive.ts';
import type { Scorecard } from '../derive/scorecard.ts';
import type { Day } from '../model/day.ts';
import type { Issue } from '../model/issue.ts';
import type { Settings } from '../model/settings.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Template } from '../template/template.ts';
import { apply } from './apply.ts';
import type { Change } from './change.ts';
import type { Journal } from './journal.ts';
import { normalise } from './normalise.ts';
import type { Homes } from './placement.ts';
import { plan } from './plan.ts';
import { project } from './project.ts';
import type { SurfacePull } from './pull.ts';
import { pull } from './pull.ts';
import type { ChangeOutcome, Surface } from './surface.ts';

/** What a recalculation needs to know beside what the surfaces hold. */
export interface RecalculationSettings {
  readonly name: string;
  readonly template: Template;
  readonly homes: Homes;
  readonly settings: Settings;
  /** The day everything is computed for, in the workspace's zone. */
  readonly asOf: Day;
  /** The day of the next one, as far as known. */
  readonly nextRun: Day | undefined;
}

/** One recalculation, before anything is written. */
export interface Recalculation {
  readonly workspace: Workspace;
  readonly issues: readonly Issue[];
  readonly scorecard: Scorecard;
  readonly changes: readonly Change[];
}

/** Normalise, derive, project, plan: the pure middle of the flow. The same input gives the same plan. */
export function compute(
  options: RecalculationSettings & { readonly pulls: readonly SurfacePull[] },
): Recalculation {
  const { workspace, issues } = normalise(options);
  const scorecard = derive(workspace, options.asOf);
  const wanted = project({ ...options, workspace, scorecard, issues });
  return { workspace, issues, scorecard, changes: plan(wanted, options.pulls) };
}

/** The whole flow in one process: pull every surface, compute, write back. Throws a `SurfaceError`. */
export async function recalculate(
  options: RecalculationSettings & { readonly surfaces: readonly Surface[]; readonly journal: Journal },
): Promise<Recalculation & { readonly outcomes: readonly ChangeOutcome[] }> {
  const { surfaces, journal } = options;
  const pulls = await Promise.all(surfaces.map(pull));
  const recalculation = compute({ ...options, pulls });
  const outcomes: ChangeOutcome[] = [];
  for (const surface of surfaces) {
    outcomes.push(...(await apply({ surface, changes: recalculation.changes, journal })));
  }
  return { ...recalculation, outcomes };
}
