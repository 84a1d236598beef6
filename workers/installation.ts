import { WorkflowEntrypoint } from 'cloudflare:workers';
import type { WorkflowEvent, WorkflowStep } from 'cloudflare:workers';
import { createDirectory } from '../src/store/directory.ts';
import type { StoredWorkspace } from '../src/store/workspace-store.ts';
import { surfacesOf } from '../src/store/workspace-store.ts';
import { placeTables } from '../src/sync/placement.ts';
import { translateRows } from '../src/sync/translate-rows.ts';
import type { SurfaceKind } from '../src/sync/surface.ts';
import { samples } from '../templates/samples/index.ts';
import type { Env } from './env.ts';
import { findTemplate, openSurface, workspaceObject } from './open-surface.ts';
import { placeToLook } from './place-to-look.ts';
import { stepFailure, toolStep } from './tool-step.ts';

/** What is made on a surface must not be made twice: a person starts again. */
const once = { retries: { limit: 0, delay: 0 }, timeout: '30 minutes' } as const;

/** Installs a workspace's template on each of its surfaces, then makes it due for its first recalculation. */
export class Installation extends WorkflowEntrypoint<Env, { workspace: string }> {
  override async run(event: WorkflowEvent<{ workspace: string }>, step: WorkflowStep): Promise<void> {
    const id = event.payload.workspace;
    const object = workspaceObject(this.env, id);
    try {
      const kinds = await step.do('read', async () => JSON.stringify(surfacesOf(await this.#read(id))));
      for (const kind of readKinds(kinds)) {
        await step.do(`install ${kind}`, once, async () => {
          await toolStep(() => this.#install(id, kind));
          return '{}';
        });
      }
      await step.do('make due', async () => {
        await createDirectory(this.env.DIRECTORY).schedule(id, { nextRunAt: Date.now() });
        return '{}';
      });
    } catch (error) {
      const message = stepFailure(error);
      await step.do('fail', async () => {
        await object.failInstallation(message);
        return '{}';
      });
    }
  }

  async #read(id: string): Promise<StoredWorkspace> {
    const workspace = await workspaceObject(this.env, id).read();
    if (workspace === undefined) throw new Error('The workspace is gone');
    return workspace;
  }

  async #install(id: string, kind: SurfaceKind): Promise<void> {
    const workspace = await this.#read(id);
    if (workspace.installations.some((own) => own.surface === kind)) return;
    const { config } = workspace;
    const template = findTemplate(config.template);
    if (template === undefined) throw new Error(`There is no template ${config.template}`);
    const surface = await openSurface(this.env, { workspace, kind });
    const { binding, place, rowIds } = await surface.install({
      title: config.name,
      template,
      tables: placeTables(template, config.homes)[kind],
      rows: translateRows(samples.find((sample) => sample.id === config.sample)?.rows ?? {}, {
        template,
        rowIds: Object.assign({}, ...workspace.installations.map((own) => own.rowIds)),
      }),
    });
    await workspaceObject(this.env, id).saveInstallation(
      {
        surface: kind,
        binding: JSON.stringify(binding),
        place: placeToLook(this.env, { kind, place }),
        rowIds: mutable(rowIds),
      },
      Date.now(),
    );
  }
}

function readKinds(json: string): SurfaceKind[] {
  return (['notion', 'sheets'] as const).filter((kind) => json.includes(`"${kind}"`));
}

function mutable(
  rowIds: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Record<string, Record<string, string>> {
  return Object.fromEntries(Object.entries(rowIds).map(([table, ids]) => [table, { ...ids }]));
}
