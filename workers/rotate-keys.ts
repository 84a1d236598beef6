import type { KeyRotation } from '../src/http/services.ts';
import { createConnectionDirectory } from '../src/store/connection-directory.ts';
import { createDirectory } from '../src/store/directory.ts';
import { openToken, sealToken, wantsResealing } from '../src/store/sealed-token.ts';
import type { Env } from './env.ts';
import { workspaceObject } from './open-surface.ts';
import { sealingKeys } from './sealing-keys.ts';
import { connectionObject } from './way-in.ts';

/** One call goes through this many, to stay well within what a request may do. */
const stretch = 100;

/**
 * Seals tokens anew under the newest key: of connections first, then of workspaces that have their own. `after` is where
 * the last call came to, empty at the beginning. Safe to repeat; a key may go once a whole round reseals nothing.
 */
export async function rotateKeys(env: Env, after: string): Promise<KeyRotation> {
  const [part = 'connections', behind = ''] = after === '' ? [] : splitOnce(after);
  if (part === 'connections') {
    const ids = await createConnectionDirectory(env.DIRECTORY).page(behind, stretch);
    const done = await countDone(ids, (id) => connectionObject(env, id).reseal());
    return { resealed: done, next: nextAfter(ids, 'connections') ?? 'workspaces:' };
  }
  const ids = await createDirectory(env.DIRECTORY).page(behind, stretch);
  const done = await countDone(ids, (id) => resealWorkspace(env, id));
  return { resealed: done, next: nextAfter(ids, 'workspaces') ?? null };
}

async function resealWorkspace(env: Env, id: string): Promise<boolean> {
  const object = workspaceObject(env, id);
  const ring = await sealingKeys(env);
  let isDone = false;
  for (const connection of (await object.read())?.connections ?? []) {
    if (connection.access === 'approval' || !wantsResealing(ring, connection.sealedToken)) continue;
    const token = await openToken(ring, { workspace: id, sealed: connection.sealedToken });
    await object.saveConnection({
      ...connection,
      sealedToken: await sealToken(ring, { workspace: id, token }),
    });
    isDone = true;
  }
  return isDone;
}

async function countDone(ids: readonly string[], reseal: (id: string) => Promise<boolean>): Promise<number> {
  let done = 0;
  for (const id of ids) if (await reseal(id)) done += 1;
  return done;
}

function nextAfter(ids: readonly string[], part: string): string | undefined {
  return ids.length < stretch ? undefined : `${part}:${ids.at(-1) ?? ''}`;
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf(':');
  return [text.slice(0, at), text.slice(at + 1)];
}
