import { isObject, listAt, textAt } from '../json.ts';
import type { SandboxStore } from '../../sandbox-store.ts';

/** An app as it would be registered in Google's console. */
export interface RegisteredClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
}

const kind = 'google/clients';

/** Registers an app. From then on only registered apps are known, with their secret and their redirect URIs. */
export function registerClient(store: SandboxStore, client: RegisteredClient): void {
  store.put(kind, client.clientId, client);
}

/** An app by its id; `'any'` as long as none is registered, because then every id will do. */
export function clientNamed(store: SandboxStore, clientId: string): RegisteredClient | 'any' | undefined {
  const value = store.get(kind, clientId);
  if (!isObject(value)) return [...store.list(kind)].length === 0 ? 'any' : undefined;
  return {
    clientId,
    clientSecret: textAt(value, 'clientSecret') ?? '',
    redirectUris: listAt(value, 'redirectUris').filter((uri) => typeof uri === 'string'),
  };
}
