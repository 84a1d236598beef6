import { acknowledgedReasons } from '../model/acknowledged-reasons.ts';
import type { Settings } from '../model/settings.ts';
import type { DayRecord } from './day-log.ts';
import type { SurfaceCheck } from './finding-log.ts';
import type { Run } from './run-log.ts';
import type { LoggedChange } from './settings-log.ts';
import type { StoredWorkspace } from './workspace-store.ts';
import { surfacesOf } from './workspace-store.ts';
import type { WorkspaceView } from './workspace-view.ts';

/** A workspace as people may see it: its state without anything that is sealed. */
export function viewOf(state: {
  readonly workspace: StoredWorkspace;
  readonly latest: DayRecord | undefined;
  readonly runs: readonly Run[];
  readonly checks: readonly SurfaceCheck[];
  readonly changed: LoggedChange | undefined;
}): WorkspaceView {
  const { workspace, latest, runs, checks, changed } = state;
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
    latest: latest === undefined ? null : withReasons(latest, config.settings),
    hasSamples: config.sample !== undefined && config.asOf !== undefined,
    areSettingsWaiting: areWaiting(changed, runs),
    runs,
  };
}

/** Whether settings were changed after the newest run began that has them or will have them. */
export function areWaiting(changed: LoggedChange | undefined, runs: readonly Run[]): boolean {
  if (changed === undefined || runs.length === 0) return false;
  return !runs.some(
    ({ state, undoes, purpose, startedAt }) =>
      (state === 'done' || state === 'running') &&
      undoes === null &&
      purpose === null &&
      startedAt >= changed.at,
  );
}

/** What people let stand shows at once, before the next run takes it up. */
function withReasons(day: DayRecord, settings: Settings): DayRecord {
  const reasonFor = acknowledgedReasons(settings);
  const gaps = day.summary.gaps.map((gap) => ({
    ...gap,
    acknowledged: reasonFor(gap.rule, { row: gap.row ?? undefined, subject: gap.subject }) ?? null,
  }));
  return { ...day, summary: { ...day.summary, gaps } };
}
