import { notFound, notInstalled } from '../src/http/errors.ts';
import type { WantedRepair } from '../src/http/services.ts';
import type { StoredWorkspace } from '../src/store/workspace-store.ts';
import { surfacesOf } from '../src/store/workspace-store.ts';
import type { FindingCode } from '../src/sync/surface-finding.ts';
import { placeTables } from '../src/sync/placement.ts';
import type { Surface, SurfaceKind } from '../src/sync/surface.ts';
import type { Env } from './env.ts';
import { installedTemplate, openSurface, workspaceObject } from './open-surface.ts';

/** Looks whether everything that was installed is as Northbook needs it, and keeps what it found for the page. */
export async function checkStructure(env: Env, id: string): Promise<void> {
  const workspace = await read(env, id);
  for (const surface of surfacesOf(workspace)) await checkSurface(env, { workspace, surface });
}

/** The same for one surface. */
export async function checkSurface(
  env: Env,
  place: { readonly workspace: StoredWorkspace; readonly surface: SurfaceKind },
): Promise<void> {
  const { workspace, surface } = place;
  const opened = await openSurface(env, { workspace, kind: surface });
  await keepFindings(env, { id: workspace.id, surface: opened });
}

/**
 * Puts a finding right, where the surface still finds it and can do so without touching what people typed; gives a
 * sentence for the person. A newer template is added by installing it on what is there.
 */
export async function repairStructure(
  env: Env,
  { id, ...wanted }: WantedRepair & { id: string },
): Promise<string> {
  const workspace = await read(env, id);
  const installed = workspace.installations.find(({ surface }) => surface === wanted.surface);
  if (installed === undefined) throw notFound('installation');
  const surface = await openSurface(env, { workspace, kind: wanted.surface });
  const { binding, message } =
    wanted.code === 'outdated' ? await upgrade(env, { workspace, surface }) : await surface.repair(wanted);
  const object = workspaceObject(env, id);
  await object.saveInstallation({ ...installed, binding: JSON.stringify(binding) }, Date.now());
  await keepFindings(env, { id, surface });
  return message;
}

async function upgrade(
  env: Env,
  { workspace, surface }: { readonly workspace: StoredWorkspace; readonly surface: Surface },
): Promise<{ binding: unknown; message: string }> {
  const { config } = workspace;
  const template = installedTemplate(env, config.template);
  if (template === undefined) throw notFound('template');
  const { binding } = await surface.install({
    title: config.name,
    template,
    tables: placeTables(template, config.homes)[surface.kind],
    rows: {},
  });
  return { binding, message: 'It is as the template of today has it.' };
}

/** Keeps what a surface finds about its structure. */
export async function keepFindings(
  env: Env,
  { id, surface }: { readonly id: string; readonly surface: Surface },
): Promise<void> {
  const findings = await surface.check();
  await workspaceObject(env, id).saveFindings({ surface: surface.kind, findings, now: Date.now() });
}

/** What a whole read would have come upon. */
const seenByPull: ReadonlySet<FindingCode> = new Set([
  'lost-surface',
  'lost-table',
  'lost-field',
  'lost-ids',
]);

/** Drops findings that a whole read of the surface has proved wrong: what was lost is back. */
export async function forgetFindings(
  env: Env,
  { id, kind }: { readonly id: string; readonly kind: SurfaceKind },
): Promise<void> {
  const object = workspaceObject(env, id);
  const known = (await object.view())?.checks.find(({ surface }) => surface === kind);
  const findings = known?.findings.filter(({ code }) => !seenByPull.has(code)) ?? [];
  if (known === undefined || findings.length === known.findings.length) return;
  await object.saveFindings({ surface: kind, findings, now: Date.now() });
}

async function read(env: Env, id: string): Promise<StoredWorkspace> {
  const workspace = await workspaceObject(env, id).read();
  if (workspace === undefined) throw notFound('workspace');
  if (workspace.installations.length < workspace.connections.length) throw notInstalled();
  return workspace;
}
