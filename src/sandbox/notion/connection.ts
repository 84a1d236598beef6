import type { Connection } from './api-context.ts';
import { NotionError } from './notion-error.ts';
import type { Records } from './records.ts';
import { internalBot, personToken } from './workspace.ts';

/** The connection behind an Authorization header. Throws Notion's 401 for a token that is none or is over. */
export function connectionOf(header: string | undefined, records: Records): Connection {
  const token = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1] ?? '';
  if (token === internalBot.token) {
    const name = records.get('user', internalBot.id)?.name ?? internalBot.name;
    return { botId: internalBot.id, name, isPublic: false, roots: undefined };
  }
  if (token === personToken) {
    const person = records.list('user').find((user) => user.type === 'person');
    const { id, name } = person ?? internalBot;
    return { botId: id, name, isPublic: false, roots: undefined };
  }
  const grant = records.get('grant', token);
  if (grant?.role !== 'access' || grant.isSpent) {
    throw new NotionError({ status: 401, code: 'unauthorized', message: 'API token is invalid.' });
  }
  const name = records.get('user', grant.botId)?.name ?? grant.clientId;
  const registered = records.get('connection', grant.clientId);
  const capabilities = registered?.capabilities;
  const isPublic = registered?.isPublic ?? true;
  return { botId: grant.botId, name, isPublic, roots: grant.roots, capabilities };
}
