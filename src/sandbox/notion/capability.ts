import { NotionError } from './notion-error.ts';

/** from documents: https://developers.notion.com/reference/capabilities */
export const capabilities = [
  'read_content',
  'insert_content',
  'update_content',
  'read_comments',
  'insert_comments',
  'read_users',
  'read_emails',
] as const;
export type Capability = (typeof capabilities)[number];

/** What has capabilities: all of them when they are left out. */
interface Able {
  readonly capabilities?: readonly Capability[] | undefined;
}

/** What reads although it is a POST. */
const readingPosts = [
  '/v1/search',
  '/v1/data_sources/:id/query',
  '/v1/databases/:id/query',
  '/v1/views/:id/queries',
];

/** Refuses a request to a route that the connection is not able to use. Who it is, everybody may ask. */
export function requireCapability(route: { method: string; path: string }, connection: Able): void {
  const needed = capabilityFor(route);
  if (needed === undefined || hasCapability(connection, needed)) return;
  throw new NotionError({
    status: 403,
    code: 'restricted_resource',
    message: 'Insufficient permissions for this endpoint.',
  });
}

export function hasCapability(connection: Able, needed: Capability): boolean {
  return connection.capabilities === undefined || connection.capabilities.includes(needed);
}

function capabilityFor({ method, path }: { method: string; path: string }): Capability | undefined {
  if (path === '/v1/users/me') return undefined;
  if (path.startsWith('/v1/users')) return 'read_users';
  if (path.startsWith('/v1/comments')) return method === 'GET' ? 'read_comments' : 'insert_comments';
  if (method === 'GET' || readingPosts.includes(path)) return 'read_content';
  const isInsert = method === 'POST' ? !path.endsWith('/move') : path.endsWith('/children');
  return isInsert ? 'insert_content' : 'update_content';
}
