import * as z from 'zod';
import { NonRetryableError } from 'cloudflare:workflows';
import type { Day } from '../src/model/day.ts';
import { clockInZone } from '../src/model/time-zone.ts';
import type { DayRecord } from '../src/store/day-log.ts';
import { createDirectory } from '../src/store/directory.ts';
import { nextNight } from '../src/store/next-night.ts';
import { packJson } from '../src/store/packed-json.ts';
import type { RunPurpose } from '../src/store/run-log.ts';
import type { WorkspaceConfig } from '../src/store/workspace-config.ts';
import type { StoredWorkspace } from '../src/store/workspace-store.ts';
import { surfacesOf } from '../src/store/workspace-store.ts';
import { apply } from '../src/sync/apply.ts';
import { headlineOf } from '../src/sync/headline.ts';
import { pull, SurfacePull } from '../src/sync/pull.ts';
import { compute } from '../src/sync/recalculate.ts';
import { summarise, Summary } from '../src/sync/summary.ts';
import type { FailureKind } from '../src/sync/say-failure.ts';
import type { SurfaceKind } from '../src/sync/surface.ts';
import { undo } from '../src/sync/undo.ts';
import type { Template } from '../src/template/template.ts';
import type { Env } from './env.ts';
import { findTemplate, openSurface, workspaceObject } from './open-surface.ts';
import { showCharts } from './show-charts.ts';
import { forgetFindings, keepFindings } from './structure.ts';

/** One run of one workspace. */
export interface RunPlace {
  readonly id: string;
  readonly workspace: string;
  readonly undoes: string | undefined;
  readonly purpose: RunPurpose | undefined;
}

/** A failed run is tried again after this long, as a run of its own. */
const retryMilliseconds = 60 * 60 * 1000;

/** Starts the run; gives `claimed`, `busy` or `over`. */
export async function claimRun(env: Env, run: RunPlace): Promise<string> {
  const workspace = await workspaceObject(env, run.workspace).read();
  // Deleted since the run was asked for.
  if (workspace === undefined) return 'over';
  const { config } = workspace;
  const now = Date.now();
  const asOf = config.asOf ?? clockInZone(now, config.timeZone).day;
  const { answer } = await workspaceObject(env, run.workspace).claim({
    id: run.id,
    undoes: run.undoes,
    purpose: run.purpose,
    asOf,
    now,
  });
  return answer;
}

/** Reads a whole surface and keeps it for the plan. */
export async function pullFrom(env: Env, run: RunPlace & { kind: SurfaceKind }): Promise<string> {
  const workspace = await readWorkspace(env, run.workspace);
  const surface = await openSurface(env, { workspace, kind: run.kind });
  const pulled = await pull(surface);
  const installed = workspace.installations.find((own) => own.surface === run.kind);
  const repaired = surface.repairedBinding?.();
  if (repaired !== undefined && installed !== undefined) {
    await workspaceObject(env, run.workspace).keepBinding({
      surface: run.kind,
      from: installed.binding,
      to: JSON.stringify(repaired),
    });
  }
  await workspaceObject(env, run.workspace).stage(
    { run: run.id, part: `pull/${run.kind}` },
    JSON.stringify(pulled),
  );
  const isBroken =
    hasUnknownChoices(pulled, findTemplate(workspace.config.template)) ||
    pulled.tables.some(({ problems }) => problems.some(({ kind }) => kind.startsWith('lost-')));
  if (isBroken) await keepFindings(env, { id: run.workspace, surface });
  else await forgetFindings(env, { id: run.workspace, kind: run.kind });
  return usageOf(surface.usage());
}

/** Whether people use words for choices that nobody has explained: a look at the whole column tells which. */
function hasUnknownChoices({ tables }: SurfacePull, template: Template | undefined): boolean {
  const fields = template?.tables.flatMap(({ id, fields: own }) =>
    own.flatMap((field) => (field.kind === 'choice' ? [`${id}.${field.id}`] : [])),
  );
  return tables.some(({ table, rows }) =>
    rows.some(({ unreadable }) => unreadable.some(({ field }) => fields?.includes(`${table}.${field}`))),
  );
}

/** Normalise, derive, project and plan: pure, and so one step. */
export async function planRun(env: Env, run: RunPlace): Promise<string> {
  const object = workspaceObject(env, run.workspace);
  const workspace = await readWorkspace(env, run.workspace);
  const { config } = workspace;
  const template = findTemplate(config.template);
  const started = await object.run(run.id);
  if (template === undefined || started === undefined) throw new Error('The run has lost its workspace');
  const pulls = await Promise.all(
    surfacesOf(workspace).map(async (kind) =>
      SurfacePull.parse(JSON.parse((await object.staged(run.id, `pull/${kind}`)) ?? 'null')),
    ),
  );
  const { name, homes, settings } = config;
  const { asOf } = started;
  const result = compute({ name, template, homes, settings, asOf, nextRun: nextRunDay(config), pulls });
  const { scorecard, changes } = result;
  await object.plan(run.id, changes);
  const found = { summary: summarise(result), scorecard };
  await object.stage({ run: run.id, part: 'found' }, JSON.stringify(found));
  return String(changes.length);
}

