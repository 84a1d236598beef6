import type { AccountStore } from '../store/account-store.ts';
import type { ApprovalStore } from '../store/approval-store.ts';
import type { ConnectionDirectory } from '../store/connection-directory.ts';
import type { Directory } from '../store/directory.ts';
import type { InstallationView } from '../store/installation-view.ts';
import type { InviteStore } from '../store/invite-store.ts';
import type { SettingsChange } from '../store/change-settings.ts';
import type { MemberStore } from '../store/member-store.ts';
import type { Preferences } from '../store/preferences.ts';
import type { Run } from '../store/run-log.ts';
import type { SessionStore } from '../store/session-store.ts';
import type { SettingsOutcome } from '../store/settings-log.ts';
import type { WorkspaceView } from '../store/workspace-view.ts';
import type { Headline } from '../sync/headline.ts';
import type { ForeignTable } from '../sync/foreign-table.ts';
import type { PlacedTable, SurfaceKind } from '../sync/surface.ts';
import type { SampleRemoval } from '../sync/sample-removal.ts';
import type { RepairRequest } from '../sync/surface-finding.ts';
import type { RunChange, ToldTable } from '../sync/told-changes.ts';
import type { SeenFile, Tokens, Vendor } from '../sync/vendor.ts';
import type { NewWorkspace } from './api/new-workspace.ts';
import type { Catalogue } from './install/catalogue.ts';
import type { NewInstallation } from './install/new-installation.ts';

/** A finding that a person wants put right. */
export interface WantedRepair extends RepairRequest {
  readonly surface: SurfaceKind;
}

/** People's own tables at a place, and the template's tables that could be bound to them. */
export interface OwnTables {
  /** Where was looked. */
  readonly place: string;
  readonly tables: readonly ForeignTable[];
  readonly placed: readonly PlacedTable[];
}

/** A table of people's for one of the template's, as they confirmed. */
export interface WantedAdoption {
  readonly tool: SurfaceKind;
  readonly place: string;
  /** The template's table, by id. */
  readonly table: string;
  /** A `ForeignTable`'s id. */
  readonly foreign: string;
  /** Column ids by field id. */
  readonly columns: Readonly<Record<string, string>>;
}

/** What a person changes in the settings, or the number of the change to take back, which has to be the newest. */
export interface WantedSettings {
  readonly change: SettingsChange | { readonly undo: number };
  /** A user's id. */
  readonly who: string;
}

/** What a run did, change by change. */
export interface RunDetail {
  readonly run: Run;
  readonly changes: readonly RunChange[];
}

/** The same in a person's words. */
export interface ToldRun {
  readonly run: Run;
  readonly tables: readonly ToldTable[];
}

/** The workspaces behind the directory's entries. */
export interface Workspaces {
  /** Starts a workspace's installation; gives its id. Throws an `HttpError` for a template or a sample there is none of. */
  create(request: NewWorkspace, user: string): Promise<string>;
  /** The same for a person at a page, through connections of theirs; the first answers are computed at once. */
  install(request: NewInstallation, user: string): Promise<string>;
  installation(id: string): Promise<InstallationView>;
  /** Goes on with an installation that stopped; does nothing while one is at work. */
  goOn(id: string): Promise<void>;
  view(id: string): Promise<WorkspaceView>;
  /** Starts a run now; gives its id. */
  recalculate(id: string): Promise<string>;
  /** Starts a run that only says what a recalculation would write; gives its id. */
  preview(id: string): Promise<string>;
  /** How the workspace stood on its newest days, newest first. */
  history(id: string): Promise<readonly Headline[]>;
  /** Undefined when there is no such run. */
  run(id: string, run: string): Promise<RunDetail | undefined>;
  /** The same as its page tells it. */
  toldRun(id: string, run: string): Promise<ToldRun | undefined>;
  /** Starts a run that takes another back; gives its id. */
  undo(id: string, run: string): Promise<string>;
  /** What would become of the sample rows; reads every tool, writes nothing. */
  sampleRows(id: string): Promise<SampleRemoval>;
  /** Starts a run that takes the sample rows away; gives its id. */
  removeSampleRows(id: string): Promise<string>;
  preferences(id: string): Promise<Preferences>;
  /** Changes the settings, or takes the newest change back; the next recalculation takes them up. */
  changeSettings(id: string, wanted: WantedSettings): Promise<SettingsOutcome>;
  /** Looks whether what was installed is as it has to be; the view shows what was found. */
  check(id: string): Promise<void>;
  /** Puts one finding of a check right, where that is safe; gives a sentence for the person. */
  repair(id: string, finding: WantedRepair): Promise<string>;
  lookAround(id: string, at: { readonly tool: SurfaceKind; readonly place: string }): Promise<OwnTables>;
  /** Takes a table of people's for one of the template's from now on, and starts a run that fills it. */
  adopt(id: string, adoption: WantedAdoption): Promise<void>;
  /**
   * Reaches a workspace's tool through another connection from now on, if what is installed can be seen through it.
   * Gives whether it can.
   */
  switchConnection(
    id: string,
    to: { readonly tool: SurfaceKind; readonly connection: string },
  ): Promise<boolean>;
  /** Deletes all that Northbook holds of a workspace. What stands in people's tools stays. */
  erase(id: string): Promise<void>;
}

/** The tools that people sign in with and that Northbook is let into. */
export interface Tools {
  /** Those that this deployment has a client for. */
  readonly offered: readonly SurfaceKind[];
  /** Undefined for a tool that is not offered. */
  vendor(tool: SurfaceKind): Promise<Vendor | undefined>;
  /** Keeps a connection's tokens, sealed; they replace what was kept. */
  keep(connection: string, tokens: Tokens): Promise<void>;
  /** What a connection sees of a file; undefined when its tool has to be connected again first. */
  look(connection: string, file: string): Promise<SeenFile | undefined>;
  /** Gives a connection's access back to the tool and forgets it; says whether the tool has confirmed. */
  revoke(connection: string): Promise<boolean>;
}

/** How far a change of keys is: who to go on behind, until there is nobody left. */
export interface KeyRotation {
  readonly resealed: number;
  readonly next: string | null;
}

/** Everything the pages and the admin API ask for. */
export interface Services {
  /** The deployment's secret: who has it is the owner. Undefined when none is set. */
  readonly ownerKey: string | undefined;
  readonly directory: Directory;
  readonly members: MemberStore;
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly approvals: ApprovalStore;
  readonly invites: InviteStore;
  readonly connections: ConnectionDirectory;
  readonly tools: Tools;
  readonly catalogue: Catalogue;
  readonly workspaces: Workspaces;
  /** Whether somebody at an address may begin another approval now: each is kept until it is over. */
  mayBeginApproval(address: string): Promise<boolean>;
  /** Seals a stretch of what is sealed under the newest key; begins anew with an empty `after`. */
  rotateKeys(after: string): Promise<KeyRotation>;
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
}
