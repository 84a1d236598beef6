import { invalidChoice, notFound, notInstalled } from '../src/http/errors.ts';
import type { OwnTables, WantedAdoption } from '../src/http/services.ts';
import type { StoredWorkspace } from '../src/store/workspace-store.ts';
import { placeTables } from '../src/sync/placement.ts';
import type { PlacedTable, SurfaceKind } from '../src/sync/surface.ts';
import type { Env } from './env.ts';
import { installedTemplate, openSurface, workspaceObject } from './open-surface.ts';

/** People's own tables at a place, and the template's that could be bound to them. */
export async function lookAround(
  env: Env,
  { id, tool, place }: { readonly id: string; readonly tool: SurfaceKind; readonly place: string },
): Promise<OwnTables> {
  const workspace = await readOpen(env, { id, tool });
  const surface = await openSurface(env, { workspace, kind: tool });
  const address = place === '' && tool === 'sheets' ? placeOf(workspace, tool) : place;
  const tables = (await surface.lookAround?.(address)) ?? [];
  return { place: address, tables, placed: placedOn(env, { workspace, tool }) };
}

/**
 * Takes a table of people's for one of the template's from now on, as they confirmed. Before an installation it is what
 * that begins with; gives whether the workspace is installed.
 */
export async function adoptTable(
  env: Env,
  { id, ...wanted }: WantedAdoption & { readonly id: string },
): Promise<boolean> {
  const { tool, place, table, foreign, columns } = wanted;
  const workspace = await readOpen(env, { id, tool });
  const known = placedOn(env, { workspace, tool });
  const placed = known.find((own) => own.table.id === table);
  if (placed === undefined) {
    throw invalidChoice({ field: 'table', value: table, known: known.map((own) => own.table.id) });
  }
  const surface = await openSurface(env, { workspace, kind: tool });
  const adopted = await surface.adopt({ place, adoptions: [{ placed, foreign, columns }] });
  const binding = JSON.stringify(adopted.binding);
  const object = workspaceObject(env, id);
  const installed = workspace.installations.find((own) => own.surface === tool);
  if (installed !== undefined) {
    await object.saveInstallation({ ...installed, binding }, Date.now());
    return true;
  }
  const before = workspace.prepared.find((own) => own.surface === tool)?.tables ?? [];
  await object.savePrepared({ surface: tool, binding, tables: [...new Set([...before, table])] });
  return false;
}

function placedOn(
  env: Env,
  { workspace, tool }: { readonly workspace: StoredWorkspace; readonly tool: SurfaceKind },
): readonly PlacedTable[] {
  const template = installedTemplate(env, workspace.config.template);
  return template === undefined ? [] : placeTables(template, workspace.config.homes)[tool];
}

function placeOf(workspace: StoredWorkspace, tool: SurfaceKind): string {
  const binding: unknown = JSON.parse(
    workspace.installations.find((own) => own.surface === tool)?.binding ?? '{}',
  );
  const isBound = typeof binding === 'object' && binding !== null && 'spreadsheet' in binding;
  return isBound && typeof binding.spreadsheet === 'string' ? binding.spreadsheet : '';
}

/** A workspace whose surface is installed, or that waits for people to bring their tables first. */
async function readOpen(
  env: Env,
  { id, tool }: { readonly id: string; readonly tool: SurfaceKind },
): Promise<StoredWorkspace> {
  const workspace = await workspaceObject(env, id).read();
  if (workspace === undefined) throw notFound('workspace');
  const isInstalled = workspace.installations.some(({ surface }) => surface === tool);
  if (!isInstalled && workspace.hasBegun) throw notInstalled();
  return workspace;
}