/** The plan that takes another run back. */
export async function planUndo(env: Env, run: RunPlace & { undoes: string }): Promise<string> {
  const object = workspaceObject(env, run.workspace);
  const changes = await object.planned(run.undoes);
  if (changes === undefined) throw new Error('What that run wrote is not kept any more');
  const outcomes = new Map((await object.outcomes(run.undoes)).map((outcome) => [outcome.id, outcome]));
  const back = undo(changes, outcomes);
  await object.plan(run.id, back);
  return String(back.length);
}

/** Writes a surface's part of the plan, journalling each change. */
export async function applyTo(env: Env, run: RunPlace & { kind: SurfaceKind }): Promise<string> {
  const object = workspaceObject(env, run.workspace);
  const changes = (await object.planned(run.id)) ?? [];
  const workspace = await readWorkspace(env, run.workspace);
  const surface = await openSurface(env, { workspace, kind: run.kind });
  await apply({
    surface,
    changes,
    journal: {
      outcomes: async () => new Map((await object.outcomes(run.id)).map((outcome) => [outcome.id, outcome])),
      record: async (outcome) => {
        await object.record(run.id, outcome);
      },
    },
  });
  await showCharts(env, { run: run.id, workspace, surface, changes });
  return usageOf(surface.usage());
}

/** Ends the run: keeps what was found, and says when the next night is. */
export async function commitRun(
  env: Env,
  run: RunPlace & { reads: number; writes: number },
): Promise<string> {
  const object = workspaceObject(env, run.workspace);
  const { config } = await readWorkspace(env, run.workspace);
  const now = Date.now();
  const changes = (await object.planned(run.id)) ?? [];
  const outcomes = await object.outcomes(run.id);
  const notDone = outcomes.filter((outcome) => outcome.result !== 'done').length;
  const started = await object.run(run.id);
  const found = await object.staged(run.id, 'found');
  const day =
    found === undefined || started === undefined
      ? undefined
      : await dayRecord({ asOf: started.asOf, run: run.id, found });
  const { reads, writes } = run;
  const result = { reads, writes, changes: changes.length, notDone, now };
  if (run.purpose === 'preview') {
    await object.commit(run.id, result);
    return 'done';
  }
  // The directory first: a run that is over is one whose workspace knows its next night.
  await createDirectory(env.DIRECTORY).schedule(run.workspace, {
    nextRunAt: nextNight(now, config),
    ended: { at: now, headline: day === undefined ? undefined : headlineOf(day.summary) },
  });
  await object.commit(run.id, day === undefined ? result : { ...result, day });
  return 'done';
}

/** Ends the run without an answer, and makes the workspace due again: soon, where time may mend it. */
export async function failRun(
  env: Env,
  run: RunPlace & { readonly message: string; readonly kind: FailureKind },
): Promise<string> {
  const workspace = await workspaceObject(env, run.workspace).read();
  if (workspace === undefined) return 'gone';
  const now = Date.now();
  const isMendedByTime = run.kind === 'busy' || run.kind === 'fault';
  const nextRunAt = isMendedByTime ? now + retryMilliseconds : nextNight(now, workspace.config);
  // The directory first: a run that is over is one whose workspace knows when it is due next.
  if (run.purpose !== 'preview') {
    await createDirectory(env.DIRECTORY).schedule(run.workspace, {
      nextRunAt,
      ended: { failure: run.message },
    });
  }
  await workspaceObject(env, run.workspace).fail(run.id, { error: run.message, now });
  return 'failed';
}

async function dayRecord(options: {
  asOf: Day;
  run: string;
  found: string;
}): Promise<DayRecord & { scorecard: Uint8Array }> {
  const { summary, scorecard } = z
    .object({ summary: Summary, scorecard: z.unknown() })
    .parse(JSON.parse(options.found));
  return { asOf: options.asOf, run: options.run, summary, scorecard: await packJson(scorecard) };
}

async function readWorkspace(env: Env, id: string): Promise<StoredWorkspace> {
  const workspace = await workspaceObject(env, id).read();
  if (workspace === undefined) throw new NonRetryableError('The workspace is gone');
  return workspace;
}

/** Unknown where the calendar stands still, as in a sample. */
function nextRunDay(config: WorkspaceConfig): Day | undefined {
  if (config.asOf !== undefined) return undefined;
  return clockInZone(nextNight(Date.now(), config), config.timeZone).day;
}

function usageOf({ reads, writes }: { reads: number; writes: number }): string {
  return `${reads}/${writes}`;
}
