import type { NewWorkspace } from '../src/http/api/new-workspace.ts';
import { invalidChoice, notFound, notInstalled } from '../src/http/errors.ts';
import type { RunDetail, ToldRun, Workspaces } from '../src/http/services.ts';
import type { Connection } from '../src/store/connection.ts';
import { createConnectionDirectory } from '../src/store/connection-directory.ts';
import { createAccountStore } from '../src/store/account-store.ts';
import { createDirectory } from '../src/store/directory.ts';
import type { WorkspaceConfig } from '../src/store/workspace-config.ts';
import { WorkspaceConfig as Config } from '../src/store/workspace-config.ts';
import type { WorkspaceView } from '../src/store/workspace-view.ts';
import { SurfaceError } from '../src/sync/surface-error.ts';
import type { FindingCode } from '../src/sync/surface-finding.ts';
import type { SurfaceKind } from '../src/sync/surface.ts';
import { tellChanges } from '../src/sync/told-changes.ts';
import { samples } from '../templates/samples/index.ts';
import { templates } from '../templates/index.ts';
import type { Env, RecalculationParams } from './env.ts';
import { approvedConnections } from './new-connections.ts';
import { sealConnections } from './new-connections.ts';
import { findTemplate, openSurface, workspaceObject } from './open-surface.ts';
import { adoptTable, lookAround } from './own-tables.ts';
import { lookAtSampleRows } from './sample-rows.ts';
import { changePreferences, readPreferences } from './preferences.ts';
import { checkStructure, repairStructure } from './structure.ts';

/** Workspaces as the pages and the admin API handle them. */
export function createWorkspaces(env: Env): Workspaces {
  async function view(id: string): Promise<WorkspaceView> {
    const found = await workspaceObject(env, id).view();
    if (found === undefined) throw notFound('workspace');
    return found;
  }

  async function startRun(
    id: string,
    params: Pick<RecalculationParams, 'undoes' | 'purpose' | 'takesTurn'> = {},
  ): Promise<string> {
    if ((await view(id)).installation !== 'ready') throw notInstalled();
    const run = `${id}-${Date.now()}`;
    await env.RECALCULATION.create({ id: run, params: { workspace: id, ...params } });
    return run;
  }

  async function run(id: string, runId: string): Promise<RunDetail | undefined> {
    const object = workspaceObject(env, id);
    const found = await object.run(runId);
    if (found === undefined) return undefined;
    const outcomes = new Map((await object.outcomes(runId)).map((outcome) => [outcome.id, outcome]));
    const changes = (await object.planned(runId)) ?? [];
    return {
      run: found,
      changes: changes.map((change) => ({ change, outcome: outcomes.get(change.id) ?? null })),
    };
  }

  async function toldRun(id: string, runId: string): Promise<ToldRun | undefined> {
    const detail = await run(id, runId);
    if (detail === undefined) return undefined;
    const template = findTemplate((await view(id)).template);
    return { run: detail.run, tables: tellChanges(detail.changes, template ?? { tables: [] }) };
  }

  /** Starts an attempt at installing, unless one is at work. */
  async function startInstallation(id: string, isAwaited: boolean): Promise<void> {
    const attempt = await workspaceObject(env, id).beginInstallation(Date.now());
    if (attempt === undefined) return;
    await env.INSTALLATION.create({ id: `${id}-${attempt}`, params: { workspace: id, isAwaited } });
  }

  async function found(
    made: {
      readonly id: string;
      readonly config: WorkspaceConfig;
      readonly connections: readonly Connection[];
    },
    user: string,
  ): Promise<void> {
    const now = Date.now();
    const { id, config } = made;
    await workspaceObject(env, id).create({ ...made, now });
    const { name, timeZone, nightHour } = config;
    await createDirectory(env.DIRECTORY).add({ id, name, timeZone, nightHour, user, now });
  }

  return {
    view,
    run,
    toldRun,
    recalculate: (id) => startRun(id),
    async create(request, user) {
      const { connections, ...config } = completed(request);
      const id = crypto.randomUUID();
      await found({ id, config, connections: await sealConnections(env, { id, connections }) }, user);
      await startInstallation(id, false);
      return id;
    },
    async install(request, user) {
      const { connections, page, bringsTables, ...rest } = request;
      requireKnown(rest);
      const sample = samples.find((own) => own.id === rest.sample);
      const sampled =
        sample === undefined ? {} : { asOf: sample.asOf, sampleOwner: await nameInNotion(env, user) };
      const config = Config.parse({ ...rest, ...sampled });
      const id = crypto.randomUUID();
      const ways = await approvedConnections(env, { connections, page });
      await found({ id, config, connections: ways }, user);
      for (const way of ways) {
        await createConnectionDirectory(env.DIRECTORY).use({
          workspace: id,
          tool: way.surface,
          connection: way.connection,
        });
      }
      if (!bringsTables) await startInstallation(id, true);
      return id;
    },
    async installation(id) {
      const installation = await workspaceObject(env, id).installation();
      if (installation === undefined) throw notFound('workspace');
      return installation;
    },
    goOn: (id) => startInstallation(id, true),
    async undo(id, runId) {
      if ((await run(id, runId)) === undefined) throw notFound('run');
      return startRun(id, { undoes: runId });
    },
    sampleRows: (id) => lookAtSampleRows(env, id),
    preview: (id) => startRun(id, { purpose: 'preview', takesTurn: true }),
    history: async (id) => workspaceObject(env, id).history(),
    removeSampleRows: (id) => startRun(id, { purpose: 'remove-samples' }),
    preferences: (id) => readPreferences(env, id),
    changeSettings: (id, wanted) => changePreferences(env, { id, ...wanted }),
    lookAround: (id, at) => lookAround(env, { id, ...at }),
    async adopt(id, adoption) {
      const isInstalled = await adoptTable(env, { id, ...adoption });
      if (isInstalled) await startRun(id, { takesTurn: true });
    },
    check: (id) => checkStructure(env, id),
    repair: (id, finding) => repairStructure(env, { id, ...finding }),
    async switchConnection(id, { tool, connection }) {
      const object = workspaceObject(env, id);
      const workspace = await object.read();
      const known = workspace?.connections.find(({ surface }) => surface === tool);
      if (workspace === undefined || known === undefined) throw notFound('workspace');
      const other = { access: 'approval', surface: tool, connection, parent: known.parent } as const;
      if (!(await canSee(env, { workspace: { ...workspace, connections: [other] }, kind: tool })))
        return false;
      await object.saveConnection(other);
      await createConnectionDirectory(env.DIRECTORY).use({ workspace: id, tool, connection });
      const isInstalled = workspace.installations.length === workspace.connections.length;
      if (isInstalled) await createDirectory(env.DIRECTORY).schedule(id, { nextRunAt: Date.now() });
      else await startInstallation(id, true);
      return true;
    },
    async erase(id) {
      // The directory first: who has been forgotten there is neither seen nor due any more.
      await createDirectory(env.DIRECTORY).remove(id);
      await workspaceObject(env, id).erase();
    },
  };
}

