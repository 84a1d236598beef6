import { isShared } from './find.ts';
import type { Records } from './records.ts';

/** A bot of a public connection, and the person who authorised it. */
export interface OwnedBot {
  readonly botId: string;
  readonly ownerId: string;
}

/** The bots of a public connection that may see a page or database. */
export function botsThatSee(asked: { clientId: string; id: string }, records: Records): OwnedBot[] {
  const { clientId, id: seen } = asked;
  return [...records.list('user')].flatMap(({ id, ownerId, clientId: own, name }) => {
    if (own !== clientId || ownerId === null) return [];
    const grant = [...records.list('grant')].findLast(
      ({ role, botId, isSpent }) => role === 'access' && botId === id && !isSpent,
    );
    if (grant === undefined) return [];
    const connection = { botId: id, name, isPublic: true, roots: grant.roots };
    return isShared(seen, { records, connection }) ? [{ botId: id, ownerId }] : [];
  });
}
