import type { Answer, Connection } from './api-context.ts';
import { hasCapability } from './capability.ts';
import type { Records, UserRecord } from './records.ts';
import { workspace } from './workspace.ts';

/** Whom an answer is for, as far as it says how much of people may be shown. */
interface Audience {
  records: Records;
  connection?: Connection;
}

/** A user as `GET /v1/users` and people properties show it; less of them to a connection without the capability. */
export function userAnswer(user: UserRecord, context: Audience): Answer {
  const { connection } = context;
  const isSelf = connection?.botId === user.id;
  if (connection !== undefined && !isSelf && !hasCapability(connection, 'read_users'))
    return { object: 'user', id: user.id };
  const head = { object: 'user', id: user.id, name: user.name, avatar_url: user.avatarUrl, type: user.type };
  if (user.type === 'person') {
    const seesEmail = connection === undefined || hasCapability(connection, 'read_emails');
    return { ...head, person: seesEmail ? { email: user.email, email_verified: true } : {} };
  }
  return { ...head, bot: botInfo(user, context) };
}

function botInfo(user: UserRecord, context: Audience): Answer {
  const owner = user.ownerId === null ? undefined : context.records.get('user', user.ownerId);
  return {
    // from documents: the owner of a bot that a person authorised.
    owner:
      owner === undefined
        ? { type: 'workspace', workspace: true }
        : { type: 'user', user: userAnswer(owner, context) },
    workspace_name: workspace.name,
    workspace_id: workspace.id,
    workspace_limits: { max_file_upload_size_in_bytes: workspace.maxUploadBytes },
  };
}
