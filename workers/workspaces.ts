import type { NewWorkspace } from '../src/http/api/new-workspace.ts';
import { invalidChoice, notFound, notInstalled } from '../src/http/errors.ts';
import type { RunDetail, Workspaces } from '../src/http/services.ts';
import { createDirectory } from '../src/store/directory.ts';
import { sealToken } from '../src/store/sealed-token.ts';
import type { WorkspaceView } from '../src/store/workspace-view.ts';
import type { Connection } from '../src/store/workspace-store.ts';
import type { SurfaceKind } from '../src/sync/surface.ts';
import { samples } from '../templates/samples/index.ts';
import { templates } from '../templates/index.ts';
import type { Env } from './env.ts';
import { findTemplate, sealingKeys, workspaceObject } from './open-surface.ts';

/** Workspaces as the pages and the admin API handle them. */
export function createWorkspaces(env: Env): Workspaces {
  async function view(id: string): Promise<WorkspaceView> {
    const found = await workspaceObject(env, id).view();
    if (found === undefined) throw notFound('workspace');
    return found;
  }

  async function startRun(id: string, undoes?: string): Promise<string> {
    if ((await view(id)).installation !== 'ready') throw notInstalled();
    const run = `${id}-${Date.now()}`;
    await env.RECALCULATION.create({
      id: run,
      params: { workspace: id, ...(undoes === undefined ? {} : { undoes }) },
    });
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

  return {
    view,
    run,
    recalculate: (id) => startRun(id),
    async create(request, user) {
      const { connections, ...config } = completed(request);
      const id = crypto.randomUUID();
      const now = Date.now();
      await workspaceObject(env, id).create({
        id,
        config,
        connections: await sealConnections(env, { id, connections }),
        now,
      });
      const { name, timeZone, nightHour } = config;
      await createDirectory(env.DIRECTORY).add({ id, name, timeZone, nightHour, user, now });
      await env.INSTALLATION.create({ id, params: { workspace: id } });
      return id;
    },
    async undo(id, runId) {
      if ((await run(id, runId)) === undefined) throw notFound('run');
      return startRun(id, runId);
    },
  };
}

/** Every table gets a home: the one named, else where the KPI Book lives, else the only tool there is. */
function completed(request: NewWorkspace): NewWorkspace {
  const template = findTemplate(request.template);
  if (template === undefined) {
    const known = templates.map((own) => own.id);
    throw invalidChoice({ field: 'template', value: request.template, known });
  }
  if (request.sample !== undefined && !samples.some((sample) => sample.id === request.sample)) {
    const known = samples.map((sample) => sample.id);
    throw invalidChoice({ field: 'sample', value: request.sample, known });
  }
  const only: SurfaceKind = request.connections.notion === undefined ? 'sheets' : 'notion';
  const fallback = request.homes['metrics'] ?? only;
  const homes = Object.fromEntries(
    template.tables.map((table) => [table.id, request.homes[table.id] ?? fallback]),
  );
  return { ...request, homes };
}

async function sealConnections(
  env: Env,
  workspace: { readonly id: string; readonly connections: NewWorkspace['connections'] },
): Promise<readonly Connection[]> {
  const { id, connections } = workspace;
  const { notion, sheets } = connections;
  const ring = await sealingKeys(env);
  const sealed: Connection[] = [];
  if (notion !== undefined) {
    const sealedToken = await sealToken(ring, { workspace: id, token: notion.token });
    sealed.push({ surface: 'notion', sealedToken, parent: notion.page });
  }
  if (sheets !== undefined) {
    sealed.push({
      surface: 'sheets',
      sealedToken: await sealToken(ring, { workspace: id, token: sheets.token }),
    });
  }
  return sealed;
}
