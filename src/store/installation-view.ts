import * as z from 'zod';
import { surfaceKinds } from '../sync/surface.ts';
import type { InstallFailure, SurfaceProgress } from './install-log.ts';
import { InstallFailure as Failure, SurfaceProgress as Progress } from './install-log.ts';
import type { Run } from './run-log.ts';
import type { StoredWorkspace } from './workspace-store.ts';
import { surfacesOf } from './workspace-store.ts';

/** A workspace's installation as its page shows it. Holds no token and nothing sealed. */
export const InstallationView = z.object({
  id: z.string(),
  name: z.string(),
  template: z.string(),
  /** Whether sample rows were asked for. */
  hasSample: z.boolean(),
  /** Every surface that it goes to, in the order they are installed. */
  surfaces: z
    .array(
      z.object({
        surface: z.enum(surfaceKinds),
        progress: Progress.nullable(),
        /** Where it is, once it is there. */
        place: z.object({ title: z.string(), url: z.string() }).nullable(),
        /** The page or spreadsheet it goes to; null where it makes its own. */
        parent: z.string().nullable(),
        /** Ids of the template's tables that people brought one of their own for. */
        brought: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  /** Whether it waits for people to bring their own tables, and to have the rest installed then. */
  isWaiting: z.boolean(),
  /** Why it stopped, if it did. */
  stopped: z.object({ error: z.string(), kind: Failure }).nullable(),
  firstRun: z.enum(['waiting', 'running', 'done', 'failed']),
});
export type InstallationView = z.infer<typeof InstallationView>;

/** Puts together what the workspace's own tables say. */
export function installationViewOf(state: {
  readonly workspace: StoredWorkspace;
  readonly progress: readonly SurfaceProgress[];
  readonly failure: InstallFailure | undefined;
  readonly firstRun: Run | undefined;
}): InstallationView {
  const { workspace, progress, failure, firstRun } = state;
  const { id, config, installations, installError, connections } = workspace;
  return {
    id,
    name: config.name,
    template: config.template,
    hasSample: config.sample !== undefined,
    surfaces: surfacesOf(workspace).map((surface) => ({
      surface,
      progress: progress.find((own) => own.surface === surface) ?? null,
      place: installations.find((own) => own.surface === surface)?.place ?? null,
      parent: connections.find((own) => own.surface === surface)?.parent ?? null,
      brought: workspace.prepared.find((own) => own.surface === surface)?.tables ?? [],
    })),
    isWaiting: !workspace.hasBegun,
    stopped: installError === undefined ? null : { error: installError, kind: failure ?? 'fault' },
    firstRun: stateOf(firstRun),
  };
}

function stateOf(run: Run | undefined): InstallationView['firstRun'] {
  if (run === undefined) return 'waiting';
  return run.state === 'abandoned' ? 'failed' : run.state;
}
