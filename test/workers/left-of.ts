import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';

/** Everything that is kept of a workspace: its own tables, and rows of the directory that name it. */
export async function leftOf(id: string): Promise<string[]> {
  const own = await runInDurableObject(env.WORKSPACES.getByName(id), (_, { storage }) =>
    [...storage.sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'")].map(
      ({ name }) => JSON.stringify(name),
    ),
  );
  const rows = await Promise.all(
    ['memberships', 'invites', 'connection_uses'].map(async (table) => {
      const { results } = await env.DIRECTORY.prepare(`SELECT 1 FROM ${table} WHERE workspace = ?`)
        .bind(id)
        .all();
      return results.map(() => table);
    }),
  );
  const { results } = await env.DIRECTORY.prepare('SELECT 1 FROM workspaces WHERE id = ?').bind(id).all();
  return [...own, ...rows.flat(), ...results.map(() => 'workspaces')];
}
