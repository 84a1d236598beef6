import * as z from 'zod';
import type { StoredWorkspace } from '../src/store/workspace-store.ts';
import type { Change } from '../src/sync/change.ts';
import { drawPictures } from '../src/sync/pictures.ts';
import { SurfacePull } from '../src/sync/pull.ts';
import { sayFailure } from '../src/sync/say-failure.ts';
import { Summary } from '../src/sync/summary.ts';
import type { NorthStarSummary } from '../src/sync/summary.ts';
import type { Surface } from '../src/sync/surface.ts';
import type { Env } from './env.ts';
import { findTemplate, workspaceObject } from './open-surface.ts';

const Found = z.object({ summary: Summary.pick({ northStars: true, balance: true }) });

/** Shows the charts that a tool does not draw itself, as they are after a run. A run never fails over a picture. */
export async function showCharts(
  env: Env,
  options: {
    readonly run: string;
    readonly workspace: StoredWorkspace;
    readonly surface: Surface;
    readonly changes: readonly Change[];
  },
): Promise<void> {
  const { run, workspace, surface, changes } = options;
  const object = workspaceObject(env, workspace.id);
  const staged = await object.staged(run, `pull/${surface.kind}`);
  const started = await object.run(run);
  const template = findTemplate(workspace.config.template);
  if (staged === undefined || started === undefined || template === undefined) return;
  if (surface.showPictures === undefined) return;
  const pull = SurfacePull.parse(JSON.parse(staged));
  const found = await object.staged(run, 'found');
  const northStars = found === undefined ? [] : shownOf(Found.parse(JSON.parse(found)).summary);
  try {
    await surface.showPictures(drawPictures({ template, pull, changes, asOf: started.asOf, northStars }));
  } catch (error) {
    console.error('charts not shown:', sayFailure(error).message);
  }
  const binding = surface.repairedBinding?.();
  const installed = workspace.installations.find((own) => own.surface === surface.kind);
  if (binding === undefined || installed === undefined) return;
  await object.keepBinding({
    surface: surface.kind,
    from: installed.binding,
    to: JSON.stringify(binding),
  });
}

/** Both North Stars of a market; of several that compete the first. */
function shownOf({
  northStars,
  balance,
}: Pick<Summary, 'northStars' | 'balance'>): readonly NorthStarSummary[] {
  return balance === null ? northStars.slice(0, 1) : northStars;
}
