import type { Directory } from '../store/directory.ts';
import type { Run } from '../store/run-log.ts';
import type { SessionStore } from '../store/session-store.ts';
import type { WorkspaceView } from '../store/workspace-view.ts';
import type { Change } from '../sync/change.ts';
import type { ChangeOutcome } from '../sync/surface.ts';
import type { NewWorkspace } from './api/new-workspace.ts';

/** What a run did, change by change. */
export interface RunDetail {
  readonly run: Run;
  readonly changes: readonly { readonly change: Change; readonly outcome: ChangeOutcome | null }[];
}

/** The workspaces behind the directory's entries. */
export interface Workspaces {
  /** Starts a workspace's installation; gives its id. Throws an `HttpError` for a template or a sample there is none of. */
  create(request: NewWorkspace, user: string): Promise<string>;
  view(id: string): Promise<WorkspaceView>;
  /** Starts a run now; gives its id. */
  recalculate(id: string): Promise<string>;
  /** Undefined when there is no such run. */
  run(id: string, run: string): Promise<RunDetail | undefined>;
  /** Starts a run that takes another back; gives its id. */
  undo(id: string, run: string): Promise<string>;
}

/** Everything the pages and the admin API ask for. */
export interface Services {
  /** The deployment's secret: who has it is the owner. Undefined when none is set. */
  readonly ownerKey: string | undefined;
  readonly directory: Directory;
  readonly sessions: SessionStore;
  readonly workspaces: Workspaces;
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
}
