import { SurfaceError } from '../../sync/surface-error.ts';
import type { NotionClient } from '../client.ts';
import { sweep } from '../sweep.ts';

/**
 * Ids of the people a connection can see, by name. A name that two people share stands for nobody, as does everyone
 * when the connection may not read people.
 */
export async function listPeople(client: NotionClient): Promise<ReadonlyMap<string, string>> {
  try {
    const { results } = await sweep((position) => client.listUsers(position));
    const people = new Map<string, string>();
    const shared = new Set<string>();
    for (const { id, name } of results) {
      if (typeof name !== 'string') continue;
      if (people.has(name)) shared.add(name);
      people.set(name, id);
    }
    for (const name of shared) people.delete(name);
    return people;
  } catch (error) {
    if (error instanceof SurfaceError && error.code === 'forbidden') return new Map();
    throw error;
  }
}
