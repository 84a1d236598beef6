import type { SurfaceKind } from '../../sync/surface.ts';
import type { Services } from '../services.ts';
import { toolNames } from '../tool-name.ts';

/** Gives an access back to its tool and forgets it; the tool's own list of apps is the net below that. */
export async function disconnect(services: Services, connection: string): Promise<boolean> {
  const isRevoked = await services.tools.revoke(connection);
  await services.connections.forget(connection);
  return isRevoked;
}

/** Gives several back; gives what is to be said of it, a sentence for each that a tool did not confirm. */
export async function giveBack(
  services: Services,
  connections: readonly { readonly id: string; readonly tool: SurfaceKind }[],
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { id, tool } of connections) {
    const name = toolNames[tool];
    lines.push((await disconnect(services, id)) ? `The access to ${name} is given back.` : unconfirmed(name));
  }
  return [...new Set(lines)];
}

/** What a person can do where a tool has not answered. */
export function unconfirmed(tool: string): string {
  return `${tool} did not confirm that it took the access back: remove Northbook in its own list of connected apps to be sure.`;
}
