import { routes } from '../src/http/routes.ts';
import type { Connection } from '../src/store/connection.ts';
import type { StoredWorkspace } from '../src/store/workspace-store.ts';
import { explainedTemplate } from '../src/sync/explained-template.ts';
import { placeTables } from '../src/sync/placement.ts';
import type { Surface, SurfaceKind } from '../src/sync/surface.ts';
import { Template } from '../src/template/template.ts';
import { templates } from '../templates/index.ts';
import type { Env } from './env.ts';
import { openWayIn } from './way-in.ts';
import type { WorkspaceObject } from './workspace-object.ts';

/** A shorter wait nobody sees, milliseconds. */
const noticeable = 3000;

/** A workspace's own object. */
export function workspaceObject(env: Env, id: string): DurableObjectStub<WorkspaceObject> {
  return env.WORKSPACES.getByName(id);
}

/** A template by id; undefined when there is none of that name. */
export function findTemplate(id: string): Template | undefined {
  const input = templates.find((template) => template.id === id);
  return input === undefined ? undefined : Template.parse(input);
}

/** The same, as it is installed: its columns lead to where this deployment explains them. */
export function installedTemplate(env: Env, id: string): Template | undefined {
  const template = findTemplate(id);
  const { ORIGIN: origin } = env;
  if (template === undefined || origin === undefined || !URL.canParse(origin)) return template;
  return explainedTemplate(template, new URL(routes.method, origin).href);
}

/**
 * Opens a workspace's surface: the one place that knows which kind is which adapter.
 * An adapter and its vendor's client are loaded when first asked for, so that a Worker that only shows pages starts fast.
 * Throws an Error when the workspace has no such connection, and a `SurfaceError` when that is over.
 */
export async function openSurface(
  env: Env,
  place: {
    readonly workspace: StoredWorkspace;
    readonly kind: SurfaceKind;
    /** Told when the tool asks for a wait that a person would notice, with the instant it ends. */
    readonly onWait?: (until: number) => Promise<void>;
  },
): Promise<Surface> {
  const { workspace, kind, onWait } = place;
  const connection = workspace.connections.find((own) => own.surface === kind);
  if (connection === undefined) throw new Error(`${workspace.config.name} is not connected to ${kind}`);
  const wayIn = await openWayIn(env, { workspace: workspace.id, connection });
  const installed = [...workspace.installations, ...workspace.prepared].find((own) => own.surface === kind);
  const binding: unknown = installed === undefined ? undefined : JSON.parse(installed.binding);
  const origin = env.SANDBOX_ORIGIN;
  const common = {
    ...wayIn,
    async sleep(milliseconds: number) {
      if (milliseconds >= noticeable) await onWait?.(Date.now() + milliseconds);
      await scheduler.wait(milliseconds);
    },
    random: () => Math.random(),
    now: () => Date.now(),
    ...(origin === undefined ? {} : { origin }),
  };
  const { template: id, homes } = workspace.config;
  const template = installedTemplate(env, id);
  const tables = template === undefined ? [] : placeTables(template, homes)[kind];
  switch (kind) {
    case 'notion': {
      const [{ createNotionClient }, { createNotionSurface }] = await Promise.all([
        import('../src/notion/client.ts'),
        import('../src/notion/surface.ts'),
      ]);
      // The sandbox keeps no budget unless it is told to, and then says so itself.
      const pace = origin === undefined ? {} : { requestsPerMinute: Infinity };
      return createNotionSurface({
        client: createNotionClient({
          ...common,
          ...pace,
          onBudgetSpent: (milliseconds) => void onWait?.(Date.now() + milliseconds),
        }),
        parent: parentOf(connection),
        installation: workspace.id,
        binding,
        tables: tables.map(({ table }) => table),
      });
    }
    case 'sheets': {
      const [{ createSheetsClient }, { createSheetsSurface }, { sharedSpreadsheet }, { sheetLocale }] =
        await Promise.all([
          import('../src/sheets/client.ts'),
          import('../src/sheets/surface.ts'),
          import('../src/sheets/account/shared-spreadsheet.ts'),
          import('../src/sheets/install/locale.ts'),
        ]);
      const shared = typeof connection.parent === 'string' ? sharedSpreadsheet(connection.parent) : undefined;
      return createSheetsSurface({
        client: createSheetsClient(common),
        installation: workspace.id,
        binding: binding ?? shared,
        tables,
        locale: sheetLocale(workspace.config.language),
        timeZone: workspace.config.timeZone,
      });
    }
  }
}

function parentOf(connection: Connection): { page: string } | { copy: string } | 'workspace' {
  if (typeof connection.parent === 'string') return { page: connection.parent };
  const copy = connection.access === 'approval' ? connection.copy : undefined;
  return typeof copy === 'string' ? { copy } : 'workspace';
}
