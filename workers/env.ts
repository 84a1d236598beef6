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
}

/** The bindings of `wrangler.toml`, its secrets, and the one setting of a local start. */
export interface Env {
  readonly WORKSPACES: DurableObjectNamespace<WorkspaceObject>;
  readonly DIRECTORY: D1Database;
  readonly JOBS: Queue<Job>;
  readonly RECALCULATION: Workflow<RecalculationParams>;
  readonly INSTALLATION: Workflow<{ readonly workspace: string }>;
  /** What the owner signs in with. */
  readonly OWNER_KEY?: string;
  /** Keys that tokens are sealed with, in base64. */
  readonly SEALING_KEY?: string;
  /** Where Notion and Google are answered from on a machine without accounts. */
  readonly SANDBOX_ORIGIN?: string;
}
