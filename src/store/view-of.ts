import type { DayRecord } from './day-log.ts';
import type { SurfaceCheck } from './finding-log.ts';
import type { Run } from './run-log.ts';
import type { StoredWorkspace } from './workspace-store.ts';
import { surfacesOf } from './workspace-store.ts';
import type { WorkspaceView } from './workspace-view.ts';

/** A workspace as people may see it: its state without anything that is sealed. */
export function viewOf(state: {
  readonly workspace: StoredWorkspace;
  readonly latest: DayRecord | undefined;
  readonly runs: readonly Run[];
  readonly checks: readonly SurfaceCheck[];
}): WorkspaceView {
  const { workspace, latest, runs, checks } = state;
  const { id, config, installations, installError } = workspace;
  const isComplete = installations.length === surfacesOf(workspace).length;
  return {
    id,
    name: config.name,
    timeZone: config.timeZone,
    template: config.template,
    tools: surfacesOf(workspace),
    installation: isComplete ? 'ready' : installError === undefined ? 'installing' : 'failed',
    error: installError ?? null,
    places: installations.map(({ surface, place }) => ({ surface, ...place })),
    checks,
    latest: latest ?? null,
    hasSamples: config.sample !== undefined && config.asOf !== undefined,
    runs,
  };
}
