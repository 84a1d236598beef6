import type { Connection } from '../src/store/connection.ts';
import { openToken } from '../src/store/sealed-token.ts';
import { SurfaceError } from '../src/sync/surface-error.ts';
import type { SurfaceKind } from '../src/sync/surface.ts';
import type { Access, ConnectionObject } from './connection-object.ts';
import type { Env } from './env.ts';
import { sealingKeys } from './sealing-keys.ts';

/** What an adapter needs to reach its tool. */
export interface WayIn {
  /** The token it begins with; `fetch` sees to it that a newer one is sent once there is one. */
  readonly token: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

/** The object that keeps a connection's tokens. */
export function connectionObject(env: Env, id: string): DurableObjectStub<ConnectionObject> {
  return env.CONNECTIONS.getByName(id);
}

/** Opens a connection. Throws a `SurfaceError` (`unauthorized`) when its tool has to be connected again. */
export async function openWayIn(
  env: Env,
  place: { readonly workspace: string; readonly connection: Connection },
): Promise<WayIn> {
  const { workspace, connection } = place;
  switch (connection.access) {
    case 'token': {
      const token = await openToken(await sealingKeys(env), { workspace, sealed: connection.sealedToken });
      return { token, fetch: plainFetch };
    }
    case 'service-account': {
      const text = await openToken(await sealingKeys(env), { workspace, sealed: connection.sealedToken });
      return { token: await serviceAccountToken(env, text), fetch: plainFetch };
    }
    case 'approval':
      return throughApproval(env, { id: connection.connection, tool: connection.surface });
  }
}

function plainFetch(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, init);
}

async function serviceAccountToken(env: Env, text: string): Promise<string> {
  const { ServiceAccountKey, serviceAccountTokens } =
    await import('../src/sheets/account/service-account.ts');
  const origin = env.SANDBOX_ORIGIN;
  const options = {
    fetch: plainFetch,
    now: () => Date.now(),
    ...(origin === undefined ? {} : { origin }),
  };
  return (await serviceAccountTokens(options, ServiceAccountKey.parse(JSON.parse(text)))).accessToken;
}

/** Every request takes the newest token along; one that is refused is sent once more with another token. */
async function throughApproval(
  env: Env,
  connection: { readonly id: string; readonly tool: SurfaceKind },
): Promise<WayIn> {
  const object = connectionObject(env, connection.id);
  const first = tokenOf(await object.access(), connection.tool);
  let token = first;

  function send(url: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(url, { ...init, headers });
  }

  return {
    token: first,
    async fetch(url, init) {
      const sent = token;
      const response = await send(url, init);
      if (response.status !== 401) return response;
      const access = await object.accessInstead(sent);
      if ('lost' in access) return response;
      await response.body?.cancel();
      token = access.token;
      return send(url, init);
    },
  };
}

function tokenOf(access: Access, tool: SurfaceKind): string {
  if ('token' in access) return access.token;
  throw new SurfaceError({
    code: 'unauthorized',
    surface: tool,
    request: 'connect',
    message: 'the access was taken back or has ended',
  });
}