/** What Notion calls a person who signed in with it; undefined for one who never did. */
async function nameInNotion(env: Env, user: string): Promise<string | undefined> {
  const identities = await createAccountStore(env.DIRECTORY).identitiesOf(user);
  return identities.find(({ tool }) => tool === 'notion')?.name;
}

/** Findings that say that something installed is out of an account's sight. */
const blinding: ReadonlySet<FindingCode> = new Set(['lost-surface', 'lost-table', 'forbidden']);

async function canSee(env: Env, place: Parameters<typeof openSurface>[1]): Promise<boolean> {
  if (!place.workspace.installations.some(({ surface }) => surface === place.kind)) return true;
  try {
    const surface = await openSurface(env, place);
    const findings = await surface.check();
    return !findings.some(({ code }) => blinding.has(code));
  } catch (error) {
    if (error instanceof SurfaceError) return false;
    throw error;
  }
}

/** Every table gets a home: the one named, else where the KPI Book lives, else the only tool there is. */
function completed(request: NewWorkspace): NewWorkspace {
  const template = requireKnown(request);
  const only: SurfaceKind = request.connections.notion === undefined ? 'sheets' : 'notion';
  const fallback = request.homes['metrics'] ?? only;
  const homes = Object.fromEntries(
    template.tables.map((table) => [table.id, request.homes[table.id] ?? fallback]),
  );
  return { ...request, homes };
}

/** The template that was asked for. Throws an `HttpError` for one there is not, or a sample there is not. */
function requireKnown(request: { readonly template: string; readonly sample?: string | undefined }) {
  const template = findTemplate(request.template);
  if (template === undefined) {
    const known = templates.map((own) => own.id);
    throw invalidChoice({ field: 'template', value: request.template, known });
  }
  if (request.sample !== undefined && !samples.some((sample) => sample.id === request.sample)) {
    const known = samples.map((sample) => sample.id);
    throw invalidChoice({ field: 'sample', value: request.sample, known });
  }
  return template;
}
