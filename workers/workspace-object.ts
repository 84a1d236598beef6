import { DurableObject } from 'cloudflare:workers';
import type { Connection } from '../src/store/connection.ts';
import type { DayRecord } from '../src/store/day-log.ts';
import { createDayLog } from '../src/store/day-log.ts';
import type { FindingLog } from '../src/store/finding-log.ts';
import { createFindingLog } from '../src/store/finding-log.ts';
import type { InstallFailure } from '../src/store/install-log.ts';
import { createInstallLog } from '../src/store/install-log.ts';
import type { InstallationView } from '../src/store/installation-view.ts';
import { installationViewOf } from '../src/store/installation-view.ts';
import { createRunJournal } from '../src/store/journal.ts';
import type { Claim, Run, RunRequest, RunResult } from '../src/store/run-log.ts';
import { createRunLog } from '../src/store/run-log.ts';
import type { SettingsChange } from '../src/store/change-settings.ts';
import type { Preferences } from '../src/store/preferences.ts';
import type { Author, SettingsOutcome } from '../src/store/settings-log.ts';
import { createSettingsLog } from '../src/store/settings-log.ts';
import type { StagedPart } from '../src/store/staging.ts';
import { createStaging } from '../src/store/staging.ts';
import { hasTables, migrate } from '../src/store/workspace-tables.ts';
import { areWaiting, viewOf } from '../src/store/view-of.ts';
import type { WorkspaceView } from '../src/store/workspace-view.ts';
import type { Prepared, StoredInstallation, StoredWorkspace } from '../src/store/workspace-store.ts';
import { createWorkspaceStore } from '../src/store/workspace-store.ts';
import type { WorkspaceConfig } from '../src/store/workspace-config.ts';
import type { Change } from '../src/sync/change.ts';
import type { Headline } from '../src/sync/headline.ts';
import { headlineOf } from '../src/sync/headline.ts';
import type { ChangeOutcome, InstallProgress, SurfaceKind } from '../src/sync/surface.ts';

/** How long plans and outcomes are kept for undoing. */
const journalMilliseconds = 30 * 24 * 60 * 60 * 1000;

/** About as many days as a page can tell of. */
const historyDays = 120;

/**
 * One workspace's state. Short calls only: nothing here ever waits for Notion or Google. Before `create` and after
 * `erase` there is nothing here: `read` and the views say so, and everything else throws.
 */
export class WorkspaceObject extends DurableObject<object> {
  readonly #store = createWorkspaceStore(this.ctx.storage);
  readonly #installs = createInstallLog(this.ctx.storage);
  readonly #findings = createFindingLog(this.ctx.storage);
  readonly #runs = createRunLog(this.ctx.storage);
  readonly #days = createDayLog(this.ctx.storage);
  readonly #journal = createRunJournal(this.ctx.storage);
  readonly #settings = createSettingsLog(this.ctx.storage);
  readonly #staging = createStaging(this.ctx.storage);

  constructor(ctx: DurableObjectState, env: object) {
    super(ctx, env);
    if (hasTables(ctx.storage)) migrate(ctx.storage);
  }

  create(workspace: {
    id: string;
    config: WorkspaceConfig;
    connections: readonly Connection[];
    now: number;
  }): void {
    migrate(this.ctx.storage);
    this.#store.create(workspace);
  }

  read(): StoredWorkspace | undefined {
    return hasTables(this.ctx.storage) ? this.#store.read() : undefined;
  }

  view(): WorkspaceView | undefined {
    const workspace = this.read();
    return (
      workspace &&
      viewOf({
        workspace,
        latest: this.#days.latest(),
        runs: this.#runs.list(30),
        checks: this.#findings.list(),
        changed: this.#settings.list(1)[0],
      })
    );
  }

  /** How it stood on its newest days, newest first. */
  history(): readonly Headline[] {
    return this.#days.list(historyDays).map(({ summary }) => headlineOf(summary));
  }

  installation(): InstallationView | undefined {
    const workspace = this.read();
    return (
      workspace &&
      installationViewOf({
        workspace,
        progress: this.#installs.progress(),
        failure: this.#installs.failure(),
        firstRun: this.#runs.list(100).at(-1),
      })
    );
  }

  saveConfig(config: WorkspaceConfig): void {
    this.#store.saveConfig(config);
  }

  preferences(): Preferences | undefined {
    const workspace = this.read();
    if (workspace === undefined) return undefined;
    const { id, config, installations, connections } = workspace;
    const changes = this.#settings.list(10);
    return {
      id,
      name: config.name,
      timeZone: config.timeZone,
      language: config.language,
      nightHour: config.nightHour,
      settings: config.settings,
      changes,
      isInstalled: installations.length === connections.length,
      areWaiting: areWaiting(changes[0], this.#runs.list(30)),
    };
  }

  changeSettings(change: SettingsChange, author: Author): SettingsOutcome {
    return this.#settings.change(change, author);
  }

  undoSettings(id: number, author: Author): SettingsOutcome {
    return this.#settings.undo(id, author);
  }

  /** Forgets every day's findings: they told of rows that are not there any more. */
  forgetDays(): void {
    this.#days.clear();
  }

  saveConnection(connection: Connection): void {
    this.#store.saveConnection(connection);
  }

  /** See {@link createInstallLog}. */
  beginInstallation(now: number): number | undefined {
    return this.#installs.begin(now);
  }

  noteProgress(step: { surface: SurfaceKind; progress: InstallProgress; now: number }): void {
    this.#installs.note(step);
  }

  noteWait(pause: { surface: SurfaceKind; until: number; now: number }): void {
    this.#installs.wait(pause);
  }

  saveInstallation(installation: StoredInstallation, now: number): void {
    this.#store.saveInstallation(installation, now);
  }

  savePrepared(prepared: Prepared): void {
    this.#store.savePrepared(prepared);
  }

  keepBinding(change: { surface: SurfaceKind; from: string; to: string }): void {
    this.#store.keepBinding(change);
  }

  failInstallation(failure: { error: string; kind: InstallFailure }): void {
    this.#installs.fail(failure);
  }

  saveFindings(check: Parameters<FindingLog['save']>[0]): void {
    this.#findings.save(check);
  }

  claim(request: RunRequest): Claim {
    return this.#runs.claim(request);
  }

  stage(part: StagedPart, body: string): void {
    this.#staging.stage(part, body);
  }

  staged(run: string, part: string): string | undefined {
    return this.#staging.read(run, part);
  }

  plan(run: string, changes: readonly Change[]): void {
    this.#journal.plan(run, changes);
  }

  planned(run: string): readonly Change[] | undefined {
    return this.#journal.changes(run);
  }

  outcomes(run: string): readonly ChangeOutcome[] {
    return this.#journal.outcomes(run);
  }

  record(run: string, outcome: ChangeOutcome): void {
    this.#journal.record(run, outcome);
  }

  run(id: string): Run | undefined {
    return this.#runs.find(id);
  }

  commit(
    run: string,
    result: RunResult & { now: number; day?: DayRecord & { scorecard: Uint8Array } },
  ): void {
    if (result.day !== undefined) this.#days.save(result.day);
    this.#runs.finish(run, result);
    this.#staging.clear(run);
    this.#journal.forgetBefore(result.now - journalMilliseconds);
  }

  fail(run: string, failure: { error: string; now: number }): void {
    this.#runs.fail(run, failure);
    this.#staging.clear(run);
  }

  /** Deletes everything. */
  async erase(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }
}
