import type { Answer } from './api-context.ts';
import { NotionError } from './notion-error.ts';
import { randomId, undashedId } from './notion-id.ts';
import type { GrantRecord } from './grant-record.ts';
import type { Records, UserRecord } from './records.ts';
import { userAnswer } from './user-answer.ts';
import { workspace } from './workspace.ts';

/** from documents: what introspection says of a connection that can edit content. */
const usualScope = ['read_content', 'insert_content', 'update_content'];
const CODE_LIFETIME = 600_000;

/** What the OAuth half needs of the sandbox. */
export interface OAuthContext {
  records: Records;
  now: number;
  random: () => number;
}

/** What a person agreed to on the authorize page. */
export interface Approval {
  clientId: string;
  redirectUri: string | null;
  personId: string;
  /** Pages shared with the connection; what it makes itself it sees as well. */
  pageIds: string[];
  /** The copy of the connection's template, when the person asked for one. */
  duplicatedTemplateId: string | null;
}

/** A code for a connection that a person approved; good once, for ten minutes. */
export function issueCode(approval: Approval, context: OAuthContext): string {
  const { clientId, redirectUri, personId, pageIds, duplicatedTemplateId } = approval;
  const bot = botFor({ clientId, personId }, context);
  const roots = duplicatedTemplateId === null ? pageIds : [...pageIds, duplicatedTemplateId];
  return putGrant(
    { role: 'code', botId: bot.id, clientId, roots, redirectUri, duplicatedTemplateId },
    context,
  );
}

/** POST /v1/oauth/token with a code. A second use of the code, or another redirect_uri, is refused. */
export function exchangeCode(
  request: { clientId: string; code: string; redirectUri: string | undefined },
  context: OAuthContext,
): Answer {
  const grant = context.records.get('grant', request.code);
  const isGood =
    grant?.role === 'code' &&
    !grant.isSpent &&
    grant.clientId === request.clientId &&
    context.now - grant.issuedAt <= CODE_LIFETIME;
  if (!isGood) throw oauthError('invalid_grant', 'Invalid code.');
  if ((request.redirectUri ?? null) !== grant.redirectUri)
    throw oauthError('invalid_grant', 'Mismatched redirect URI.');
  context.records.put({ ...grant, isSpent: true });
  return tokenPair(grant, context);
}

/** POST /v1/oauth/token with a refresh token: a new pair, and the old pair is dead. */
export function refreshTokens(
  request: { clientId: string; refreshToken: string },
  context: OAuthContext,
): Answer {
  const grant = context.records.get('grant', request.refreshToken);
  if (grant?.role !== 'refresh' || grant.isSpent || grant.clientId !== request.clientId) {
    throw oauthError('invalid_grant', 'Invalid refresh token.');
  }
  for (const other of context.records.list('grant')) {
    const isOldToken =
      other.role !== 'code' &&
      other.botId === grant.botId &&
      !other.isSpent &&
      other.issuedAt <= grant.issuedAt;
    if (isOldToken) context.records.put({ ...other, isSpent: true });
  }
  return tokenPair(grant, context);
}

/** POST /v1/oauth/introspect */
export function introspectToken(token: string, context: OAuthContext): Answer {
  const grant = context.records.get('grant', token);
  if (grant === undefined || grant.role === 'code' || grant.isSpent) return { active: false };
  return {
    active: true,
    scope: (context.records.get('connection', grant.clientId)?.capabilities ?? usualScope).join(' '),
    iat: Math.floor(grant.issuedAt / 1000),
  };
}

/** POST /v1/oauth/revoke: ends the token's connection; the same answer for a token that is none. */
export function revokeToken(token: string, context: OAuthContext): Answer {
  const grant = context.records.get('grant', token);
  if (grant === undefined) return {};
  for (const other of context.records.list('grant'))
    if (other.botId === grant.botId) context.records.put({ ...other, isSpent: true });
  return {};
}

/** from documents: an error of the OAuth endpoints. */
export function oauthError(code: string, message: string): NotionError {
  return new NotionError({ status: code === 'invalid_client' ? 401 : 400, code, message });
}

function tokenPair(grant: GrantRecord, context: OAuthContext): Answer {
  const { botId, clientId, roots, redirectUri, duplicatedTemplateId } = grant;
  const common = { botId, clientId, roots, redirectUri, duplicatedTemplateId };
  const accessToken = putGrant({ role: 'access', ...common }, context);
  const refreshToken = putGrant({ role: 'refresh', ...common }, context);
  const bot = context.records.get('user', botId);
  const owner =
    bot?.ownerId === undefined || bot.ownerId === null ? undefined : context.records.get('user', bot.ownerId);
  return {
    access_token: accessToken,
    token_type: 'bearer',
    refresh_token: refreshToken,
    bot_id: botId,
    workspace_icon: null,
    workspace_name: workspace.name,
    workspace_id: workspace.id,
    owner:
      owner === undefined
        ? { type: 'workspace', workspace: true }
        : { type: 'user', user: userAnswer(owner, context) },
    duplicated_template_id: duplicatedTemplateId,
  };
}

/** A person's connection keeps its bot when it is approved again. */
function botFor(connection: { clientId: string; personId: string }, context: OAuthContext): UserRecord {
  const { clientId, personId } = connection;
  const known = [...context.records.list('user')].find(
    (user) => user.clientId === clientId && user.ownerId === personId,
  );
  if (known !== undefined) return known;
  const id = randomId(context.random);
  const bot: UserRecord = {
    kind: 'user',
    id,
    name: context.records.get('connection', clientId)?.name ?? clientId,
    avatarUrl: null,
    type: 'bot',
    email: null,
    ownerId: personId,
    clientId,
  };
  context.records.put(bot);
  return bot;
}

/** Makes a grant and gives its secret text. */
export function putGrant(
  grant: Omit<GrantRecord, 'kind' | 'id' | 'issuedAt' | 'isSpent'>,
  context: OAuthContext,
): string {
  const secret = undashedId(randomId(context.random)) + undashedId(randomId(context.random));
  const id = {
    access: `ntn_${secret.slice(0, 46)}`,
    refresh: `nrt_${secret}`,
    code: `03${secret.slice(0, 34)}`,
  }[grant.role];
  context.records.put({
    kind: 'grant',
    id,
    ...grant,
    issuedAt: context.now,
    isSpent: false,
  });
  return id;
}
