import type { ConnectionObject } from './connection-object.ts';
import type { RunPurpose } from '../src/store/run-log.ts';
import type { Settings } from './settings.ts';
import type { WorkspaceObject } from './workspace-object.ts';

/** A stretch of the workspaces that are due, or one of them: what travels over the queue. */
export type Job =
  | {
      readonly kind: 'stretch';
      readonly after: { readonly at: number; readonly id: string } | null;
      readonly until: { readonly at: number; readonly id: string };
    }
  | { readonly kind: 'workspace'; readonly id: string; readonly dueAt: number };

/** What a recalculation is started with. */
export interface RecalculationParams {
  readonly workspace: string;
  /** The run to take back, for an undo. */
  readonly undoes?: string;
  readonly purpose?: RunPurpose;
  /** Whether it waits for a run that is at work: something was changed since that one began. */
  readonly takesTurn?: boolean;
}

/** What an installation is started with. */
export interface InstallationParams {
  readonly workspace: string;
  /** Whether a person waits for the first answers: then they are computed at once, not at the next hour. */
  readonly isAwaited?: boolean;
}

/** The bindings of `wrangler.toml`, and the deployment's settings. */
export interface Env extends Settings {
  readonly WORKSPACES: DurableObjectNamespace<WorkspaceObject>;
  readonly CONNECTIONS: DurableObjectNamespace<ConnectionObject>;
  readonly JOBS: Queue<Job>;
  readonly RECALCULATION: Workflow<RecalculationParams>;
  readonly INSTALLATION: Workflow<InstallationParams>;
  readonly APPROVAL_BRAKE: RateLimit;
}
