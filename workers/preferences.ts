import { notFound } from '../src/http/errors.ts';
import type { WantedSettings } from '../src/http/services.ts';
import { createDirectory } from '../src/store/directory.ts';
import { nextNight } from '../src/store/next-night.ts';
import type { Preferences } from '../src/store/preferences.ts';
import type { SettingsOutcome } from '../src/store/settings-log.ts';
import type { Env } from './env.ts';
import { workspaceObject } from './open-surface.ts';

/** What people may change about a workspace. Throws an `HttpError` for one there is not. */
export async function readPreferences(env: Env, id: string): Promise<Preferences> {
  const found = await workspaceObject(env, id).preferences();
  if (found === undefined) throw notFound('workspace');
  return found;
}

/** Changes the settings, or takes the newest change back, and tells the directory what it has to know of it. */
export async function changePreferences(
  env: Env,
  wanted: WantedSettings & { readonly id: string },
): Promise<SettingsOutcome> {
  const { id, change, who } = wanted;
  const object = workspaceObject(env, id);
  await readPreferences(env, id);
  const now = Date.now();
  const outcome =
    'undo' in change
      ? await object.undoSettings(change.undo, { who, now })
      : await object.changeSettings(change, { who, now });
  if (outcome === 'changed') await tellDirectory(env, await readPreferences(env, id));
  return outcome;
}

async function tellDirectory(env: Env, preferences: Preferences): Promise<void> {
  const { id, name, timeZone, nightHour } = preferences;
  const directory = createDirectory(env.DIRECTORY);
  const known = await directory.find(id);
  if (known === undefined) return;
  const isOtherNight = known.timeZone !== timeZone || known.nightHour !== nightHour;
  if (known.name !== name || isOtherNight) await directory.rename(id, { name, timeZone, nightHour });
  if (isOtherNight && known.nextRunAt !== null) {
    await directory.schedule(id, { nextRunAt: nextNight(Date.now(), preferences) });
  }
}
