import type { Services } from '../src/http/services.ts';
import { createDirectory } from '../src/store/directory.ts';
import { createSessionStore } from '../src/store/session-store.ts';
import type { Env } from './env.ts';
import { createWorkspaces } from './workspaces.ts';

/** Everything the pages and the admin API ask for, made of the bindings. */
export function createServices(env: Env): Services {
  return {
    ownerKey: env.OWNER_KEY,
    directory: createDirectory(env.DIRECTORY),
    sessions: createSessionStore(env.DIRECTORY),
    workspaces: createWorkspaces(env),
    now: () => Date.now(),
  };
}
