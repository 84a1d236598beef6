import { notFound, notInstalled } from '../src/http/errors.ts';
import { parseDay } from '../src/model/day.ts';
import type { WorkspaceConfig } from '../src/store/workspace-config.ts';
import type { StoredWorkspace } from '../src/store/workspace-store.ts';
import { surfacesOf } from '../src/store/workspace-store.ts';
import { pull, SurfacePull } from '../src/sync/pull.ts';
import { ownedRows } from '../src/sync/owned-rows.ts';
import { placeTables } from '../src/sync/placement.ts';
import type { SampleRemoval } from '../src/sync/sample-removal.ts';
import { planSampleRemoval } from '../src/sync/sample-removal.ts';
import type { Template } from '../src/template/template.ts';
import { samples } from '../templates/samples/index.ts';
import type { Sample } from '../templates/samples/sample.ts';
import type { Env } from './env.ts';
import { findTemplate, openSurface, workspaceObject } from './open-surface.ts';
import type { RunPlace } from './run-steps.ts';

/** What would become of a workspace's sample rows now. */
export async function lookAtSampleRows(env: Env, id: string): Promise<SampleRemoval> {
  const workspace = await workspaceObject(env, id).read();
  if (workspace === undefined) throw notFound('workspace');
  if (workspace.installations.length < workspace.connections.length) throw notInstalled();
  const pulls = await Promise.all(
    surfacesOf(workspace).map(async (kind) => pull(await openSurface(env, { workspace, kind }))),
  );
  return removalOf(workspace, pulls);
}

/** The plan of a run that takes the sample rows away, from what it has pulled. */
export async function planRemoval(env: Env, run: RunPlace): Promise<string> {
  const object = workspaceObject(env, run.workspace);
  const workspace = await object.read();
  if (workspace === undefined) return 'gone';
  const pulls = await Promise.all(
    surfacesOf(workspace).map(async (kind) =>
      SurfacePull.parse(JSON.parse((await object.staged(run.id, `pull/${kind}`)) ?? 'null')),
    ),
  );
  const { changes } = removalOf(workspace, pulls);
  await object.plan(run.id, changes);
  return String(changes.length);
}

function removalOf(workspace: StoredWorkspace, pulls: readonly SurfacePull[]): SampleRemoval {
  const { config, installations } = workspace;
  const template = findTemplate(config.template);
  if (template === undefined || config.sample === undefined) return { changes: [], kept: [] };
  const rowIds = Object.assign({}, ...installations.map((own) => own.rowIds));
  return planSampleRemoval({ template, pulls, samples: sampleRowsOf(config, template), rowIds });
}

/** The sample rows of a workspace as they are installed in it; none where it has none. */
export function sampleRowsOf(config: WorkspaceConfig, template: Template): Sample['rows'] {
  const rows = sampleOf({ config })?.rows ?? {};
  const { sampleOwner: owner } = config;
  if (owner === undefined) return rows;
  const tables = new Set(placeTables(template, config.homes).notion.map(({ table }) => table.id));
  return ownedRows(rows, { template, owner, tables });
}

function sampleOf({ config }: Pick<StoredWorkspace, 'config'>) {
  return samples.find(({ id }) => id === config.sample);
}

/**
 * After the sample rows have gone the calendar goes on from today; after they were brought back it stands on the
 * sample's day again. Either way everything is computed anew at once.
 */
export async function goOnAfter(env: Env, run: RunPlace): Promise<string> {
  const object = workspaceObject(env, run.workspace);
  const workspace = await object.read();
  if (workspace === undefined) return 'gone';
  const { config } = workspace;
  const undone = run.undoes === undefined ? undefined : await object.run(run.undoes);
  const isRemoval = run.purpose === 'remove-samples';
  if (!isRemoval && undone?.purpose !== 'remove-samples') return '{}';
  const { asOf: _, ...moving } = config;
  const day = parseDay(sampleOf(workspace)?.asOf ?? '');
  await object.saveConfig(isRemoval || day === undefined ? moving : { ...moving, asOf: day });
  await object.forgetDays();
  try {
    await env.RECALCULATION.create({ id: `${run.id}-after`, params: { workspace: run.workspace } });
  } catch (error) {
    // A step that is taken twice finds the run it started.
    if (!String(error).includes('already_exists')) throw error;
  }
  return '{}';
}
