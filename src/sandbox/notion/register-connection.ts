import { capabilities } from './capability.ts';
import type { Capability } from './capability.ts';
import { randomId } from './notion-id.ts';
import { putGrant } from './oauth-grants.ts';
import type { OAuthContext } from './oauth-grants.ts';

interface PublicConnection {
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  readonly redirectUris: readonly string[];
  readonly templatePageId?: string | undefined;
}

interface InternalConnection {
  readonly pages: readonly string[];
}

/** A connection as its maker describes it; without capabilities it has them all. */
export type NewConnection = {
  readonly name: string;
  readonly capabilities?: readonly Capability[] | undefined;
} & (PublicConnection | InternalConnection);

/** Registers a connection: a public one, which people then authorise, or an internal one, which gets its token at once. */
export function registerConnection(
  wanted: NewConnection,
  context: OAuthContext,
): { clientId: string } | { botId: string; token: string } {
  const { records, random } = context;
  const { name } = wanted;
  const able = wanted.capabilities ?? capabilities;
  if ('clientId' in wanted) {
    const { clientId, clientSecret = null, redirectUris, templatePageId = null } = wanted;
    records.put({
      kind: 'connection',
      id: clientId,
      name,
      isPublic: true,
      capabilities: able,
      clientSecret,
      redirectUris,
      templatePageId,
    });
    return { clientId };
  }
  const botId = randomId(random);
  records.put({
    kind: 'connection',
    id: botId,
    name,
    isPublic: false,
    capabilities: able,
    clientSecret: null,
    redirectUris: [],
    templatePageId: null,
  });
  records.put({ kind: 'user', id: botId, name, avatarUrl: null, type: 'bot', email: null, ownerId: null });
  const grant = {
    botId,
    clientId: botId,
    roots: [...wanted.pages],
    redirectUri: null,
    duplicatedTemplateId: null,
  };
  return { botId, token: putGrant({ role: 'access', ...grant }, context) };
}
