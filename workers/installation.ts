import { WorkflowEntrypoint } from 'cloudflare:workers';
import type { WorkflowEvent, WorkflowStep } from 'cloudflare:workers';
import { createDirectory } from '../src/store/directory.ts';
import { nextNight } from '../src/store/next-night.ts';
import type { StoredWorkspace } from '../src/store/workspace-store.ts';
import { surfacesOf } from '../src/store/workspace-store.ts';
import { placeTables } from '../src/sync/placement.ts';
import { translateRows } from '../src/sync/translate-rows.ts';
import type { SurfaceKind } from '../src/sync/surface.ts';
import type { Env, InstallationParams } from './env.ts';
import { installedTemplate, openSurface, workspaceObject } from './open-surface.ts';
import { placeToLook } from './place-to-look.ts';
import { sampleRowsOf } from './sample-rows.ts';
import { stepFailure, toolStep } from './tool-step.ts';

/** An adapter has its own patience with its tool; after that a person says when to go on. */
const once = { retries: { limit: 0, delay: 0 }, timeout: '30 minutes' } as const;

/**
 * Installs a workspace's template on each of its surfaces, then has it recalculated for the first time. Started again
 * after a failure it leaves out the surfaces that are done; the one that broke off goes on where it stopped.
 */
export class Installation extends WorkflowEntrypoint<Env, InstallationParams> {
  override async run(event: WorkflowEvent<InstallationParams>, step: WorkflowStep): Promise<void> {
    const { workspace: id, isAwaited = false } = event.payload;
    try {
      const kinds = await step.do('read', async () =>
        JSON.stringify(surfacesOf((await this.#read(id)) ?? { connections: [] })),
      );
      for (const kind of readKinds(kinds)) {
        await step.do(`install ${kind}`, once, async () => {
          await toolStep(() => this.#install(id, kind));
          return '{}';
        });
      }
      await step.do('make due', () => this.#makeDue(id, isAwaited));
    } catch (error) {
      const { kind, message } = stepFailure(error);
      await step.do('fail', async () => {
        if ((await this.#read(id)) === undefined) return 'gone';
        await workspaceObject(this.env, id).failInstallation({ kind, error: message });
        return '{}';
      });
    }
  }

  /** Undefined when the workspace was deleted in the meantime. */
  #read(id: string): Promise<StoredWorkspace | undefined> {
    return workspaceObject(this.env, id).read();
  }

  async #install(id: string, kind: SurfaceKind): Promise<void> {
    const workspace = await this.#read(id);
    if (workspace === undefined || workspace.installations.some((own) => own.surface === kind)) return;
    const { config } = workspace;
    const object = workspaceObject(this.env, id);
    const template = installedTemplate(this.env, config.template);
    if (template === undefined) throw new Error(`There is no template ${config.template}`);
    const surface = await openSurface(this.env, {
      workspace,
      kind,
      onWait: async (until) => {
        await object.noteWait({ surface: kind, until, now: Date.now() });
      },
    });
    const { binding, place, rowIds } = await surface.install({
      title: config.name,
      template,
      tables: placeTables(template, config.homes)[kind],
      rows: translateRows(sampleRowsOf(config, template), {
        template,
        rowIds: Object.assign({}, ...workspace.installations.map((own) => own.rowIds)),
      }),
      onProgress: async (progress) => {
        await object.noteProgress({ surface: kind, progress, now: Date.now() });
      },
    });
    await object.saveInstallation(
      {
        surface: kind,
        binding: JSON.stringify(binding),
        place: placeToLook(this.env, { kind, place }),
        rowIds: mutable(rowIds),
      },
      Date.now(),
    );
  }

  /** At the next hour, or at once for a person who waits; the night is the net below that. */
  async #makeDue(id: string, isAwaited: boolean): Promise<string> {
    const workspace = await this.#read(id);
    if (workspace === undefined) return 'gone';
    const now = Date.now();
    const nextRunAt = isAwaited ? nextNight(now, workspace.config) : now;
    await createDirectory(this.env.DIRECTORY).schedule(id, { nextRunAt });
    if (isAwaited) await this.#startFirstRun(id);
    return '{}';
  }

  async #startFirstRun(id: string): Promise<void> {
    try {
      await this.env.RECALCULATION.create({ id: `${id}-first`, params: { workspace: id } });
    } catch (error) {
      // A step that is taken twice finds the run it started.
      if (!String(error).includes('already_exists')) throw error;
    }
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
