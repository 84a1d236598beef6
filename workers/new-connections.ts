import type { NewWorkspace } from '../src/http/api/new-workspace.ts';
import { invalidBody } from '../src/http/errors.ts';
import type { NewInstallation } from '../src/http/install/new-installation.ts';
import type { Connection } from '../src/store/connection.ts';
import { createConnectionDirectory } from '../src/store/connection-directory.ts';
import { sealToken } from '../src/store/sealed-token.ts';
import { surfaceKinds } from '../src/sync/surface.ts';
import type { Env } from './env.ts';
import { sealingKeys } from './sealing-keys.ts';

/** Ways in through connections that people approved. */
export async function approvedConnections(
  env: Env,
  chosen: Pick<NewInstallation, 'connections' | 'page'>,
): Promise<readonly Extract<Connection, { access: 'approval' }>[]> {
  const known = createConnectionDirectory(env.DIRECTORY);
  const ways = surfaceKinds.map(async (surface) => {
    const connection = chosen.connections[surface];
    if (connection === undefined) return [];
    const copy = (await known.find(connection))?.copy;
    const parent = surface === 'notion' ? chosen.page : undefined;
    return [{ access: 'approval', surface, connection, parent, copy } as const];
  });
  return (await Promise.all(ways)).flat();
}

/** Ways in by tokens that whoever runs this Northbook puts in, sealed under the workspace's id. */
export async function sealConnections(
  env: Env,
  workspace: { readonly id: string; readonly connections: NewWorkspace['connections'] },
): Promise<readonly Connection[]> {
  const { id, connections } = workspace;
  const { notion, sheets } = connections;
  const ring = await sealingKeys(env);
  const ways: Connection[] = [];
  if (notion !== undefined) {
    const sealedToken = await sealToken(ring, { workspace: id, token: notion.token });
    ways.push({ access: 'token', surface: 'notion', sealedToken, parent: notion.page });
  }
  if (sheets !== undefined && 'token' in sheets) {
    const sealedToken = await sealToken(ring, { workspace: id, token: sheets.token });
    ways.push({ access: 'token', surface: 'sheets', sealedToken });
  }
  if (sheets !== undefined && 'serviceAccount' in sheets) {
    const { ServiceAccountKey } = await import('../src/sheets/account/service-account.ts');
    const key = ServiceAccountKey.safeParse(sheets.serviceAccount);
    if (!key.success) throw invalidBody(key.error);
    const sealedToken = await sealToken(ring, { workspace: id, token: JSON.stringify(key.data) });
    ways.push({
      access: 'service-account',
      surface: 'sheets',
      sealedToken,
      parent: spreadsheetId(sheets.spreadsheet),
    });
  }
  return ways;
}

/** The id in a spreadsheet's address, or an id as such. */
function spreadsheetId(text: string): string {
  return /\/d\/([\w-]+)/.exec(text)?.[1] ?? text;
}
